import { describeLayer } from '../layer-description';
import { floatTensor } from '../tensor-type';
import { reachOf, windowTooLarge } from './convolution';
import { biasWeights, kernelWeight } from './initial-weights';
import { pictureInput } from './layer-input';
import { accepted } from './outcome';
import { activationRow, biasRow, dilationRow, initRow, padRow, strideRow } from './setting-rows';
import { slideWindow } from './window';

/** Kernel [height, width, channels, multiplier]; channel c gives the results c * multiplier and following. */
export const depthwiseConvolution = describeLayer({
  kind: 'depthwise',
  family: 'convolution',
  summary: 'Slides a window of its own over each channel, without mixing channels.',
  formula: 'y[i, j, c] = act(sum over u, v of W[u, v, c] * x[i * s + u, j * s + v, c] + b[c])',
  reference: 'Sifre 2014, Rigid-motion scattering for image classification; Howard et al. 2017, MobileNets',
  settings: {
    kernel: { type: 'pair', meaning: 'Height and width of the window.', position: 0 },
    activation: activationRow,
    stride: strideRow,
    pad: padRow,
    dilation: dilationRow,
    multiplier: { type: 'count', meaning: 'How many results each channel gives.', default: 1 },
    bias: biasRow,
    init: initRow,
  },
  inputs: { least: 1, most: 1 },
  infer(settings, inputs) {
    const picture = pictureInput('depthwise', inputs);
    if (!picture.ok) {
      return picture;
    }
    const { kernel, multiplier, bias, init, activation } = settings;
    const placement = slideWindow([picture.height, picture.width], settings);
    if (placement === undefined) {
      return windowTooLarge('depthwise', settings, picture.type.shape);
    }
    const [height, width] = placement.output;
    const taps = kernel[0] * kernel[1];
    const channels = picture.channels * multiplier;
    return accepted('depthwise', {
      output: floatTensor([height, width, channels]),
      weights: [
        kernelWeight([...kernel, picture.channels, multiplier], { init, activation, fanIn: taps, fanOut: taps * multiplier }),
        ...biasWeights(bias, channels),
      ],
      macs: height * width * taps * channels,
      field: { kernel: reachOf(settings), stride: settings.stride },
    });
  },
});

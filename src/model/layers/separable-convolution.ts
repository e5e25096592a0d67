import { describeLayer } from '../layer-description';
import { floatTensor } from '../tensor-type';
import { reachOf, windowTooLarge } from './convolution';
import { biasWeights, kernelInitializer, parameter } from './initial-weights';
import { pictureInput } from './layer-input';
import { accepted } from './outcome';
import { activationRow, biasRow, dilationRow, initRow, padRow, strideRow } from './setting-rows';
import { slideWindow } from './window';

/** Weights `depthwise` [height, width, channels, 1] and `pointwise` [1, 1, channels, filters]; one bias, after both. */
export const separableConvolution = describeLayer({
  kind: 'separable',
  family: 'convolution',
  summary: 'A window for each channel, then a 1x1 convolution that mixes them: a convolution at a fraction of the cost.',
  formula: 'y = act(P * (D * x) + b), D a window for each channel, P of size 1x1',
  reference: 'Chollet 2017, Xception: deep learning with depthwise separable convolutions',
  settings: {
    filters: { type: 'count', meaning: 'Number of filters, the channels of the result.', position: 0 },
    kernel: { type: 'pair', meaning: 'Height and width of the window.', position: 1 },
    activation: activationRow,
    stride: strideRow,
    pad: padRow,
    dilation: dilationRow,
    bias: biasRow,
    init: { ...initRow, meaning: 'How both kernels start; left out: He before the relu family, Glorot elsewhere.' },
  },
  inputs: { least: 1, most: 1 },
  infer(settings, inputs) {
    const picture = pictureInput('separable', inputs);
    if (!picture.ok) {
      return picture;
    }
    const { filters, kernel, bias, init, activation } = settings;
    const placement = slideWindow([picture.height, picture.width], settings);
    if (placement === undefined) {
      return windowTooLarge('separable', settings, picture.type.shape);
    }
    const [height, width] = placement.output;
    const taps = kernel[0] * kernel[1];
    const { channels } = picture;
    // Nothing bends between the two kernels, so the first starts as before a linear unit.
    const first = kernelInitializer({ init, activation: 'linear', fanIn: taps, fanOut: taps });
    const second = kernelInitializer({ init, activation, fanIn: channels, fanOut: filters });
    return accepted('separable', {
      output: floatTensor([height, width, filters]),
      weights: [
        parameter('depthwise', [...kernel, channels, 1], first),
        parameter('pointwise', [1, 1, channels, filters], second),
        ...biasWeights(bias, filters),
      ],
      macs: height * width * channels * (taps + filters),
      field: { kernel: reachOf(settings), stride: settings.stride },
    });
  },
});

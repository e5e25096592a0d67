import { describeLayer } from '../layer-description';
import { floatTensor, formatShape } from '../tensor-type';
import { biasWeights, kernelWeight } from './initial-weights';
import { pictureInput } from './layer-input';
import { accepted, refused } from './outcome';
import { activationRow, biasRow, initRow, padRow, strideRow } from './setting-rows';
import { spreadWindow } from './window';

/** Kernel [height, width, filters, channels], as TensorFlow keeps it. Multiply-adds: every input number is spread over one kernel for each filter. */
export const transposedConvolution = describeLayer({
  kind: 'deconv',
  family: 'convolution',
  summary: 'Spreads each pixel over a trained window: the transpose of a convolution, which enlarges by its stride.',
  formula: 'y[i * s + u, j * s + v, f] += sum over c of W[u, v, f, c] * x[i, j, c]; y = act(y + b[f])',
  reference: 'Zeiler et al. 2010, Deconvolutional networks',
  settings: {
    filters: { type: 'count', meaning: 'Number of filters, the channels of the result.', position: 0 },
    kernel: { type: 'pair', meaning: 'Height and width of the window.', position: 1 },
    activation: activationRow,
    stride: { ...strideRow, meaning: 'How far neighbouring windows lie apart in the result: the factor by which it grows.' },
    pad: { ...padRow, meaning: 'What is cut off around the result; `same` gives size * stride.' },
    bias: biasRow,
    init: initRow,
  },
  inputs: { least: 1, most: 1 },
  infer(settings, inputs) {
    const picture = pictureInput('deconv', inputs);
    if (!picture.ok) {
      return picture;
    }
    const { filters, kernel, stride, bias, init, activation } = settings;
    const placement = spreadWindow([picture.height, picture.width], settings);
    if (placement === undefined) {
      const message = `deconv ${formatShape(kernel)} with this padding leaves nothing of ${formatShape(picture.type.shape)}.`;
      return refused('ZOO1220', message, { kind: 'setArgument', name: 'pad', text: '0', title: 'Leave the padding out' });
    }
    const [height, width] = placement.output;
    // Only every stride-th tap meets a pixel, so this many reach one output number.
    const seen = [Math.ceil(kernel[0] / stride[0]), Math.ceil(kernel[1] / stride[1])] as const;
    const start = { init, activation, fanIn: seen[0] * seen[1] * picture.channels, fanOut: kernel[0] * kernel[1] * filters };
    return accepted('deconv', {
      output: floatTensor([height, width, filters]),
      weights: [kernelWeight([...kernel, filters, picture.channels], start), ...biasWeights(bias, filters)],
      macs: picture.height * picture.width * kernel[0] * kernel[1] * picture.channels * filters,
      field: { kernel: seen, stride: [1 / stride[0], 1 / stride[1]] },
    });
  },
});

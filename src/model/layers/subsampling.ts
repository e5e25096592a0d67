import { describeLayer } from '../layer-description';
import { floatTensor } from '../tensor-type';
import { windowTooLarge } from './convolution';
import { biasWeights, parameter } from './initial-weights';
import { pictureInput } from './layer-input';
import { accepted } from './outcome';
import { activationRow } from './setting-rows';
import { slideWindow } from './window';

/** LeNet's pooling with a trained coefficient and bias for each map: 2 parameters a channel. Weights `coefficient` and `bias`, each [channels]. */
export const subsampling = describeLayer({
  kind: 'subsample',
  family: 'pooling',
  summary: "LeNet's trainable pooling: the average of each window times a coefficient plus a bias, one pair for each map.",
  formula: 'y[i, j, c] = act(w[c] * mean over u, v of x[i * s + u, j * s + v, c] + b[c])',
  reference: 'LeCun et al. 1998, Gradient-based learning applied to document recognition',
  settings: {
    kernel: { type: 'pair', meaning: 'Height and width of the window, which moves by its own size.', position: 0 },
    activation: activationRow,
  },
  inputs: { least: 1, most: 1 },
  infer({ kernel }, inputs) {
    const picture = pictureInput('subsample', inputs);
    if (!picture.ok) {
      return picture;
    }
    const window = { kernel, stride: kernel, pad: [0, 0, 0, 0] } as const;
    const placement = slideWindow([picture.height, picture.width], window);
    if (placement === undefined) {
      return windowTooLarge('subsample', window, picture.type.shape);
    }
    return accepted('subsample', {
      output: floatTensor([...placement.output, picture.channels]),
      weights: [parameter('coefficient', [picture.channels], { kind: 'constant', value: 1 }), ...biasWeights(true, picture.channels)],
      macs: 0,
      field: { kernel, stride: kernel },
    });
  },
});

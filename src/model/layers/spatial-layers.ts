import { describeLayer } from '../layer-description';
import { floatTensor, formatShape, sizeOf } from '../tensor-type';
import { floatInput, pictureInput } from './layer-input';
import { accepted, refused, unchanged } from './outcome';

/** Inputs: the picture, then theta. Coordinates run from -1 to 1 between the centres of the outer pixels; outside is zero. */
export const affineSampling = describeLayer({
  kind: 'affine',
  family: 'spatial',
  summary: 'A spatial transformer: moves, turns, scales and shears a picture by 6 numbers that a network gives.',
  formula: '(u, v) = theta * (i, j, 1); y[i, j] = bilinear sample of x at (u, v)',
  reference: 'Jaderberg et al. 2015, Spatial transformer networks',
  settings: {
    theta: {
      type: 'reference',
      meaning: 'The 6 numbers, two rows of a matrix: a, b, tx, c, d, ty; 1, 0, 0, 0, 1, 0 changes nothing.',
      position: 0,
    },
  },
  inputs: { least: 2, most: 2 },
  infer(_settings, inputs) {
    const picture = pictureInput('affine', inputs);
    if (!picture.ok) {
      return picture;
    }
    const theta = floatInput('affine', inputs, 1);
    if (!theta.ok) {
      return theta;
    }
    if (sizeOf(theta.type.shape) !== 6) {
      return refused('ZOO1216', `affine needs 6 numbers as theta and gets ${formatShape(theta.type.shape)}.`);
    }
    return accepted('affine', { output: floatTensor(picture.type.shape), weights: [], macs: 0, field: 'all' });
  },
});

/** Inputs: the picture, then boxes [count, 4] as top, left, bottom, right in input pixels. Gives [count, height, width, channels]. */
export const regionAlignment = describeLayer({
  kind: 'roialign',
  family: 'spatial',
  summary: 'Cuts a box of any size out of a picture and brings it to one size, by bilinear samples.',
  formula: 'y[b, i, j] = mean of bilinear samples of x within cell (i, j) of box b',
  reference: 'He et al. 2017, Mask R-CNN; Girshick 2015, Fast R-CNN (pooling of regions)',
  settings: {
    boxes: { type: 'reference', meaning: 'The boxes, count x 4: top, left, bottom, right.', position: 0 },
    size: { type: 'pair', meaning: 'Height and width of each result.', position: 1, default: [7, 7] },
    scale: { type: 'number', meaning: 'Pixels of this picture for one unit of the boxes.', default: 1, minimum: 0 },
    samples: { type: 'count', meaning: 'Samples along each side of a cell.', default: 2 },
  },
  inputs: { least: 2, most: 2 },
  infer({ size }, inputs) {
    const picture = pictureInput('roialign', inputs);
    if (!picture.ok) {
      return picture;
    }
    const boxes = floatInput('roialign', inputs, 1);
    if (!boxes.ok) {
      return boxes;
    }
    const [count, sides, ...more] = boxes.type.shape;
    if (count === undefined || sides !== 4 || more.length > 0) {
      return refused('ZOO1216', `roialign needs boxes of shape count x 4 and gets ${formatShape(boxes.type.shape)}.`);
    }
    return accepted('roialign', { output: floatTensor([count, ...size, picture.channels]), weights: [], macs: 0, field: 'all' });
  },
});

export const gradientReversal = describeLayer({
  kind: 'reverse',
  family: 'spatial',
  summary: 'Changes nothing on the way forward and turns the gradient round on the way back.',
  formula: 'y = x; dx = -lambda * dy',
  reference: 'Ganin et al. 2016, Domain-adversarial training of neural networks',
  settings: { lambda: { type: 'number', meaning: 'The factor of the reversed gradient.', position: 0, default: 1 } },
  inputs: { least: 1, most: 1 },
  infer(_settings, inputs) {
    const input = floatInput('reverse', inputs);
    return input.ok ? unchanged('reverse', input.type) : input;
  },
});

/** Not divided by the number of pixels. Its products do not count as multiply-adds. */
export const gramMatrix = describeLayer({
  kind: 'gram',
  family: 'spatial',
  summary: 'How strongly every two channels go together over the picture: its style, without places.',
  formula: 'y[c, d] = sum over i, j of x[i, j, c] * x[i, j, d]',
  reference: 'Gatys, Ecker & Bethge 2015, A neural algorithm of artistic style',
  settings: {},
  inputs: { least: 1, most: 1 },
  infer(_settings, inputs) {
    const picture = pictureInput('gram', inputs);
    if (!picture.ok) {
      return picture;
    }
    return accepted('gram', { output: floatTensor([picture.channels, picture.channels]), weights: [], macs: 0, field: 'all' });
  },
});

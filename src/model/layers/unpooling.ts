import { describeLayer } from '../layer-description';
import { floatTensor, formatShape, sameShape } from '../tensor-type';
import { pictureInput } from './layer-input';
import { accepted, refused } from './outcome';

/** Inputs: the tensor, then what the named max pooling took and what it gave; its window is read from the pooling layer itself. */
export const unpooling = describeLayer({
  kind: 'unpool',
  family: 'pooling',
  summary: 'Puts each value back where a max pooling took its maximum, with zeros elsewhere.',
  formula: 'y[argmax of the window (i, j, c)] = x[i, j, c], 0 elsewhere',
  reference: 'Zeiler & Fergus 2013, Visualizing and understanding convolutional networks; Badrinarayanan et al. 2015, SegNet',
  settings: {
    pool: { type: 'reference', meaning: 'The max pooling whose places are used.', position: 0, brings: 'inputAndOutput' },
  },
  inputs: { least: 3, most: 3 },
  infer(_settings, inputs) {
    const values = pictureInput('unpool', inputs, 0);
    if (!values.ok) {
      return values;
    }
    const before = pictureInput('unpool', inputs, 1);
    if (!before.ok) {
      return before;
    }
    const after = pictureInput('unpool', inputs, 2);
    if (!after.ok) {
      return after;
    }
    if (!sameShape(values.type.shape, after.type.shape)) {
      return refused(
        'ZOO1209',
        `unpool gets ${formatShape(values.type.shape)}, but its max pooling gave ${formatShape(after.type.shape)}; both must be the same.`,
      );
    }
    return accepted('unpool', {
      output: floatTensor(before.type.shape),
      weights: [],
      macs: 0,
      field: { kernel: [1, 1], stride: [after.height / before.height, after.width / before.width] },
    });
  },
});

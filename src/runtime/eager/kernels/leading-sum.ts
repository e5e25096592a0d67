import { util } from '@tensorflow/tfjs-core';
import { elementCount } from '#program/element-bytes';
import type { EagerKernel } from '../register-kernels';
import { toNumbers } from './kernel-attributes';

/**
 * `Sum` over the first axes of a float32 tensor, such as a bias's gradient over batch, height and width: row by row into float64 sums. The
 * backend's own kernel transposes first and sums in float32, slower and less exact; it keeps the other cases.
 */
export const leadingSum: EagerKernel = {
  name: 'Sum',
  run: ({ backend, attributes, input, builtIn }) => {
    const x = input('x');
    const axes = util.parseAxisParam(toNumbers(attributes['axis']), x.shape).sort((a, b) => a - b);
    const leading = axes.length > 0 && axes.length < x.shape.length && axes.every((axis, index) => axis === index);
    if (x.dtype !== 'float32' || !leading) {
      return builtIn();
    }
    const kept = x.shape.slice(axes.length);
    const shape = attributes['keepDims'] === true ? [...axes.map(() => 1), ...kept] : kept;
    const sums = backend.allocate(shape, 'float32');
    const columns = elementCount(kept);
    const totals = new Float64Array(columns);
    const numbers = backend.view(x);
    for (let start = 0; start < numbers.length; start += columns) {
      for (let column = 0; column < columns; column++) {
        totals[column] = (totals[column] ?? 0) + (numbers[start + column] ?? 0);
      }
    }
    backend.view(sums).set(totals);
    return sums;
  },
};

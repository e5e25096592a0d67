import { elementCount } from '#program/element-bytes';
import type { EagerKernel } from '../register-kernels';
import { toNumbers } from './kernel-attributes';

/** Sums the rows of `x` that share a segment, the gradient of a lookup by index: `out[s] = sum over rows r with ids[r] = s of x[r]`. Ids outside are left out. */
export const segmentSum: EagerKernel = {
  name: 'UnsortedSegmentSum',
  run: ({ backend, attributes, input }) => {
    const x = input('x');
    const ids = input('segmentIds');
    const [segments = 0] = toNumbers(attributes['numSegments']);
    const rowShape = x.shape.slice(ids.shape.length);
    const size = elementCount(rowShape);
    const sums = backend.allocate([segments, ...rowShape], x.dtype === 'int32' ? 'int32' : 'float32');
    const to = backend.view(sums).fill(0);
    const from = backend.view(x);
    const idNumbers = backend.view(ids);
    for (let row = 0; row < idNumbers.length; row++) {
      const segment = idNumbers[row] ?? -1;
      if (segment >= 0 && segment < segments) {
        for (let index = 0; index < size; index++) {
          to[segment * size + index] = (to[segment * size + index] ?? 0) + (from[row * size + index] ?? 0);
        }
      }
    }
    return sums;
  },
};

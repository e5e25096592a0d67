import type { EagerKernel } from '../register-kernels';

/** `z - max - log(sum(exp(z - max)))` along the last axis, in float64; a kernel of tfjs-core that neither of its backends here brings. */
export const logSoftmax: EagerKernel = {
  name: 'LogSoftmax',
  run: ({ backend, input }) => {
    const logits = input('logits');
    const classes = Math.max(1, logits.shape.at(-1) ?? 1);
    const result = backend.allocate(logits.shape, 'float32');
    const from = backend.view(logits);
    const to = backend.view(result);
    for (let start = 0; start < from.length; start += classes) {
      const row = Array.from(from.subarray(start, start + classes));
      const most = row.reduce((highest, logit) => Math.max(highest, logit), -Infinity);
      const shift = most + Math.log(row.reduce((sum, logit) => sum + Math.exp(logit - most), 0));
      row.forEach((logit, index) => {
        to[start + index] = logit - shift;
      });
    }
    return result;
  },
};

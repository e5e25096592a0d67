import type { EagerKernel } from '../register-kernels';
import { convolutionGeometry } from './convolution-geometry';
import { forEachTap } from './depthwise-taps';
import { toNumbers } from './kernel-attributes';

/** Gradient of a depthwise convolution by its input: `dx[y, x, c] = sum_m W[fy, fx, c, m] dy[oy, ox, c m]`. */
export const depthwiseInputGradient: EagerKernel = {
  name: 'DepthwiseConv2dNativeBackpropInput',
  run: ({ backend, attributes, input }) => {
    const inputShape = toNumbers(attributes['inputShape']);
    const filterTensor = input('filter');
    const geometry = convolutionGeometry({ input: inputShape, filter: filterTensor.shape, attributes, depthwise: true });
    const gradient = backend.allocate(inputShape, 'float32');
    const dx = backend.view(gradient);
    const dy = backend.view(input('dy'));
    const filter = backend.view(filterTensor);
    const multiplier = filterTensor.shape[3] ?? 1;
    const { inChannels } = geometry;
    dx.fill(0);
    forEachTap(geometry, (pixel, weight, output) => {
      for (let channel = 0; channel < inChannels; channel++) {
        let sum = dx[pixel * inChannels + channel] ?? 0;
        for (let copy = channel * multiplier; copy < (channel + 1) * multiplier; copy++) {
          sum += (filter[weight * inChannels * multiplier + copy] ?? 0) * (dy[output * inChannels * multiplier + copy] ?? 0);
        }
        dx[pixel * inChannels + channel] = sum;
      }
    });
    return gradient;
  },
};

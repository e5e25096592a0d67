import type { EagerKernel } from '../register-kernels';
import { convolutionGeometry } from './convolution-geometry';
import { forEachTap } from './depthwise-taps';
import { toNumbers } from './kernel-attributes';

/** Gradient of a depthwise convolution by its filter [height, width, channels, multiplier]: `dW[fy, fx, c, m] = sum x dy`, summed in float64. */
export const depthwiseFilterGradient: EagerKernel = {
  name: 'DepthwiseConv2dNativeBackpropFilter',
  run: ({ backend, attributes, input }) => {
    const filterShape = toNumbers(attributes['filterShape']);
    const geometry = convolutionGeometry({ input: input('x').shape, filter: filterShape, attributes, depthwise: true });
    const gradient = backend.allocate(filterShape, 'float32');
    const x = backend.view(input('x'));
    const dy = backend.view(input('dy'));
    const multiplier = filterShape[3] ?? 1;
    const { inChannels } = geometry;
    const sums = new Float64Array(geometry.filterHeight * geometry.filterWidth * inChannels * multiplier);
    forEachTap(geometry, (pixel, weight, output) => {
      for (let channel = 0; channel < inChannels; channel++) {
        const seen = x[pixel * inChannels + channel] ?? 0;
        const start = channel * multiplier;
        for (let copy = 0; copy < multiplier; copy++) {
          const at = weight * inChannels * multiplier + start + copy;
          sums[at] = (sums[at] ?? 0) + seen * (dy[output * inChannels * multiplier + start + copy] ?? 0);
        }
      }
    });
    backend.view(gradient).set(sums);
    return gradient;
  },
};

import type { EagerKernel } from '../register-kernels';
import { convolutionGeometry, type ConvolutionGeometry } from './convolution-geometry';
import { toPair } from './kernel-attributes';
import type { Numbers } from '../tensor-backend';

/**
 * Gradient of an average pooling whose windows do not overlap and need no padding, the usual case: each pixel takes its share of its one
 * window. The backend's own kernel, which gathers from all windows, keeps the other cases.
 */
export const averagePoolGradient: EagerKernel = {
  name: 'AvgPoolGrad',
  run: ({ backend, attributes, input, builtIn }) => {
    const { shape } = input('input');
    const channels = shape[3] ?? 1;
    const [height, width] = toPair(attributes['filterSize']);
    const geometry = convolutionGeometry({ input: shape, filter: [height, width, channels, 1], attributes, depthwise: true });
    const tiled = geometry.strideHeight === height && geometry.strideWidth === width && geometry.padTop === 0 && geometry.padLeft === 0;
    if (!tiled || geometry.outHeight * height > geometry.inHeight || geometry.outWidth * width > geometry.inWidth) {
      return builtIn();
    }
    const gradient = backend.allocate(shape, 'float32');
    const dx = backend.view(gradient);
    if (geometry.outHeight * height < geometry.inHeight || geometry.outWidth * width < geometry.inWidth) {
      dx.fill(0);
    }
    spread(geometry, backend.view(input('dy')), dx);
    return gradient;
  },
};

/** Writes each window's share to its pixels, row of pixels by row of pixels. */
function spread(geometry: ConvolutionGeometry, dy: Numbers, dx: Numbers): void {
  const { batch, inHeight, inWidth, inChannels, outHeight, outWidth, filterHeight, filterWidth } = geometry;
  const share = 1 / (filterHeight * filterWidth);
  const usedHeight = outHeight * filterHeight;
  for (let line = 0; line < batch * usedHeight; line++) {
    const image = Math.floor(line / usedHeight);
    const y = line % usedHeight;
    const at = (image * inHeight + y) * inWidth * inChannels;
    const from = (image * outHeight + Math.floor(y / filterHeight)) * outWidth * inChannels;
    for (let x = 0; x < outWidth * filterWidth; x++) {
      const window = from + Math.floor(x / filterWidth) * inChannels;
      for (let channel = 0; channel < inChannels; channel++) {
        dx[at + x * inChannels + channel] = (dy[window + channel] ?? 0) * share;
      }
    }
  }
}

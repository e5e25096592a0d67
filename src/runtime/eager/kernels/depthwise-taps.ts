import type { ConvolutionGeometry } from './convolution-geometry';

/** Calls `visit(pixel, weight, output)` for every input pixel that a filter position meets at an output position, all counted without channels. */
export function forEachTap(geometry: ConvolutionGeometry, visit: (pixel: number, weight: number, output: number) => void): void {
  const { batch, inHeight, inWidth, outHeight, outWidth, filterHeight, filterWidth } = geometry;
  for (let output = 0; output < batch * outHeight * outWidth; output++) {
    const image = Math.floor(output / (outHeight * outWidth));
    const top = (Math.floor(output / outWidth) % outHeight) * geometry.strideHeight - geometry.padTop;
    const left = (output % outWidth) * geometry.strideWidth - geometry.padLeft;
    for (let weight = 0; weight < filterHeight * filterWidth; weight++) {
      const y = top + Math.floor(weight / filterWidth) * geometry.dilationHeight;
      const x = left + (weight % filterWidth) * geometry.dilationWidth;
      if (y >= 0 && y < inHeight && x >= 0 && x < inWidth) {
        visit((image * inHeight + y) * inWidth + x, weight, output);
      }
    }
  }
}

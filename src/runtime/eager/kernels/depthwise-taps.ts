import type { ConvolutionGeometry } from './convolution-geometry';

/** Calls `visit(pixel, weight, output)` for every input pixel that a filter position meets at an output position, all counted without channels. */
export function forEachTap(geometry: ConvolutionGeometry, visit: (pixel: number, weight: number, output: number) => void): void {
  const { batch, inHeight, inWidth, outHeight, outWidth, filterHeight, filterWidth } = geometry;
  for (let image = 0; image < batch; image++) {
    for (let oy = 0; oy < outHeight; oy++) {
      for (let ox = 0; ox < outWidth; ox++) {
        const output = (image * outHeight + oy) * outWidth + ox;
        for (let fy = 0; fy < filterHeight; fy++) {
          const y = oy * geometry.strideHeight + fy * geometry.dilationHeight - geometry.padTop;
          for (let fx = 0; fx < filterWidth; fx++) {
            const x = ox * geometry.strideWidth + fx * geometry.dilationWidth - geometry.padLeft;
            if (y >= 0 && y < inHeight && x >= 0 && x < inWidth) {
              visit((image * inHeight + y) * inWidth + x, fy * filterWidth + fx, output);
            }
          }
        }
      }
    }
  }
}

import type { TensorInfo } from '@tensorflow/tfjs-core';
import { elementCount } from '#program/element-bytes';
import type { EagerKernel } from '../register-kernels';
import type { TensorBackend } from '../tensor-backend';
import { convolutionGeometry, type ConvolutionGeometry } from './convolution-geometry';
import { toNumbers } from './kernel-attributes';
import { matrixProduct } from './matrix-product';
import { writePatchRows } from './patches';

/**
 * Gradient of a convolution by its filter: `dW[r, n] = sum_p patches[r, p] dy[p, n]`, a product of the patches that each filter weight
 * saw (rows, one a weight) with the gradients of the outputs. Several images are done at once, as many as keep the patches small; the
 * number depends on the shapes alone, so that sums have one order.
 */
export const convolutionFilterGradient: EagerKernel = {
  name: 'Conv2DBackpropFilter',
  run: ({ backend, attributes, input }) => {
    const x = input('x');
    const dy = input('dy');
    const filterShape = toNumbers(attributes['filterShape']);
    const geometry = convolutionGeometry({ input: x.shape, filter: filterShape, attributes, depthwise: false });
    const images = imagesAtOnce(geometry);
    if (images >= geometry.batch) {
      return { ...partialGradient(backend, { geometry, x, dy, first: 0, images: geometry.batch }), shape: filterShape };
    }
    const gradient = backend.allocate(filterShape, 'float32');
    backend.view(gradient).fill(0);
    for (let first = 0; first < geometry.batch; first += images) {
      const part = partialGradient(backend, { geometry, x, dy, first, images: Math.min(images, geometry.batch - first) });
      addTo(backend, gradient, part);
      backend.release(part);
    }
    return gradient;
  },
};

/** The most numbers that a block of patches holds, unless one image needs more: 16 MiB. */
const mostPatchNumbers = 2 ** 22;

interface ImageRange {
  readonly geometry: ConvolutionGeometry;
  readonly x: TensorInfo;
  readonly dy: TensorInfo;
  readonly first: number;
  readonly images: number;
}

function imagesAtOnce({ filterHeight, filterWidth, inChannels, outHeight, outWidth }: ConvolutionGeometry): number {
  const imageNumbers = filterHeight * filterWidth * inChannels * outHeight * outWidth;
  return Math.max(1, Math.floor(mostPatchNumbers / Math.max(1, imageNumbers)));
}

function partialGradient(backend: TensorBackend, { geometry, x, dy, first, images }: ImageRange): TensorInfo {
  const rows = geometry.filterHeight * geometry.filterWidth * geometry.inChannels;
  const positions = images * geometry.outHeight * geometry.outWidth;
  const patches = backend.allocate([rows, positions], 'float32');
  const wholeBatch = images === geometry.batch;
  const outputs = wholeBatch ? dy : backend.allocate([positions, geometry.outChannels], 'float32');
  if (!wholeBatch) {
    const start = first * geometry.outHeight * geometry.outWidth * geometry.outChannels;
    backend.view(outputs).set(backend.view(dy).subarray(start, start + elementCount(outputs.shape)));
  }
  writePatchRows({ geometry, first, images, input: backend.view(x), patches: backend.view(patches) });
  const gradient = matrixProduct(
    backend,
    { tensor: patches, rows, columns: positions },
    { tensor: outputs, rows: positions, columns: geometry.outChannels },
  );
  backend.release(patches);
  if (!wholeBatch) {
    backend.release(outputs);
  }
  return gradient;
}

function addTo(backend: TensorBackend, total: TensorInfo, part: TensorInfo): void {
  const sums = backend.view(total);
  const parts = backend.view(part);
  for (let index = 0; index < sums.length; index++) {
    sums[index] = (sums[index] ?? 0) + (parts[index] ?? 0);
  }
}

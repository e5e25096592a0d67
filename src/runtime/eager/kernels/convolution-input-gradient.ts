import type { NamedAttrMap, TensorInfo } from '@tensorflow/tfjs-core';
import { elementCount } from '#program/element-bytes';
import type { EagerKernel } from '../register-kernels';
import type { Numbers, TensorBackend } from '../tensor-backend';
import { convolutionGeometry, type ConvolutionGeometry } from './convolution-geometry';
import { toNumbers } from './kernel-attributes';
import { matrixProduct } from './matrix-product';
import { addPatches } from './patches';
import { transposeMatrix } from './transposed-product';

/**
 * Gradient of a convolution by its input. With a stride of 1 it is itself a convolution, of the outputs' gradients with the filter turned
 * around; otherwise the gradients of the patches are a matrix product, and are added to the pixels that the patches came from.
 */
export const convolutionInputGradient: EagerKernel = {
  name: 'Conv2DBackpropInput',
  run: ({ backend, attributes, input }) => {
    const dy = input('dy');
    const filter = input('filter');
    const inputShape = toNumbers(attributes['inputShape']);
    const geometry = convolutionGeometry({ input: inputShape, filter: filter.shape, attributes, depthwise: false });
    const call: InputGradient = { geometry, dy, filter, inputShape };
    return byConvolution(backend, call) ?? byPatches(backend, call);
  },
};

interface InputGradient {
  readonly geometry: ConvolutionGeometry;
  readonly dy: TensorInfo;
  readonly filter: TensorInfo;
  readonly inputShape: number[];
}

/** The gradient as a convolution, where the stride is 1 and the padding no wider than the filter reaches. */
function byConvolution(backend: TensorBackend, { geometry, dy, filter, inputShape }: InputGradient): TensorInfo | undefined {
  const reachHeight = (geometry.filterHeight - 1) * geometry.dilationHeight;
  const reachWidth = (geometry.filterWidth - 1) * geometry.dilationWidth;
  const top = reachHeight - geometry.padTop;
  const left = reachWidth - geometry.padLeft;
  const bottom = geometry.inHeight - (geometry.outHeight + top - reachHeight);
  const right = geometry.inWidth - (geometry.outWidth + left - reachWidth);
  const kernel = backend.kernel('Conv2D');
  if (kernel === undefined || geometry.strideHeight !== 1 || geometry.strideWidth !== 1 || Math.min(top, left, bottom, right) < 0) {
    return undefined;
  }
  const turned = backend.allocate([geometry.filterHeight, geometry.filterWidth, geometry.outChannels, geometry.inChannels], 'float32');
  turnFilter(geometry, backend.view(filter), backend.view(turned));
  const pad = [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ];
  const dilations = [geometry.dilationHeight, geometry.dilationWidth];
  const attributes: NamedAttrMap = { strides: [1, 1], dilations, pad, dataFormat: 'NHWC' };
  const [gradient] = backend.run(kernel, { x: dy, filter: turned }, attributes);
  backend.release(turned);
  return gradient && { ...gradient, shape: inputShape };
}

/** Writes `turned[fy, fx, n, c] = filter[last - fy, last - fx, c, n]`. */
function turnFilter(geometry: ConvolutionGeometry, filter: Numbers, turned: Numbers): void {
  const { filterHeight, filterWidth, inChannels, outChannels } = geometry;
  const positions = filterHeight * filterWidth;
  for (let position = 0; position < positions; position++) {
    const from = (positions - 1 - position) * inChannels * outChannels;
    const to = position * inChannels * outChannels;
    for (let c = 0; c < inChannels; c++) {
      for (let n = 0; n < outChannels; n++) {
        turned[to + n * inChannels + c] = filter[from + c * outChannels + n] ?? 0;
      }
    }
  }
}

/** The most numbers that a block of patch gradients holds, unless one image needs more: 16 MiB. */
const mostPatchNumbers = 2 ** 22;

function byPatches(backend: TensorBackend, { geometry, dy, filter, inputShape }: InputGradient): TensorInfo {
  const { batch, outChannels } = geometry;
  const weights = geometry.filterHeight * geometry.filterWidth * geometry.inChannels;
  const imagePositions = geometry.outHeight * geometry.outWidth;
  const images = Math.min(batch, Math.max(1, Math.floor(mostPatchNumbers / Math.max(1, weights * imagePositions))));
  const transposed = backend.allocate([outChannels, weights], 'float32');
  transposeMatrix({ from: backend.view(filter), to: backend.view(transposed), rows: weights, columns: outChannels });
  const gradient = backend.allocate(inputShape, 'float32');
  backend.view(gradient).fill(0);
  for (let first = 0; first < batch; first += images) {
    const some = Math.min(images, batch - first);
    const positions = some * imagePositions;
    const outputs = backend.allocate([positions, outChannels], 'float32');
    const start = first * imagePositions * outChannels;
    backend.view(outputs).set(backend.view(dy).subarray(start, start + elementCount(outputs.shape)));
    const patches = matrixProduct(
      backend,
      { tensor: outputs, rows: positions, columns: outChannels },
      { tensor: transposed, rows: outChannels, columns: weights },
    );
    addPatches({ geometry, first, images: some, input: backend.view(gradient), patches: backend.view(patches) });
    backend.release(outputs);
    backend.release(patches);
  }
  backend.release(transposed);
  return gradient;
}

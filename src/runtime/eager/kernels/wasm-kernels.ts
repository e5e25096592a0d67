import type { EagerKernel } from '../register-kernels';
import { averagePoolGradient } from './average-pool-gradient';
import { convolutionFilterGradient } from './convolution-filter-gradient';
import { convolutionInputGradient } from './convolution-input-gradient';
import { depthwiseFilterGradient } from './depthwise-filter-gradient';
import { depthwiseInputGradient } from './depthwise-input-gradient';
import { leadingSum } from './leading-sum';
import { segmentSum } from './segment-sum';
import { transposedProduct } from './transposed-product';

/** Kernels that the WebAssembly backend lacks or that are slow there, in the order of their tfjs names. Where one covers only some cases, the backend's own keeps the rest. */
export const wasmKernels: readonly EagerKernel[] = [
  averagePoolGradient,
  transposedProduct,
  convolutionFilterGradient,
  convolutionInputGradient,
  depthwiseFilterGradient,
  depthwiseInputGradient,
  leadingSum,
  segmentSum,
];

import type { TensorInfo } from '@tensorflow/tfjs-core';
import { NeurozooError } from '#base/neurozoo-error';
import type { TensorBackend } from '../tensor-backend';

/**
 * The product of two matrices by the backend's own kernel. The left is seen as rows x inner, the right as inner x columns, whatever their
 * shapes; neither is transposed, which is the one form that the WebAssembly backend has a fast kernel for.
 */
export function matrixProduct(backend: TensorBackend, left: MatrixView, right: MatrixView): TensorInfo {
  const kernel = backend.kernel('BatchMatMul');
  const a = { ...left.tensor, shape: [1, left.rows, left.columns] };
  const b = { ...right.tensor, shape: [1, right.rows, right.columns] };
  const [product] = kernel === undefined ? [] : backend.run(kernel, { a, b }, { transposeA: false, transposeB: false });
  if (product === undefined) {
    throw new NeurozooError({ code: 'ZOO4201', message: `The target '${backend.name}' has no kernel BatchMatMul.` });
  }
  return product;
}

/** A tensor read as a matrix, row by row. */
export interface MatrixView {
  readonly tensor: TensorInfo;
  readonly rows: number;
  readonly columns: number;
}

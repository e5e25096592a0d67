import type { TensorInfo } from '@tensorflow/tfjs-core';
import { elementCount } from '#program/element-bytes';
import type { EagerKernel, KernelCall } from '../register-kernels';
import type { Numbers } from '../tensor-backend';

/**
 * `BatchMatMul` of two single matrices of which one or both are to be transposed, as the gradients of a dense layer are: transposed
 * first, then multiplied by the backend's fast kernel, which knows only the plain form. The backend's own kernel keeps the other cases.
 */
export const transposedProduct: EagerKernel = {
  name: 'BatchMatMul',
  run: (call) => {
    const { attributes, input, builtIn } = call;
    const a = input('a');
    const b = input('b');
    const turnA = attributes['transposeA'] === true;
    const turnB = attributes['transposeB'] === true;
    if ((!turnA && !turnB) || !isSingleMatrix(a) || !isSingleMatrix(b)) {
      return builtIn();
    }
    const left = turnA ? transposed(call, a) : a;
    const right = turnB ? transposed(call, b) : b;
    const product = builtIn({ a: left, b: right }, { transposeA: false, transposeB: false });
    if (turnA) {
      call.backend.release(left);
    }
    if (turnB) {
      call.backend.release(right);
    }
    return product;
  },
};

function isSingleMatrix(tensor: TensorInfo): boolean {
  return tensor.dtype === 'float32' && tensor.shape.length >= 2 && elementCount(tensor.shape.slice(0, -2)) === 1;
}

function transposed({ backend }: KernelCall, tensor: TensorInfo): TensorInfo {
  const rows = tensor.shape.at(-2) ?? 1;
  const columns = tensor.shape.at(-1) ?? 1;
  const result = backend.allocate([...tensor.shape.slice(0, -2), columns, rows], 'float32');
  transposeMatrix({ from: backend.view(tensor), to: backend.view(result), rows, columns });
  return result;
}

/** A matrix, row by row, and where its transpose goes. */
export interface Transposition {
  readonly from: Numbers;
  readonly to: Numbers;
  readonly rows: number;
  readonly columns: number;
}

/** Writes `to[c, r] = from[r, c]`, in bands of columns so that both sides stay in the cache. */
export function transposeMatrix({ from, to, rows, columns }: Transposition): void {
  const band = 32;
  for (let first = 0; first < columns; first += band) {
    const last = Math.min(columns, first + band);
    for (let row = 0; row < rows; row++) {
      for (let column = first; column < last; column++) {
        to[column * rows + row] = from[row * columns + column] ?? 0;
      }
    }
  }
}

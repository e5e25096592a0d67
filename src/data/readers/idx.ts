import { checkedProduct } from '#base/checked';
import { NeurozooError } from '#base/neurozoo-error';
import { formatBytes } from '../allocate';

/** An IDX file of unsigned bytes: its sizes, the number of samples first, and a view of its values. */
export interface IdxArray {
  readonly dims: readonly number[];
  readonly values: Uint8Array;
}

/**
 * Reads the IDX format of MNIST: two zero bytes, the element type (8, unsigned byte), the number of axes, each axis as a big-endian 32-bit
 * integer, then the values. Nothing is copied.
 *
 * @param axes how many axes the file must have: 3 for pictures, 1 for labels
 * @throws NeurozooError ZOO2004 ZOO2005 ZOO2006 ZOO2009
 * @see LeCun, Cortes, Burges 1998, The MNIST database of handwritten digits
 */
export function parseIdx(bytes: Uint8Array, axes: readonly number[], file: string): IdxArray {
  const headerError = (message: string, offset: number) =>
    new NeurozooError({ code: 'ZOO2005', message, hint: 'IDX files begin with the bytes 0 0 8 and the number of axes.', file, offset });
  if (bytes.length < 4) {
    throw endsEarly(file, bytes.length, 4);
  }
  const [zero0 = 0, zero1 = 0, type = 0, rank = 0] = bytes;
  if (zero0 !== 0 || zero1 !== 0) {
    throw headerError(`${file} does not begin like an IDX file.`, 0);
  }
  if (type !== 8) {
    throw headerError(`${file} has elements of type ${String(type)}; pictures and labels are unsigned bytes, type 8.`, 2);
  }
  if (!axes.includes(rank)) {
    throw headerError(`${file} has ${String(rank)} axes instead of ${axes.join(' or ')}.`, 3);
  }
  const start = 4 + 4 * rank;
  if (bytes.length < start) {
    throw endsEarly(file, bytes.length, start);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const dims = Array.from({ length: rank }, (_, axis) => view.getUint32(4 + 4 * axis));
  const count = checkedProduct(dims);
  if (count === undefined || count > 2 ** 40) {
    const message = `${file} claims sizes ${dims.join('x')}, more values than a file can hold.`;
    throw new NeurozooError({ code: 'ZOO2009', message, hint: 'Its header is damaged; get the file again.', file, offset: 4 });
  }
  if (bytes.length < start + count) {
    throw endsEarly(file, bytes.length, start + count);
  }
  if (bytes.length > start + count) {
    const message = `${file} has ${formatBytes(bytes.length - start - count)} after its ${dims.join('x')} values.`;
    throw new NeurozooError({ code: 'ZOO2006', message, hint: 'Get the file again.', file, offset: start + count });
  }
  return { dims, values: bytes.subarray(start) };
}

function endsEarly(file: string, has: number, needs: number): NeurozooError {
  const message = `${file} ends after ${formatBytes(has)} where its header needs ${formatBytes(needs)}.`;
  return new NeurozooError({ code: 'ZOO2004', message, hint: 'Get the file again; a download may have broken off.', file, offset: has });
}

import type { Budget } from '#base/budget';
import { checkedProduct } from '#base/checked';
import type { ErrorCode } from '#base/codes/catalogue';
import { NeurozooError } from '#base/neurozoo-error';
import type { TensorData } from '#base/tensor-data';
import { parseSafetensorsHeader, type TensorEntry, type TensorPlace } from '#protocol/safetensors-header';

/** Tensors by name, and what else the file says about itself. */
export interface TensorFile {
  readonly tensors: Readonly<Record<string, TensorData>>;
  readonly metadata: Readonly<Record<string, string>>;
}

/** The largest header that the format allows. */
export const maximumHeaderBytes = 100_000_000;

/**
 * The bytes of a safetensors file, in pieces that need no copy of the tensors: 8 bytes length of the header (little-endian), the header as JSON padded
 * to 8 bytes, the tensors by name one after the other, little-endian as on every machine that Node runs on here.
 *
 * @see https://github.com/huggingface/safetensors#format
 */
export function toSafetensors({ tensors, metadata }: TensorFile): Uint8Array[] {
  const names = Object.keys(tensors).sort();
  const header: [string, unknown][] = Object.keys(metadata).length === 0 ? [] : [['__metadata__', metadata]];
  const data: Uint8Array[] = [];
  let offset = 0;
  for (const name of names) {
    const tensor = tensors[name];
    if (tensor === undefined) {
      continue;
    }
    const end = offset + tensor.data.byteLength;
    header.push([name, { dtype: tensor.type === 'float32' ? 'F32' : 'I32', shape: tensor.shape, data_offsets: [offset, end] }]);
    data.push(new Uint8Array(tensor.data.buffer, tensor.data.byteOffset, tensor.data.byteLength));
    offset = end;
  }
  const text = Buffer.from(JSON.stringify(Object.fromEntries(header)));
  const head = Buffer.alloc(8 + Math.ceil(text.byteLength / 8) * 8, ' ');
  head.writeBigUInt64LE(BigInt(head.byteLength - 8));
  text.copy(head, 8);
  return [head, ...data];
}

/**
 * Reads a safetensors file of float32 and int32 tensors. Everything is checked before anything is allocated, and all that is allocated is taken from
 * the budget.
 *
 * @param file for messages
 * @throws NeurozooError ZOO3022 with the offset where the format is broken, ZOO3023 when the budget is too small
 */
export function parseSafetensors(bytes: Uint8Array, budget: Budget, file: string): TensorFile {
  const refuse = (message: string, offset: number, code: ErrorCode = 'ZOO3022'): never => {
    throw new NeurozooError({ code, message, offset, file });
  };
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < 8) {
    return refuse('The file is too short for a safetensors header.', 0);
  }
  const headerBytes = view.readBigUInt64LE();
  if (headerBytes > BigInt(maximumHeaderBytes) || headerBytes > BigInt(view.byteLength - 8)) {
    return refuse(`The header claims ${String(headerBytes)} bytes, more than the file or the format allows.`, 0);
  }
  const dataStart = 8 + Number(headerBytes);
  const header = parseSafetensorsHeader(decoded(view.subarray(8, dataStart)));
  if (header.kind === 'invalid') {
    return refuse(header.problem, 8);
  }
  const { places, metadata } = header.value;
  const { offset, problem } = contiguousBytes(places);
  if (problem !== undefined) {
    return refuse(problem, dataStart + offset);
  }
  if (dataStart + offset !== view.byteLength) {
    return refuse(`The tensors end at byte ${String(dataStart + offset)}, but the file at ${String(view.byteLength)}.`, dataStart + offset);
  }
  if (!budget.take(offset)) {
    return refuse(`The tensors need ${String(offset)} bytes, but only ${String(budget.leftBytes)} are allowed.`, 8, 'ZOO3023');
  }
  const data = new Uint8Array(bytes.subarray(dataStart)).buffer;
  return { tensors: Object.fromEntries(places.map(({ name, entry }) => [name, toTensor(entry, data)])), metadata };
}

/** The header's text; empty, which is no header, where it is not UTF-8. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return '';
  }
}

/** Where the tensors end, each beginning where the one before ended, or what is wrong at that offset. */
function contiguousBytes(places: readonly TensorPlace[]): { readonly offset: number; readonly problem: string | undefined } {
  let offset = 0;
  for (const { name, entry } of places) {
    const [start, end] = entry.data_offsets;
    if (start !== offset || checkedProduct([...entry.shape, 4]) !== end - start) {
      return { offset, problem: `Tensor \`${name}\` does not lie where the one before ends, or its shape does not fit its bytes.` };
    }
    offset = end;
  }
  return { offset, problem: undefined };
}

function toTensor({ dtype, shape, data_offsets: [start, end] }: TensorEntry, data: ArrayBuffer): TensorData {
  const length = (end - start) / 4;
  return dtype === 'F32'
    ? { type: 'float32', shape, data: new Float32Array(data, start, length) }
    : { type: 'int32', shape, data: new Int32Array(data, start, length) };
}

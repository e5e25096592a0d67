import * as v from 'valibot';
import type { Budget } from '#base/budget';
import { checkedProduct } from '#base/checked';
import type { ErrorCode } from '#base/codes/catalogue';
import { NeurozooError } from '#base/neurozoo-error';
import type { TensorData } from '#base/tensor-data';

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
  const header = parseHeader(view.subarray(8, dataStart));
  if (typeof header === 'string') {
    return refuse(header, 8);
  }
  let offset = 0;
  for (const { name, entry } of header.entries) {
    const [start, end] = entry.data_offsets;
    const size = checkedProduct([...entry.shape, 4]);
    if (start !== offset || size === undefined || end - start !== size) {
      return refuse(`Tensor \`${name}\` does not lie where the one before ends, or its shape does not fit its bytes.`, dataStart + offset);
    }
    offset = end;
  }
  if (dataStart + offset !== view.byteLength) {
    return refuse(`The tensors end at byte ${String(dataStart + offset)}, but the file at ${String(view.byteLength)}.`, dataStart + offset);
  }
  if (!budget.take(offset)) {
    return refuse(`The tensors need ${String(offset)} bytes, but only ${String(budget.leftBytes)} are allowed.`, 8, 'ZOO3023');
  }
  const data = bytes.slice(dataStart).buffer;
  return { tensors: Object.fromEntries(header.entries.map(({ name, entry }) => [name, toTensor(entry, data)])), metadata: header.metadata };
}

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const entrySchema = v.strictObject({
  dtype: v.picklist(['F32', 'I32']),
  shape: v.pipe(v.array(whole), v.maxLength(32)),
  data_offsets: v.strictTuple([whole, whole]),
});
type Entry = v.InferOutput<typeof entrySchema>;

const metadataSchema = v.record(v.string(), v.string());

/** Names that would reach into an object's prototype. */
const deniedNames: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

interface Header {
  /** By offset. */
  readonly entries: readonly { readonly name: string; readonly entry: Entry }[];
  readonly metadata: Readonly<Record<string, string>>;
}

/** The header, or a sentence about what is wrong with it. */
function parseHeader(bytes: Uint8Array): Header | string {
  if (bytes[0] !== 0x7b) {
    return 'The header does not begin with `{`.';
  }
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return 'The header is not JSON.';
  }
  if (typeof value !== 'object' || value === null) {
    return 'The header is not an object.';
  }
  const entries: { name: string; entry: Entry }[] = [];
  let metadata: Readonly<Record<string, string>> = {};
  for (const [name, part] of Object.entries(value)) {
    if (deniedNames.has(name)) {
      return `A tensor must not be called \`${name}\`.`;
    }
    if (name === '__metadata__') {
      if (!v.is(metadataSchema, part)) {
        return 'The metadata of the header are not texts.';
      }
      metadata = part;
    } else if (v.is(entrySchema, part)) {
      entries.push({ name, entry: part });
    } else {
      return `Tensor \`${name}\` is not described as F32 or I32 with a shape and two offsets.`;
    }
  }
  // An empty tensor begins where its neighbour begins, so the end decides between the two.
  entries.sort((a, b) => a.entry.data_offsets[0] - b.entry.data_offsets[0] || a.entry.data_offsets[1] - b.entry.data_offsets[1]);
  return { entries, metadata };
}

function toTensor({ dtype, shape, data_offsets: [start, end] }: Entry, data: ArrayBuffer): TensorData {
  const length = (end - start) / 4;
  return dtype === 'F32'
    ? { type: 'float32', shape, data: new Float32Array(data, start, length) }
    : { type: 'int32', shape, data: new Int32Array(data, start, length) };
}

import * as v from 'valibot';
import { count } from './identifiers';
import type { Parsed } from './parsed';

const entrySchema = v.strictObject({
  dtype: v.picklist(['F32', 'I32']),
  shape: v.pipe(v.array(count), v.maxLength(32)),
  /** Begin and end, from the end of the header. */
  data_offsets: v.strictTuple([count, count]),
});

/** How the header describes a tensor. */
export type TensorEntry = Readonly<v.InferOutput<typeof entrySchema>>;

/** A tensor of the file, with its type, shape and bytes. */
export interface TensorPlace {
  readonly name: string;
  readonly entry: TensorEntry;
}

/** What the header says: every tensor once, and free words. */
export interface SafetensorsHeader {
  /** By offset. */
  readonly places: readonly TensorPlace[];
  readonly metadata: Readonly<Record<string, string>>;
}

const metadataSchema = v.record(v.string(), v.string());

/** Names that would reach into an object's prototype. */
const deniedNames: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Reads the header of a safetensors file; whether the tensors lie without holes is for who knows the file. */
export function parseSafetensorsHeader(text: string): Parsed<SafetensorsHeader> {
  if (!text.startsWith('{')) {
    return invalid('The header does not begin with `{` or is not UTF-8.');
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return invalid('The header is not JSON.');
  }
  const { ['__metadata__']: metadata = {}, ...tensors } = v.parse(v.looseObject({}), value);
  if (!v.is(metadataSchema, metadata)) {
    return invalid('The metadata of the header are not texts.');
  }
  const places: TensorPlace[] = [];
  for (const [name, entry] of Object.entries(tensors)) {
    if (deniedNames.has(name) || !v.is(entrySchema, entry)) {
      return invalid(`Tensor \`${name}\` is not described as F32 or I32 with a shape and two offsets, or must not be called so.`);
    }
    places.push({ name, entry });
  }
  // An empty tensor begins where its neighbour begins, so the end decides between the two.
  places.sort((a, b) => a.entry.data_offsets[0] - b.entry.data_offsets[0] || a.entry.data_offsets[1] - b.entry.data_offsets[1]);
  return { kind: 'value', value: { places, metadata } };
}

function invalid(problem: string): Parsed<SafetensorsHeader> {
  return { kind: 'invalid', problem };
}

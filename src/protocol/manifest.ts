import * as v from 'valibot';
import { exactNumber } from './exact-number';
import { count, isoTime, sha256 } from './identifiers';
import { parseJsonText, type Parsed } from './parsed';
import { versionsSchema } from './run';

/** The files of a checkpoint besides its manifest. */
export const checkpointParts = ['weights.safetensors', 'optimizer.safetensors', 'state.json'] as const;

/** A file of a checkpoint whose bytes its manifest answers for. */
export type CheckpointPart = (typeof checkpointParts)[number];

const partSchema = v.object({ bytes: count, sha256 });

/** Where a training stood and what it ran on, when a checkpoint was taken. */
const checkpointOriginSchema = v.object({
  step: count,
  epoch: count,
  /** Batches of the epoch that are done; 0 at its end and beginning. */
  batchInEpoch: count,
  seed: v.number(),
  backend: v.string(),
  /** Bits depend on it: sums are taken in another order with other vector widths. */
  cpu: v.string(),
  threads: count,
  precision: v.string(),
  versions: versionsSchema,
  /** sha256 of `recipe.json`. */
  recipe: sha256,
  dataset: v.object({ name: v.string(), fingerprint: sha256 }),
  /** The metric file and how far it had been written. */
  metrics: v.object({ file: v.string(), bytes: count, records: count }),
});

const manifestSchema = v.object({
  version: v.literal(1),
  savedAt: isoTime,
  origin: checkpointOriginSchema,
  parts: v.object({ 'weights.safetensors': partSchema, 'optimizer.safetensors': partSchema, 'state.json': partSchema }),
});

/** `checkpoints/step-469/manifest.json`, written after every part; without it there is no checkpoint. */
export type Manifest = Readonly<v.InferOutput<typeof manifestSchema>>;

/** What a checkpoint came from: its place in the training, and all that a training which goes on must share with it to stay exact. */
export type CheckpointOrigin = Readonly<v.InferOutput<typeof checkpointOriginSchema>>;

const sealedSchema = v.object({ manifest: manifestSchema, seal: sha256 });

/** The manifest with the sha256 of its own JSON, `seal`, so that damage to the manifest itself is seen as well. */
export function toManifestText(manifest: Manifest, seal: string): string {
  return `${JSON.stringify({ manifest, seal }, null, 2)}\n`;
}

/** What is sealed: the JSON of the manifest with its keys in the schema's order, whatever order they came in. */
export function toSealedText(manifest: Manifest): string {
  return JSON.stringify(v.parse(manifestSchema, manifest));
}

/** Reads a manifest with its seal. Whether the seal is right is for the store, which computes it. */
export function parseManifest(text: string): Parsed<{ readonly manifest: Manifest; readonly seal: string }> {
  return parseJsonText(sealedSchema, text);
}

/** `checkpoints/best.json`: which checkpoint is the best, and by what. */
const bestMarkerSchema = v.object({
  version: v.literal(1),
  /** The folder's name, `step-469`. */
  checkpoint: v.string(),
  metric: v.string(),
  value: exactNumber,
  epoch: count,
  step: count,
});

/** Which checkpoint is the best so far, and by how much. */
export type BestMarker = Readonly<v.InferOutput<typeof bestMarkerSchema>>;

/** Reads `checkpoints/best.json`. */
export function parseBestMarker(text: string): Parsed<BestMarker> {
  return parseJsonText(bestMarkerSchema, text);
}

/** Something in which a resumed training would differ from the one that wrote the checkpoint. */
export interface OriginDifference {
  /** For people: `backend`, `data set`. */
  readonly field: string;
  readonly was: string;
  readonly now: string;
}

/** What the resuming side knows about itself: the parts of an origin that decide bits. */
export type ResumeOrigin = Pick<CheckpointOrigin, 'seed' | 'backend' | 'cpu' | 'threads' | 'precision' | 'versions' | 'recipe' | 'dataset'>;

/** Every reason why going on would not give, bit by bit, what the uninterrupted training gives. Empty: none is known. */
export function originDifferences(was: ResumeOrigin, now: ResumeOrigin): OriginDifference[] {
  const fields: readonly (readonly [field: string, of: (origin: ResumeOrigin) => string])[] = [
    ['recipe', (origin) => origin.recipe],
    ['data set', (origin) => origin.dataset.fingerprint],
    ['seed', (origin) => String(origin.seed)],
    ['backend', (origin) => origin.backend],
    ['precision', (origin) => origin.precision],
    ['Neurozoo version', (origin) => origin.versions.neurozoo],
    ['TensorFlow.js version', (origin) => origin.versions.tfjs],
    ['Node version', (origin) => origin.versions.node],
    ['processor', (origin) => origin.cpu],
  ];
  return fields.flatMap(([field, of]) => (of(was) === of(now) ? [] : [{ field, was: of(was), now: of(now) }]));
}

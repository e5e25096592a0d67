import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Budget } from '#base/budget';
import type { Json } from '#base/json';
import { NeurozooError } from '#base/neurozoo-error';
import type { TensorData } from '#base/tensor-data';
import { toExactJson } from '#protocol/exact-number';
import {
  checkpointParts,
  toManifestText,
  type BestMarker,
  type CheckpointOrigin,
  type CheckpointPart,
  type Manifest,
} from '#protocol/manifest';
import { checkpointsFolder, listCheckpoints, pruneCheckpoints, readBest, readManifest, removeTemporary, sealOf } from './checkpoint-folder';
import { readFile } from './read-file';
import type { RunDirectory } from './run-directory';
import { parseSafetensors, toSafetensors } from './safetensors';
import { toStoreError } from './store-error';
import { renamePatiently, syncFolder, temporaryName, writeAtomically, writeNewFile, type Pieces } from './write-atomically';

/** Tensors by name. */
export type Tensors = Readonly<Record<string, TensorData>>;

/** All that a training needs to go on as if nothing had happened. */
export interface Snapshot {
  readonly weights: Tensors;
  /** The optimisers' slots, bit for bit. */
  readonly optimizer: Tensors;
  /** Early stopping, best values, schedules: numbers come back as written, but for NaN, infinities and -0, which come back as words. */
  readonly state: Json;
  readonly origin: CheckpointOrigin;
}

/** What is noted with a checkpoint, and what happens to older ones. */
export interface SaveOptions {
  /** The moment, ISO 8601. */
  readonly savedAt: string;
  /** Checkpoints to keep besides the best; at least 2. */
  readonly keep: number;
  /** Given: this checkpoint is the best so far. */
  readonly best: Pick<BestMarker, 'metric' | 'value'> | null;
}

/** A checkpoint that is on the disk; `bytes` are those of its parts without the manifest. */
export interface SavedCheckpoint {
  /** The folder's name, `step-469`. */
  readonly name: string;
  readonly bytes: number;
}

/** A checkpoint whose every byte is what was written. */
export interface LoadedCheckpoint extends Omit<Snapshot, 'state'> {
  /** As it was saved; its reader checks it. */
  readonly state: unknown;
  readonly name: string;
  readonly manifest: Manifest;
  /** Newer checkpoints that were passed over, and why. They are left as they are. */
  readonly skipped: readonly { readonly name: string; readonly problem: string }[];
}

/**
 * Writes a checkpoint: all of it, forced to the disk, or none. Returning means that it is there and, where `best` is given, marked; then older ones
 * are removed. A checkpoint that was there before is never touched by a save that fails.
 *
 * @throws NeurozooError ZOO3010 to ZOO3012
 */
export function saveCheckpoint(run: RunDirectory, snapshot: Snapshot, options: SaveOptions): SavedCheckpoint {
  const { step, epoch } = snapshot.origin;
  const folder = checkpointsFolder(run);
  try {
    const parts = toParts(snapshot);
    const manifest = toManifest(snapshot.origin, parts, options.savedAt);
    const name = existingTwin(run, manifest) ?? writeFolder(run, manifest, parts);
    syncFolder(run.door, folder);
    if (options.best !== null) {
      const marker: BestMarker = { version: 1, checkpoint: name, ...options.best, epoch, step };
      writeAtomically(run.door, join(folder, 'best.json'), [Buffer.from(`${toExactJson(marker)}\n`)]);
    }
    const bytes = checkpointParts.reduce((sum, part) => sum + manifest.parts[part].bytes, 0);
    pruneQuietly(run, options.keep);
    return { name, bytes };
  } catch (error) {
    throw toStoreError(error, `save the checkpoint of step ${String(step)}`, folder);
  }
}

/**
 * Reads a checkpoint: the newest that is whole, the best, or that of a step. Everything is checked against the manifest's sha256 first.
 *
 * @throws NeurozooError ZOO3020 when there is none that is whole, ZOO3021 when the one asked for is damaged, ZOO3023 beyond the budget
 */
export function loadCheckpoint(
  run: RunDirectory,
  which: 'newest' | 'best' | number,
  budget = new Budget(64 * 1024 ** 3),
): LoadedCheckpoint {
  const skipped: { name: string; problem: string }[] = [];
  for (const name of candidates(run, which)) {
    try {
      return { ...loadByName(run, name, budget), skipped };
    } catch (error) {
      const report = toStoreError(error, `read checkpoint \`${name}\``, join(checkpointsFolder(run), name));
      if (report.code === 'ZOO3023') {
        throw report;
      }
      skipped.push({ name, problem: report.message });
    }
  }
  const reasons = skipped.map(({ name, problem }) => `\`${name}\`: ${problem}`).join(' ');
  throw new NeurozooError({
    code: skipped.length > 0 && which !== 'newest' ? 'ZOO3021' : 'ZOO3020',
    message: `Run \`${run.id}\` has no checkpoint${which === 'newest' ? '' : ` \`${String(which)}\``} that can be used. ${reasons}`.trim(),
    hint: 'Train again from the beginning.',
    file: checkpointsFolder(run),
  });
}

type Parts = Readonly<Record<CheckpointPart, Pieces>>;

function toParts({ weights, optimizer, state }: Snapshot): Parts {
  return {
    'weights.safetensors': toSafetensors({ tensors: weights, metadata: { format: 'neurozoo' } }),
    'optimizer.safetensors': toSafetensors({ tensors: optimizer, metadata: { format: 'neurozoo' } }),
    'state.json': [Buffer.from(`${toExactJson(state)}\n`)],
  };
}

function toManifest(origin: CheckpointOrigin, parts: Parts, savedAt: string): Manifest {
  return {
    version: 1,
    savedAt,
    origin,
    parts: {
      'weights.safetensors': digest(parts['weights.safetensors']),
      'optimizer.safetensors': digest(parts['optimizer.safetensors']),
      'state.json': digest(parts['state.json']),
    },
  };
}

function digest(pieces: Pieces): { bytes: number; sha256: string } {
  const hash = createHash('sha256');
  for (const piece of pieces) {
    hash.update(piece);
  }
  return { bytes: pieces.reduce((sum, piece) => sum + piece.byteLength, 0), sha256: hash.digest('hex') };
}

/** A whole checkpoint of the same step with the same content, as when a training ends right after an epoch's save. */
function existingTwin(run: RunDirectory, manifest: Manifest): string | undefined {
  for (const { name, step } of listCheckpoints(run)) {
    if (step === manifest.origin.step && isTwin(run, name, manifest)) {
      return name;
    }
  }
  return undefined;
}

function isTwin(run: RunDirectory, name: string, manifest: Manifest): boolean {
  try {
    const other = readManifest(run, name);
    const sameOrigin = JSON.stringify(other.origin) === JSON.stringify(manifest.origin);
    return (
      sameOrigin &&
      checkpointParts.every(
        (part) => other.parts[part].sha256 === manifest.parts[part].sha256 && readPart({ run, name, part, manifest: other }),
      )
    );
  } catch {
    // One that cannot be read is no twin; it stays where it is, and the new one gets a revision of its own.
    return false;
  }
}

/** Temporary folder, parts, manifest, folder: each forced to the disk before the next; then the name that makes it a checkpoint. */
function writeFolder(run: RunDirectory, manifest: Manifest, parts: Parts): string {
  const { door } = run;
  const folder = checkpointsFolder(run);
  door.mkdir(folder, true);
  const name = freeName(run, manifest.origin.step);
  const temporary = join(folder, temporaryName('checkpoint'));
  try {
    door.mkdir(temporary, false);
    for (const part of checkpointParts) {
      writeNewFile(door, join(temporary, part), parts[part]);
    }
    writeNewFile(door, join(temporary, 'manifest.json'), [Buffer.from(toManifestText(manifest, sealOf(manifest)))]);
    syncFolder(door, temporary);
    renamePatiently(door, temporary, join(folder, name));
  } catch (error) {
    removeTemporary(run, temporary);
    throw error;
  }
  return name;
}

function freeName(run: RunDirectory, step: number): string {
  const revisions = listCheckpoints(run).flatMap((entry) => (entry.step === step ? [entry.revision] : []));
  return revisions.length === 0 ? `step-${String(step)}` : `step-${String(step)}.${String(Math.max(...revisions) + 1)}`;
}

/** The checkpoint is safe by now, so a failure here is not the save's; the next save tries again. */
function pruneQuietly(run: RunDirectory, keep: number): void {
  try {
    pruneCheckpoints(run, keep);
  } catch {
    return;
  }
}

function candidates(run: RunDirectory, which: 'newest' | 'best' | number): string[] {
  if (which === 'best') {
    const best = readBest(run)?.checkpoint;
    return listCheckpoints(run).flatMap(({ name }) => (name === best ? [name] : []));
  }
  return listCheckpoints(run).flatMap(({ name, step }) => (which === 'newest' || step === which ? [name] : []));
}

function loadByName(run: RunDirectory, name: string, budget: Budget): Omit<LoadedCheckpoint, 'skipped'> {
  const manifest = readManifest(run, name);
  const tensors = (part: CheckpointPart): Tensors => {
    const bytes = readPart({ run, name, part, manifest }, budget);
    return parseSafetensors(bytes, budget, join(checkpointsFolder(run), name, part)).tensors;
  };
  const state: unknown = JSON.parse(new TextDecoder().decode(readPart({ run, name, part: 'state.json', manifest }, budget)));
  return {
    name,
    manifest,
    origin: manifest.origin,
    weights: tensors('weights.safetensors'),
    optimizer: tensors('optimizer.safetensors'),
    state,
  };
}

interface PartPlace {
  readonly run: RunDirectory;
  readonly name: string;
  readonly part: CheckpointPart;
  readonly manifest: Manifest;
}

/** A part whose content is what the manifest says. */
function readPart({ run, name, part, manifest }: PartPlace, budget?: Budget): Uint8Array {
  const path = join(checkpointsFolder(run), name, part);
  const expected = manifest.parts[part];
  if (budget?.take(expected.bytes) === false) {
    throw new NeurozooError({
      code: 'ZOO3023',
      message: `The file needs ${String(expected.bytes)} bytes, more than is allowed.`,
      file: path,
    });
  }
  const bytes = readFile(run.door, path, Number.MAX_SAFE_INTEGER);
  budget?.release(expected.bytes);
  if (bytes.byteLength !== expected.bytes || digest([bytes]).sha256 !== expected.sha256) {
    throw new NeurozooError({ code: 'ZOO3021', message: `\`${part}\` of checkpoint \`${name}\` is not what was written.`, file: path });
  }
  return bytes;
}

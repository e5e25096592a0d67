import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { NeurozooError } from '#base/neurozoo-error';
import { checkpointParts, parseBestMarker, parseManifest, toSealedText, type BestMarker, type Manifest } from '#protocol/manifest';
import { readText } from './read-file';
import type { RunDirectory } from './run-directory';
import { bestEffort } from './store-error';
import { temporaryPrefix } from './write-atomically';

/** A checkpoint's place: `step-469`, or `step-469.2` where the step was saved again with other content. */
export interface CheckpointName {
  readonly name: string;
  readonly step: number;
  readonly revision: number;
}

/** How the folder of a checkpoint that is being removed begins. */
export const removalPrefix = '.remove-';

/** Where a run's checkpoints lie; it need not be there. */
export function checkpointsFolder(run: RunDirectory): string {
  return join(run.path, 'checkpoints');
}

/** Every folder that is called like a checkpoint, newest first, whether it is whole or not. */
export function listCheckpoints(run: RunDirectory): CheckpointName[] {
  const folder = checkpointsFolder(run);
  if (run.door.lstat(folder)?.isDirectory() !== true) {
    return [];
  }
  return run.door
    .readdir(folder)
    .flatMap((name) => {
      const match = /^step-(\d{1,15})(?:\.(\d{1,6}))?$/.exec(name);
      return match === null ? [] : [{ name, step: Number(match[1]), revision: Number(match[2] ?? 1) }];
    })
    .sort((a, b) => b.step - a.step || b.revision - a.revision);
}

/** The manifest of a checkpoint. @throws NeurozooError ZOO3002, ZOO3021 when it is missing or not what was written */
export function readManifest(run: RunDirectory, name: string): Manifest {
  const path = join(checkpointsFolder(run), name, 'manifest.json');
  const parsed = parseManifest(readText(run.door, path));
  if (parsed.kind === 'invalid') {
    throw new NeurozooError({
      code: 'ZOO3021',
      message: `The manifest of checkpoint \`${name}\` is damaged. ${parsed.problem}`,
      file: path,
    });
  }
  if (sealOf(parsed.value.manifest) !== parsed.value.seal) {
    throw new NeurozooError({ code: 'ZOO3021', message: `The manifest of checkpoint \`${name}\` is not what was written.`, file: path });
  }
  return parsed.value.manifest;
}

/** sha256 over the manifest. */
export function sealOf(manifest: Manifest): string {
  return createHash('sha256').update(toSealedText(manifest)).digest('hex');
}

/** Which checkpoint is the best; undefined where none was marked or the mark cannot be read. */
export function readBest(run: RunDirectory): BestMarker | undefined {
  const path = join(checkpointsFolder(run), 'best.json');
  if (run.door.lstat(path) === undefined) {
    return undefined;
  }
  const parsed = parseBestMarker(readText(run.door, path));
  return parsed.kind === 'value' ? parsed.value : undefined;
}

/**
 * Removes old checkpoints: the newest `keep` whole ones and the best stay, and so does every one that is not whole, since nothing is deleted that
 * cannot be read. A removal that fails is left for {@link sweepCheckpoints}.
 */
export function pruneCheckpoints(run: RunDirectory, keep: number): void {
  const best = readBest(run)?.checkpoint;
  let whole = 0;
  for (const { name } of listCheckpoints(run)) {
    if (hasItsParts(run, name) && ++whole > Math.max(2, keep) && name !== best) {
      removeCheckpoint(run, name);
    }
  }
}

/** Removes what a crash left: half-written and half-removed checkpoints. Only for who holds the run's lock. */
export function sweepCheckpoints(run: RunDirectory): void {
  const folder = checkpointsFolder(run);
  if (run.door.lstat(folder)?.isDirectory() !== true) {
    return;
  }
  for (const name of run.door.readdir(folder)) {
    if (name.startsWith(temporaryPrefix) || name.startsWith(removalPrefix)) {
      removeTemporary(run, join(folder, name));
    }
  }
}

/** Removes a folder of ours with the files that we put there, or a file. Anything else inside keeps it. */
export function removeTemporary(run: RunDirectory, path: string): void {
  const { door } = run;
  if (door.lstat(path)?.isDirectory() !== true) {
    bestEffort(() => {
      door.unlink(path);
    });
    return;
  }
  bestEffort(() => {
    for (const name of door.readdir(path)) {
      if (isOurs(name)) {
        door.unlink(join(path, name));
      }
    }
    door.rmdir(path);
  });
}

/** The new name makes a half-removed checkpoint no checkpoint at all. */
function removeCheckpoint(run: RunDirectory, name: string): void {
  const folder = checkpointsFolder(run);
  const removed = join(folder, `${removalPrefix}${name}`);
  bestEffort(() => {
    run.door.rename(join(folder, name), removed);
    removeTemporary(run, removed);
  });
}

/** Whether the manifest reads and each part has its length; the content is checked when it is loaded. */
function hasItsParts(run: RunDirectory, name: string): boolean {
  return bestEffort(() => {
    const manifest = readManifest(run, name);
    for (const part of checkpointParts) {
      const stats = run.door.lstat(join(checkpointsFolder(run), name, part));
      if (stats?.isFile() !== true || stats.size !== manifest.parts[part].bytes) {
        throw new NeurozooError({ code: 'ZOO3021', message: `\`${part}\` of checkpoint \`${name}\` is not whole.` });
      }
    }
  });
}

function isOurs(name: string): boolean {
  return name === 'manifest.json' || name.startsWith(temporaryPrefix) || checkpointParts.some((part) => part === name);
}

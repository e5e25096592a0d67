import { randomBytes } from 'node:crypto';
import { isAbsolute, join, posix } from 'node:path';
import { NeurozooError } from '#base/neurozoo-error';
import { isRunId } from '#protocol/identifiers';
import { parseJob, toJobText, type Job } from '#protocol/job';
import type { Parsed } from '#protocol/parsed';
import { parseRun, toRunText, type Run } from '#protocol/run';
import type { FileDoor } from './file-door';
import { diskDoor } from './file-door';
import { readText } from './read-file';
import { bestEffort, systemCode, toStoreError } from './store-error';
import { syncFolder, temporaryName, writeAtomically, writeNewFile } from './write-atomically';

/** The runs of a workspace folder. */
export interface RunStore {
  /** `<workspace>/.neurozoo/runs`. */
  readonly root: string;
  readonly door: FileDoor;
}

/** One run's folder; its path is the run's identity. */
export interface RunDirectory {
  readonly id: string;
  readonly path: string;
  readonly door: FileDoor;
}

/** A file as the user wrote it, named relative to the folder it came from. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

/** What a new run begins with. `run.id` and `job.run` are given by the store. */
export interface NewRun {
  readonly run: Omit<Run, 'id'>;
  readonly job: Omit<Job, 'run'>;
  /** The text of `recipe.json`. */
  readonly recipe: string;
  readonly sources: readonly SourceFile[];
}

/** The runs of a folder, `.neurozoo/runs` in it. Does not look at the disk: the folder appears with its first run. */
export function openStore(workspace: string, door: FileDoor = diskDoor): RunStore {
  return { root: join(workspace, '.neurozoo', 'runs'), door };
}

/** A run by its id. Does not look at the disk. @throws NeurozooError ZOO3001 when it cannot be an id */
export function runOf(store: RunStore, id: string): RunDirectory {
  if (!isRunId(id)) {
    throw new NeurozooError({ code: 'ZOO3001', message: `There is no run \`${id}\`.`, hint: 'List the runs with `neurozoo runs`.' });
  }
  return { id, path: join(store.root, id), door: store.door };
}

/** A run by the path of its folder, as a trainer is given it. */
export function openRunDirectory(path: string, door: FileDoor = diskDoor): RunDirectory {
  return { id: posix.basename(path.replaceAll('\\', '/')), path, door };
}

/** A fresh nonce for one start of a trainer. */
export function createNonce(): string {
  return randomBytes(16).toString('hex');
}

/**
 * Makes a run's folder with all it begins with, called after the day, the training and the first free number. It appears as a whole or not at all.
 *
 * @throws NeurozooError ZOO3010 to ZOO3012
 */
export function createRun(store: RunStore, { run, job, recipe, sources }: NewRun): RunDirectory {
  const { door, root } = store;
  const temporary = join(root, temporaryName('run'));
  try {
    door.mkdir(root, true);
    door.mkdir(temporary, false);
    writeSources(door, join(temporary, 'source'), sources);
    writeNewFile(door, join(temporary, 'recipe.json'), [Buffer.from(recipe)]);
    door.mkdir(join(temporary, 'checkpoints'), false);
    const id = nameNewRun(store, temporary, { run, job });
    syncFolder(door, root);
    return { id, path: join(root, id), door };
  } catch (error) {
    bestEffort(() => {
      removeNewRun(door, temporary, sources);
    });
    throw toStoreError(error, 'make the folder of a run', root);
  }
}

/** @throws NeurozooError ZOO3001 when there is no such run, ZOO3002 when `run.json` is damaged */
export function readRun(directory: RunDirectory): Run {
  return readDocument(directory, 'run.json', parseRun);
}

/** Replaces `run.json`. Only for who holds the run's lock, or where nobody does. */
export function writeRun(directory: RunDirectory, run: Run): void {
  replaceDocument(directory, 'run.json', toRunText(run));
}

/** What was last asked of the run's trainer. @throws NeurozooError ZOO3001 when there is no such run, ZOO3002 when `job.json` is damaged */
export function readJob(directory: RunDirectory): Job {
  return readDocument(directory, 'job.json', parseJob);
}

/** Replaces `job.json`: before a trainer is started, by who starts it. */
export function writeJob(directory: RunDirectory, job: Job): void {
  replaceDocument(directory, 'job.json', toJobText(job));
}

/** The text of `recipe.json`. */
export function readRecipeText(directory: RunDirectory): string {
  return readText(directory.door, join(directory.path, 'recipe.json'), 256 * 1024 * 1024);
}

function readDocument<T>(directory: RunDirectory, name: string, parse: (text: string) => Parsed<T>): T {
  const path = join(directory.path, name);
  if (directory.door.lstat(directory.path) === undefined) {
    throw new NeurozooError({
      code: 'ZOO3001',
      message: `There is no run \`${directory.id}\`.`,
      hint: 'List the runs with `neurozoo runs`.',
    });
  }
  const parsed = parse(readText(directory.door, path));
  if (parsed.kind === 'invalid') {
    throw new NeurozooError({
      code: 'ZOO3002',
      message: `\`${name}\` of run \`${directory.id}\` is damaged. ${parsed.problem}`,
      file: path,
    });
  }
  return parsed.value;
}

function replaceDocument(directory: RunDirectory, name: string, text: string): void {
  const path = join(directory.path, name);
  try {
    writeAtomically(directory.door, path, [Buffer.from(text)]);
  } catch (error) {
    throw toStoreError(error, `write \`${name}\` of run \`${directory.id}\``, path);
  }
}

function writeSources(door: FileDoor, folder: string, sources: readonly SourceFile[]): void {
  door.mkdir(folder, false);
  for (const source of sources) {
    const path = join(folder, sourcePath(source.name));
    door.mkdir(join(path, '..'), true);
    writeNewFile(door, path, [Buffer.from(source.text)]);
  }
}

/** The name inside `source/`; one that leads out of the folder it came from is cut to its last part. */
function sourcePath(name: string): string {
  const path = posix.normalize(name.replaceAll('\\', '/'));
  return isAbsolute(path) || path.startsWith('..') || path.includes(':') || path.includes('\0')
    ? posix.basename(path).replace(/[:\0]/g, '_')
    : path;
}

/** The training's name in the letters of an id, at most 40. */
function toSlug(name: string): string {
  const slug = name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
  return slug === '' ? 'run' : slug;
}

/** Gives the finished folder its id: the first free number, also when several processes look for one at once. @returns the id */
function nameNewRun({ door, root }: RunStore, temporary: string, { run, job }: Pick<NewRun, 'run' | 'job'>): string {
  for (let number = 1; ; number++) {
    const id = `${run.createdAt.slice(0, 10)}-${toSlug(run.name)}-${String(number)}`;
    if (door.lstat(join(root, id)) !== undefined) {
      continue;
    }
    writeAtomically(door, join(temporary, 'job.json'), [Buffer.from(toJobText({ ...job, run: id }))]);
    writeAtomically(door, join(temporary, 'run.json'), [Buffer.from(toRunText({ ...run, id }))]);
    if (renamedTo(door, temporary, join(root, id))) {
      return id;
    }
  }
}

/** False: another process took the name a moment before. */
function renamedTo(door: FileDoor, from: string, to: string): boolean {
  try {
    door.rename(from, to);
    return true;
  } catch (error) {
    if (systemCode(error) === 'ENOTEMPTY' || systemCode(error) === 'EEXIST') {
      return false;
    }
    throw error;
  }
}

function removeNewRun(door: FileDoor, folder: string, sources: readonly SourceFile[]): void {
  const files = ['run.json', 'job.json', 'recipe.json', ...sources.map((source) => join('source', sourcePath(source.name)))];
  const folders = [...sources.map((source) => join('source', sourcePath(source.name), '..')), 'source', 'checkpoints', '.'];
  for (const file of files) {
    bestEffort(() => {
      door.unlink(join(folder, file));
    });
  }
  for (const inner of folders) {
    bestEffort(() => {
      door.rmdir(join(folder, inner));
    });
  }
}

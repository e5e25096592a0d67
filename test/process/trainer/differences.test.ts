import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { CheckpointOrigin } from '#protocol/manifest';
import { loadCheckpoint, saveCheckpoint } from '#store/checkpoint';
import { readEvents } from '#store/event-log';
import { openRunDirectory, readJob, readRun, writeJob, type RunDirectory } from '#store/run-directory';
import { parseTrainingState, toJson } from '#trainer/training-state';
import { temporaryFolder } from '../../store/sample-run';
import { newTraining, pictureFolder } from './jobs';
import { resume, start, stepOf } from './run-trainer';
import { resultOf } from './training-result';

let stopped: RunDirectory;

beforeAll(async () => {
  stopped = newTraining('cnn');
  const { pid, ended } = await start(stopped);
  await stepOf(stopped, 10);
  process.kill(pid, 'SIGTERM');
  await ended;
  expect(readRun(stopped).status).toBe('stopped');
});

/** A copy of the stopped run with a copy of its data, so that each test may change both. */
function copied(): { readonly run: RunDirectory; readonly data: string } {
  const data = temporaryFolder();
  cpSync(readJob(stopped).folder, data, { recursive: true });
  const path = join(temporaryFolder(), stopped.id);
  cpSync(stopped.path, path, { recursive: true });
  const run = openRunDirectory(path);
  writeJob(run, { ...readJob(run), folder: data });
  return { run, data };
}

/** The newest checkpoint once more, as if it had been written elsewhere. */
function rewritten(run: RunDirectory, changes: Partial<CheckpointOrigin>): void {
  const { weights, optimizer, origin, state } = loadCheckpoint(run, 'newest');
  saveCheckpoint(
    run,
    { weights, optimizer, state: toJson(parseTrainingState(state)), origin: { ...origin, ...changes } },
    { savedAt: '2026-11-24T09:00:00.000Z', keep: 2, best: null },
  );
}

function versions(run: RunDirectory): CheckpointOrigin['versions'] {
  return loadCheckpoint(run, 'newest').origin.versions;
}

function editRecipe(run: RunDirectory, from: string, to: string): void {
  const path = join(run.path, 'recipe.json');
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

describe('a run is not resumed silently', () => {
  test.each<readonly [string, RegExp, (copy: ReturnType<typeof copied>) => { backend?: string } | undefined]>([
    [
      'with one changed byte of the data',
      /data set was [0-9a-f]{64} and is [0-9a-f]{64}/,
      ({ data }) => {
        cpSync(join(pictureFolder(2), 'tiles/down/7.png'), join(data, 'tiles/down/7.png'));
        return undefined;
      },
    ],
    [
      'with an edited recipe',
      /recipe was/,
      ({ run }) => {
        editRecipe(run, '"decay": 0.0001', '"decay": 0.001');
        return undefined;
      },
    ],
    ['on another backend', /backend was eager and is cpu/, () => ({ backend: 'cpu' })],
    [
      'with another version of Neurozoo',
      /Neurozoo version was 0\.0\.1 and is/,
      ({ run }) => {
        rewritten(run, { versions: { ...versions(run), neurozoo: '0.0.1' } });
        return undefined;
      },
    ],
    [
      'with another version of TensorFlow.js',
      /TensorFlow\.js version was 3\.0\.0 and is/,
      ({ run }) => {
        rewritten(run, { versions: { ...versions(run), tfjs: '3.0.0' } });
        return undefined;
      },
    ],
    [
      'with another version of Node',
      /Node version was v18\.0\.0 and is/,
      ({ run }) => {
        rewritten(run, { versions: { ...versions(run), node: 'v18.0.0' } });
        return undefined;
      },
    ],
    [
      'on another processor',
      /processor was Another and is/,
      ({ run }) => {
        rewritten(run, { cpu: 'Another' });
        return undefined;
      },
    ],
    [
      'with another precision',
      /precision was mixed and is float32/,
      ({ run }) => {
        rewritten(run, { precision: 'mixed' });
        return undefined;
      },
    ],
  ])('%s', async (_what, words, change) => {
    const copy = copied();
    const before = resultOf(copy.run);
    const asked = change(copy) ?? {};
    await (
      await resume(copy.run, asked).catch(() => undefined)
    )?.ended;
    const refused = readRun(copy.run);
    expect(refused).toMatchObject({ status: 'failed', notBitExact: null, error: { code: 'ZOO3024' } });
    expect(refused.error?.message).toMatch(words);
    expect(resultOf(copy.run)).toMatchObject({ step: before.step, parts: before.parts, metrics: before.metrics });
    const forced = await resume(copy.run, { ...asked, force: true });
    await forced.ended;
    expect(readRun(copy.run).status).toBe('finished');
    expect(readRun(copy.run).notBitExact).toMatch(words);
    expect(readEvents(copy.run).events.find(({ kind }) => kind === 'warning')).toMatchObject({ report: { code: 'ZOO3024' } });
  });

  test('but a refused wish for another backend is not held against it', async () => {
    const { run } = copied();
    await (
      await resume(run, { backend: 'cpu' }).catch(() => undefined)
    )?.ended;
    const again = await resume(run);
    await again.ended;
    expect(readRun(run)).toMatchObject({ status: 'finished', backend: 'eager', notBitExact: null });
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { crashVariable } from '#store/crashing-file-door';
import { readRun, type RunDirectory } from '#store/run-directory';
import { isUnderWay } from '#store/run-list';
import { createRandom } from '../../store/random';
import { leaveFigures, setting } from './figures';
import { newTraining } from './jobs';
import { resume, start, trainToTheEnd } from './run-trainer';
import { classify, leftovers, resultOf, type CrashClass, type TrainingResult } from './training-result';

const seed = setting('NEUROZOO_SEED', 20_261_124);
/** One operation in so many is tried, each before, in the middle of or after it. */
const stride = setting('NEUROZOO_CRASH_STRIDE', 14);
const ways = ['before', 'half', 'after'] as const;
let reference: TrainingResult;

/** Three steps of everything at once: mostly checkpoints, marks and logs. */
function shortTraining(): RunDirectory {
  return newTraining('mlp', {
    recipe: { batch: { size: 2048, balanced: null }, length: { unit: 'epochs', count: 3 } },
    checkpoint: { everySeconds: 1 },
  });
}

/** @returns how a training ends that dies at an operation of its store and is resumed; undefined when it has fewer operations */
async function crashedAt(at: string): Promise<{ readonly class: CrashClass; readonly story: string } | undefined> {
  const run = shortTraining();
  // One that dies before its first heartbeat is reported as a failed start.
  const trainer = await start(run, { [crashVariable]: at }).catch(() => undefined);
  await trainer?.ended;
  const { status } = readRun(run);
  if (status === 'finished' && leftovers(run).length === 0) {
    return undefined;
  }
  expect(isUnderWay(status) || status === 'queued' || status === 'finished', status).toBe(true);
  const again = await resume(run);
  await again.ended;
  const log = readFileSync(join(run.path, 'trainer.log'), 'utf8');
  return { class: classify(run, reference), story: `${at}, ${status}, ${run.path}: ${leftovers(run).join(' ')} ${log}` };
}

beforeAll(async () => {
  const run = shortTraining();
  await trainToTheEnd(run);
  reference = resultOf(run);
});

interface Points {
  readonly count: number;
  readonly bad: readonly string[];
}

/** Goes through the operations until a training ends before it comes to the one that is to end it. */
async function crashEverywhere(): Promise<Points> {
  const random = createRandom(seed);
  const bad: string[] = [];
  for (let count = 0; ; count++) {
    const way = ways[random.below(ways.length)] ?? 'before';
    const outcome = await crashedAt(`${String(1 + count * stride + random.below(stride))}:${way}`);
    if (outcome === undefined) {
      return { count, bad };
    }
    if (outcome.class !== 'clean') {
      bad.push(`${outcome.class}: ${outcome.story}`);
    }
  }
}

describe('a training that dies at an operation of its store', () => {
  test(`ends like one that does not, one operation in ${String(stride)} (seed ${String(seed)})`, { timeout: 3_600_000 }, async () => {
    const { count, bad } = await crashEverywhere();
    leaveFigures('crash-points', { seed, stride, points: count, bad: bad.length });
    expect(bad.join('\n')).toBe('');
    expect(count).toBeGreaterThan(5);
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import { createRandom } from '../../store/random';
import { leaveFigures, quantile, setting } from './figures';
import type { JobName } from './jobs';
import { killAndResume, randomBlow, uninterrupted, type Blow, type KillOutcome } from './kill-loop';
import type { TrainingResult } from './training-result';

const seed = setting('NEUROZOO_SEED', 20_261_124);
const kills = setting('NEUROZOO_KILLS', 20);

/** The jobs that are killed in turn, with their steps; the first one most often. */
const jobs: readonly (readonly [JobName, number])[] = [
  ['mlp', 160],
  ['cnn', 45],
  ['mlp', 160],
  ['duel', 78],
];
const references = new Map<JobName, TrainingResult>();

beforeAll(async () => {
  for (const [job] of jobs) {
    references.set(job, references.get(job) ?? (await uninterrupted(job)));
  }
});

function killed(job: JobName, ...blows: readonly Blow[]): Promise<KillOutcome> {
  const reference = references.get(job);
  expect(reference?.status).toBe('finished');
  return reference === undefined ? Promise.reject(new Error(job)) : killAndResume(job, blows, reference);
}

describe('a training that is killed and resumed ends bit for bit like one that is not', () => {
  test(`at ${String(kills)} random moments (seed ${String(seed)})`, { timeout: 60_000 + kills * 15_000 }, async () => {
    const random = createRandom(seed);
    const outcomes: KillOutcome[] = [];
    for (let number = 0; number < kills; number++) {
      const [job, steps] = jobs[number % jobs.length] ?? ['mlp', 160];
      const again = random.below(10) === 0 ? [randomBlow(random, steps)] : [];
      outcomes.push(await killed(job, randomBlow(random, steps), ...again));
    }
    const of = (name: KillOutcome['class']): number => outcomes.filter((outcome) => outcome.class === name).length;
    const lost = outcomes.map(({ lostSteps }) => lostSteps);
    const resumeMs = outcomes.flatMap((outcome) => outcome.resumeMs);
    leaveFigures('kills', {
      seed,
      kills,
      struck: outcomes.filter(({ struck }) => struck > 0).length,
      clean: of('clean'),
      manual: of('manual'),
      silent: of('silent'),
      lost: of('lost'),
      lostStepsMedian: quantile(lost, 0.5),
      lostStepsMost: Math.max(...lost),
      resumeMsMedian: Math.round(quantile(resumeMs, 0.5)),
      resumeMs95: Math.round(quantile(resumeMs, 0.95)),
    });
    expect(outcomes.filter((outcome) => outcome.class !== 'clean').map((outcome) => `${outcome.class}: ${outcome.story}`)).toEqual([]);
  });

  test.each<readonly [string, JobName, readonly Blow[]]>([
    ['before its first step', 'mlp', [{ at: 'start' }]],
    ['while it writes its first checkpoint', 'mlp', [{ at: 'save', microseconds: 2000 }]],
    ['and again while it resumes', 'cnn', [{ at: 'step', step: 20 }, { at: 'start' }]],
    [
      'twice',
      'duel',
      [
        { at: 'step', step: 30 },
        { at: 'step', step: 60 },
      ],
    ],
    ['three times in a row', 'mlp', [{ at: 'step', step: 40 }, { at: 'start' }, { at: 'save', microseconds: 9000 }]],
    ['when early stopping is near', 'early', [{ at: 'step', step: 120 }]],
  ])('%s', async (_when, job, blows) => {
    const reference = references.get(job) ?? (await uninterrupted(job));
    const outcome = await killAndResume(job, blows, reference);
    expect(outcome).toMatchObject({ class: 'clean', story: outcome.story, struck: blows.length });
  });
});

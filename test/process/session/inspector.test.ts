import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fieldsOfSource } from '#data/fields-of-source';
import { analyze } from '#language/analyze';
import type { DatasetRecipe } from '#model/dataset-recipe';
import type { InspectionProgress } from '#protocol/inspection';
import type { SampleFields } from '#protocol/sample-view';
import { createTrainingRun } from '#session/create-training-run';
import { Inspector } from '#session/inspector';
import { runInspection } from '#session/run-inspection';
import { alwaysAllowed } from '#session/spawn-permission';
import { saveCheckpoint } from '#store/checkpoint';
import type { RunDirectory } from '#store/run-directory';
import { originAt, temporaryFolder } from '../../store/sample-run';
import { pictureFolder } from '../trainer/jobs';
import { bundleFolder } from '../trainer/trainer-bundle';

/** Scores are the two numbers and 0, so that what is said about each line can be told by looking at it. */
const table = ['u,v,kind', '2,0,a', '2,1,a', '0,3,a', '0,1,b', '1,0,b', '-1,-1,c', '0,2,c', '-2,-3,c'].join('\n');
const zoo = `
network Net(x: 2) { x -> out: dense(3) }
dataset points = csv("points.csv", target = "kind") { split 100% 0% 0% }
train judge { data points  minimize crossEntropy(Net(x), label)  optimizer sgd(0.1)  batch 4  epochs 1  report accuracy(Net(x), label) }
`;

const script = join(bundleFolder, 'inspector.js');
const inspector = new Inspector({ script, permission: alwaysAllowed });
let run: RunDirectory;
let points: DatasetRecipe;
let folder: string;

beforeAll(() => {
  folder = temporaryFolder();
  writeFileSync(join(folder, 'points.csv'), table);
  const { trainings, datasets } = analyze(zoo, { importText: () => undefined, fieldsOf: (source) => fieldsOfSource(source, folder) });
  const recipe = trainings.get('judge');
  const dataset = datasets.get('points');
  if (recipe === undefined || dataset === undefined) throw new Error('The file under test has errors.');
  points = dataset;
  run = createTrainingRun({ workspace: folder, folder, file: 'judge.zoo', sources: [], recipe, title: null, permission: alwaysAllowed });
  const weights = {
    'Net/out/kernel': { type: 'float32' as const, shape: [2, 3], data: Float32Array.of(1, 0, 0, 0, 1, 0) },
    'Net/out/bias': { type: 'float32' as const, shape: [3], data: new Float32Array(3) },
  };
  const snapshot = { weights, optimizer: {}, state: {}, origin: originAt(2) };
  saveCheckpoint(run, snapshot, { savedAt: '2026-11-24T08:00:00.000Z', keep: 2, best: null });
});

afterAll(() => {
  inspector.dispose();
});

describe('an evaluation', () => {
  test('is what one computes by hand', async () => {
    const evaluation = await inspector.ask({ version: 1, kind: 'evaluate', runDirectory: run.path, checkpoint: 'best', part: 'train' });
    expect(evaluation).toMatchObject({ part: 'train', samples: 8, step: 2, classNames: ['a', 'b', 'c'], values: { accuracy: 5 / 8 } });
    expect(evaluation.confusion).toEqual([
      [2, 1, 0],
      [1, 1, 0],
      [0, 1, 2],
    ]);
    const judgement = evaluation.judgement;
    expect(judgement?.samples.truth).toEqual([0, 0, 0, 1, 1, 2, 2, 2]);
    expect(judgement?.samples.predicted).toEqual([0, 0, 1, 1, 0, 2, 1, 2]);
    const e = Math.exp;
    const shares = [
      e(2) / (e(2) + 2),
      e(2) / (e(2) + e(1) + 1),
      e(3) / (e(3) + 2),
      e(1) / (e(1) + 2),
      e(1) / (e(1) + 2),
      1 / (2 * e(-1) + 1),
      e(2) / (e(2) + 2),
      1 / (e(-2) + e(-3) + 1),
    ];
    expect(judgement?.samples.confidence.map((share) => share.toFixed(5))).toEqual(shares.map((share) => share.toFixed(5)));
    expect(judgement?.confidence).toBeCloseTo(shares.reduce((sum, share) => sum + share, 0) / 8, 5);
    expect(judgement?.accuracy).toBe(5 / 8);
    expect(judgement?.top5).toBeNull();
    expect(judgement?.weighted.f1).toBeCloseTo(0.65, 12);
    expect(judgement?.interval.low).toBeCloseTo(0.30574, 4);
  });

  test('of a part without samples says so, and the next question is answered by the same process', async () => {
    const question = { version: 1, kind: 'evaluate', runDirectory: run.path, checkpoint: 2, part: 'test' } as const;
    await expect(inspector.ask(question)).rejects.toMatchObject({ code: 'ZOO3042' });
    await expect(inspector.ask({ ...question, part: 'train' })).resolves.toMatchObject({ samples: 8 });
    await expect(runInspection({ ...question, part: 'train' }, { script, permission: alwaysAllowed })).resolves.toMatchObject({
      samples: 8,
    });
  });
});

test('the samples of a cell come with what the network says about each', async () => {
  const of = { kind: 'run', runDirectory: run.path, checkpoint: 2 } as const;
  const { samples } = await inspector.ask({ version: 1, kind: 'samples', of, part: 'train', indices: [2, 6, 99], draw: null });
  expect(samples.map(({ index, label }) => [index, label])).toEqual([
    [2, 0],
    [6, 2],
  ]);
  expect(samples[0]?.fields).toContainEqual({ name: 'x', value: { kind: 'numbers', shape: [2], values: [0, 3], total: 2 } });
  expect(samples[0]?.shares?.map((one) => one.class)).toEqual([1, 0, 2]);
  expect(samples[0]?.shares?.[0]?.share).toBeCloseTo(Math.exp(3) / (Math.exp(3) + 2), 5);
});

test('numbers are predicted with what the network was given', async () => {
  const inputs = [{ kind: 'numbers' as const, numbers: [0, 3] }];
  const answer = await inspector.ask({ version: 1, kind: 'predict', runDirectory: run.path, checkpoint: 'last', network: null, inputs });
  expect(answer.predictions[0]).toMatchObject({ output: [0, 3, 0], seen: { kind: 'numbers', values: [0, 3] } });
  expect(answer.predictions[0]?.classes?.[0]?.name).toBe('b');
});

describe('a data set without a run', () => {
  test('tells counts, statistics by column and what is wrong with it', async () => {
    const report = await inspector.ask({ version: 1, kind: 'dataset', dataset: points, folder, seed: 1 });
    expect(report).toMatchObject({ counts: { train: 8, val: 0, test: 0 }, classNames: ['a', 'b', 'c'], classCounts: { train: [3, 2, 3] } });
    expect(report.labels.train).toEqual([0, 0, 0, 1, 1, 2, 2, 2]);
    const x = report.fields.find(({ name }) => name === 'x');
    expect(x?.features.map(({ name, minimum, maximum, mean }) => [name, minimum, maximum, mean.toFixed(9)])).toEqual([
      ['u', -2, 2, '0.250000000'],
      ['v', -3, 3, '0.375000000'],
    ]);
    expect(x?.features[0]?.deviation).toBeCloseTo(Math.sqrt(14 / 8 - 0.25 ** 2), 6);
    expect(report.points?.[0]).toMatchObject({ part: 'train', x: [2, 2, 0, 0, 1, -1, 0, -2], label: [0, 0, 0, 1, 1, 2, 2, 2] });
    expect(report.warnings).toEqual([]);
  });

  test('that is not there says where it was looked for', async () => {
    const settings = { ...points.source.settings, path: 'nowhere.csv' };
    const dataset = { ...points, source: { ...points.source, settings } };
    await expect(inspector.ask({ version: 1, kind: 'dataset', dataset, folder, seed: 1 })).rejects.toMatchObject({
      code: 'ZOO2001',
      message: 'There is no file nowhere.csv.',
    });
  });

  test('of pictures shows them before and after augmentation, the same for the same epoch, and tells how far reading is', async () => {
    const text = 'dataset tiles = folder("tiles", size = 12x12, channels = 1) { augment noise(0.2) flip(horizontal) }';
    const dataset = analyze(text, { importText: () => undefined, fieldsOf: () => undefined }).datasets.get('tiles');
    if (dataset === undefined) throw new Error('The file under test has errors.');
    const progress: InspectionProgress[] = [];
    const data = { dataset, folder: pictureFolder(), seed: 1 };
    const report = await inspector.ask({ version: 1, kind: 'dataset', ...data }, (told) => progress.push(told));
    expect(report).toMatchObject({ isDrawn: true, augmentations: ['noise(0.2)', 'flip(horizontal)'], points: null });
    expect(progress.every(({ stage }) => stage === 'reading')).toBe(true);
    const draws = await Promise.all(
      [1, 2, 1].map((draw) =>
        inspector.ask({ version: 1, kind: 'samples', of: { kind: 'dataset', ...data }, part: 'train', indices: [0], draw }),
      ),
    );
    const [first, second, again] = draws.map(({ samples }) => samples[0]);
    expect(first?.augmented).toEqual(again?.augmented);
    expect(first?.augmented).not.toEqual(second?.augmented);
    expect(first?.fields).toEqual(second?.fields);
    const picture = pictureIn(first?.fields ?? []);
    expect([picture.width, picture.height]).toEqual([12, 12]);
  });
});

function pictureIn(fields: SampleFields): PNG {
  const value = fields.find(({ name }) => name === 'image')?.value;
  if (value?.kind !== 'picture') throw new Error('There is no picture.');
  return PNG.sync.read(Buffer.from(value.png, 'base64'));
}

describe('the process', () => {
  test('is not started without permission', async () => {
    const refusing = new Inspector({
      script,
      permission: () => {
        throw new Error('not trusted');
      },
    });
    await expect(refusing.ask({ version: 1, kind: 'doctor' })).rejects.toThrow('not trusted');
  });

  test('that is given up rejects its question, and the next one starts another', async () => {
    const own = new Inspector({ script, permission: alwaysAllowed });
    const asked = own.ask({ version: 1, kind: 'doctor' });
    await Promise.resolve();
    own.interrupt();
    await expect(asked).rejects.toMatchObject({ code: 'ZOO3030' });
    await expect(own.ask({ version: 1, kind: 'doctor' })).resolves.toMatchObject({ kind: 'doctor' });
    own.dispose();
  });

  test('answers questions in the order in which they are asked, also those that come at once', async () => {
    const own = new Inspector({ script: echoing(), permission: alwaysAllowed });
    const answers = await Promise.all([1, 2, 3].map(() => own.ask({ version: 1, kind: 'doctor' })));
    expect(answers.map(({ machine }) => machine[0]?.value)).toEqual(['1', '2', '3']);
    own.dispose();
  });

  test('that nobody asks ends, and the next question starts another', async () => {
    const own = new Inspector({ script: echoing(), permission: alwaysAllowed, idleMs: 20 });
    const first = await own.ask({ version: 1, kind: 'doctor' });
    const pid = Number(first.machine[1]?.value);
    await expect.poll(() => isAlive(pid)).toBe(false);
    const second = await own.ask({ version: 1, kind: 'doctor' });
    expect([second.machine[0]?.value, second.machine[1]?.value === String(pid)]).toEqual(['1', false]);
    own.dispose();
  });

  test('that says something else than an answer is given up', async () => {
    const path = join(temporaryFolder(), 'babbling.mjs');
    writeFileSync(path, `process.stdin.once('data', () => console.log('hello'));`);
    await expect(runInspection({ version: 1, kind: 'doctor' }, { script: path, permission: alwaysAllowed })).rejects.toMatchObject({
      code: 'ZOO3030',
    });
  });

  test('that dies is told with what it said', async () => {
    const path = join(temporaryFolder(), 'dead.mjs');
    writeFileSync(path, `process.stderr.write('no more memory'); process.exit(3);`);
    await expect(runInspection({ version: 1, kind: 'doctor' }, { script: path, permission: alwaysAllowed })).rejects.toMatchObject({
      code: 'ZOO3030',
      message: 'The process that was asked ended without an answer. no more memory',
    });
  });
});

/** A process that answers with the number of the question and its own number. */
function echoing(): string {
  const path = join(temporaryFolder(), 'echoing.mjs');
  const text = `import { createInterface } from 'node:readline';
let number = 0;
for await (const line of createInterface({ input: process.stdin })) {
  const machine = [{ name: 'question', value: String(++number) }, { name: 'process', value: String(process.pid) }];
  if (line !== '') console.log(JSON.stringify({ version: 1, kind: 'doctor', machine, targets: [] }));
}`;
  writeFileSync(path, text);
  return path;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

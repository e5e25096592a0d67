import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mergeAttempts, toMetricLine, type EpochRecord, type MetricRecord, type StepRecord } from '#protocol/metrics';
import { RunColumns } from '#session/curves/run-columns';
import { MetricTail, readMetrics } from '#store/metric-log';
import { MetricStream } from '#store/metric-stream';
import { openRunDirectory, type RunDirectory } from '#store/run-directory';

function step(number: number, loss = 1 / number): StepRecord {
  return {
    kind: 'step',
    step: number,
    epoch: Math.ceil(number / 10),
    losses: [loss],
    rates: [0.1],
    imagesPerSecond: 3 * number,
    t: number / 7,
  };
}

function epoch(number: number): EpochRecord {
  return {
    kind: 'epoch',
    epoch: number,
    step: 10 * number,
    train: { loss: 1 / number },
    val: { accuracy: 1 - 1 / number },
    t: (10 * number) / 7,
  };
}

function header(attempt: number, resumedFrom: number | null): MetricRecord {
  return { kind: 'header', version: 1, attempt, resumedFrom };
}

/** Steps with their epochs, from one step to another. */
function training(from: number, to: number, loss?: number): MetricRecord[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index).flatMap((number) =>
    number % 10 === 0 ? [step(number, loss), epoch(number / 10)] : [step(number, loss)],
  );
}

function runOf(attempts: readonly string[]): RunDirectory {
  const path = join(mkdtempSync(join(tmpdir(), 'neurozoo-test-')), 'run');
  mkdirSync(path);
  attempts.forEach((text, index) => {
    writeFileSync(join(path, `metrics-${String(index + 1)}.jsonl`), text);
  });
  return openRunDirectory(path);
}

function linesOf(records: readonly MetricRecord[]): string {
  return records.map(toMetricLine).join('');
}

/** The whole stream, told as records. */
function streamed(run: RunDirectory): { readonly records: readonly MetricRecord[]; readonly damaged: number } {
  const records: MetricRecord[] = [];
  const stream = new MetricStream(run, {
    onAttempt: () => undefined,
    onHeader: (record) => records.push(record),
    onStep: ({ step: number, epoch: of, losses, rates, imagesPerSecond, t }) =>
      records.push({ kind: 'step', step: number, epoch: of, losses: Array.from(losses), rates: Array.from(rates), imagesPerSecond, t }),
    onEpoch: (record) => records.push(record),
  });
  let damaged = 0;
  for (;;) {
    const piece = stream.read();
    damaged += piece.damaged;
    if (!piece.more) return { records, damaged };
  }
}

function tailed(run: RunDirectory): ReturnType<typeof streamed> {
  const tail = new MetricTail(run);
  const records: MetricRecord[] = [];
  let damaged = 0;
  for (;;) {
    const piece = tail.read();
    records.push(...piece.records);
    damaged += piece.damaged;
    if (!piece.more && piece.records.length === 0) return { records, damaged };
  }
}

const whole = [header(1, null), ...training(1, 60)];
const text = linesOf(whole);

const logs: readonly (readonly [string, readonly string[]])[] = [
  ['a whole training', [text]],
  ['nothing', []],
  ['an empty file', ['']],
  ['a line that is not finished yet', [text + toMetricLine(step(61)).slice(0, 40)]],
  ['values that are not finite', [linesOf([header(1, null), step(1, Number.NaN), step(2, Number.POSITIVE_INFINITY), step(3, -0)])]],
  ['a changed byte', [text.replace('"step":17,', '"step":18,')]],
  ['a damaged line break', [text.replaceAll('\n{"kind":"step","step":23', 'x{"kind":"step","step":23')]],
  ['a lost line break', [text.replaceAll('\n{"kind":"step","step":23', '{"kind":"step","step":23')]],
  ['a damaged checksum', [text.replace(/\t[0-9a-f]{8}\n/, '\tnothexno\n')]],
  ['garbage between', [text.replace('\n', '\n\n\u00ff\u0000 no record\n')]],
  ['a resumed training', [text, linesOf([header(2, 30), ...training(31, 50, 9)])]],
  [
    'a training resumed twice, the second time from before',
    [text, linesOf([header(2, 50), ...training(51, 80)]), linesOf([header(3, 20), ...training(21, 25)])],
  ],
  ['a resumed training whose header is lost', [text, linesOf(training(31, 50, 9))]],
  ['a resumed training that has said nothing yet', [text, '']],
  ['more than one reading takes', [linesOf([header(1, null), ...training(1, 9_000)])]],
];

describe.each(logs)('of %s', (_name, attempts) => {
  test('the stream tells what the tail tells', () => {
    const run = runOf(attempts);
    expect(streamed(run)).toEqual(tailed(run));
  });

  test('the columns tell what the merged records tell', () => {
    const run = runOf(attempts);
    const columns = new RunColumns();
    const stream = new MetricStream(run, columns);
    while (stream.read().more);
    const { records } = readMetrics(run);
    const steps = records.filter((record) => record.kind === 'step');
    const epochs = records.filter((record) => record.kind === 'epoch');
    expect([...columns.steps.step.values]).toEqual(steps.map((record) => record.step));
    expect([...(columns.losses[0]?.values ?? [])]).toEqual(steps.map(({ losses }) => losses[0]));
    expect([...columns.epochs.epoch.values]).toEqual(epochs.map((record) => record.epoch));
    expect([...(columns.measures.get('val.accuracy')?.values ?? [])]).toEqual(epochs.map(({ val }) => val['accuracy']));
  });
});

test('what is appended is read by the next reading, and the time of attempts adds up', () => {
  const run = runOf([linesOf([header(1, null), ...training(1, 14)])]);
  const columns = new RunColumns();
  const stream = new MetricStream(run, columns);
  while (stream.read().more);
  writeFileSync(join(run.path, 'metrics-2.jsonl'), linesOf([header(2, 7), { ...step(8), t: 0.5 }]));
  while (stream.read().more);
  expect([...columns.steps.step.values]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(columns.steps.seconds.last()).toBeCloseTo(1 + 0.5);
  expect(columns.generation).toBe(1);
  expect(mergeAttempts([])).toEqual([]);
});

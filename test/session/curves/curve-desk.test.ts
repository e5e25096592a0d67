import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CurveFrame, CurveView } from '#protocol/curves';
import { toMetricLine, type MetricRecord } from '#protocol/metrics';
import { toRecordLine } from '#protocol/record-line';
import type { RunEvent } from '#protocol/events';
import type { FromCurveReader } from '#session/curve-reader-wire';
import { CurveDesk, frameMs } from '#session/curves/curve-desk';
import { FollowedRun } from '#session/curves/followed-run';
import { writeEvent } from '#store/event-log';
import { createRun, readRun, writeRun, type RunDirectory } from '#store/run-directory';
import { createStore, newRun } from '../../store/sample-run';

const view: CurveView = { axis: 'step', from: null, to: null, pixels: 200, smoothing: 0.5, logX: false, logY: false };

function step(number: number): MetricRecord {
  return { kind: 'step', step: number, epoch: 1, losses: [1 / number], rates: [0.1], imagesPerSecond: 100, t: number / 10 };
}

const header: MetricRecord = { kind: 'header', version: 1, attempt: 1, resumedFrom: null };

interface Opened {
  readonly desk: CurveDesk;
  readonly runs: readonly RunDirectory[];
  readonly posted: FromCurveReader[];
  readonly clock: { now: number };
  frames(): readonly CurveFrame[];
  append(run: number, records: readonly MetricRecord[]): void;
}

/** A desk over runs with ten steps each, of which it has read everything. */
function openDesk(count = 1): Opened {
  const store = createStore();
  const runs = Array.from({ length: count }, () => createRun(store, newRun()));
  const posted: FromCurveReader[] = [];
  const clock = { now: 1_000 };
  const append = (run: number, records: readonly MetricRecord[]): void => {
    appendFileSync(join(runs[run]?.path ?? '', 'metrics-1.jsonl'), records.map(toMetricLine).join(''));
  };
  for (const run of runs.keys()) append(run, [header, ...Array.from({ length: 10 }, (_, index) => step(index + 1))]);
  const doors = { post: (message: FromCurveReader) => posted.push(message), now: () => clock.now };
  const desk = new CurveDesk(
    runs.map((run) => new FollowedRun(run, () => clock.now)),
    doors,
  );
  while (desk.turn());
  const frames = (): readonly CurveFrame[] => posted.flatMap((message) => (message.kind === 'frame' ? [message.frame] : []));
  return { desk, runs, posted, clock, frames, append };
}

function look({ desk }: Opened, changes: Partial<CurveView> = {}, number = 1): void {
  desk.take({ kind: 'look', look: number, view: { ...view, ...changes } });
}

describe('the reader of curves', () => {
  test('tells nothing before it is looked at, then everything', () => {
    const opened = openDesk();
    expect(opened.frames()).toEqual([]);
    look(opened);
    const [frame] = opened.frames();
    expect(frame).toMatchObject({ sequence: 1, look: 1, isWhole: true, from: 1, to: 10 });
    expect(frame?.series.map(({ metric, form }) => `${metric} ${form}`)).toEqual([
      'loss raw',
      'loss smooth',
      'rate raw',
      'images/s raw',
      'images/s smooth',
    ]);
    expect([...(frame?.series[0]?.y ?? [])]).toEqual(Array.from({ length: 10 }, (_, index) => 1 / (index + 1)));
  });

  test('tells what is added, at most ten times a second, and never before the last was taken', () => {
    const opened = openDesk();
    look(opened);
    opened.append(0, [step(11)]);
    opened.desk.turn();
    expect(opened.frames()).toHaveLength(1);
    opened.desk.take({ kind: 'taken' });
    opened.desk.turn();
    expect(opened.frames()).toHaveLength(1);
    opened.clock.now += frameMs;
    opened.desk.turn();
    expect(opened.frames().map(({ sequence, isWhole, to }) => [sequence, isWhole, to])).toEqual([
      [1, true, 10],
      [2, false, 11],
    ]);
    opened.desk.take({ kind: 'taken' });
    opened.clock.now += frameMs;
    opened.desk.turn();
    expect(opened.frames()).toHaveLength(2);
  });

  test('draws only the runs that have changed', () => {
    const opened = openDesk(2);
    look(opened, { from: 1, to: 20 });
    opened.desk.take({ kind: 'taken' });
    opened.append(1, [step(11)]);
    opened.clock.now += frameMs;
    opened.desk.turn();
    expect(opened.frames()[1]?.pulses.map(({ run }) => run)).toEqual([1]);
    expect(new Set(opened.frames()[1]?.series.map(({ run }) => run))).toEqual(new Set([1]));
  });

  test('tells everything again when it is asked to, with a number that goes on', () => {
    const opened = openDesk();
    look(opened);
    opened.desk.take({ kind: 'again' });
    expect(opened.frames().map(({ sequence, isWhole }) => [sequence, isWhole])).toEqual([
      [1, true],
      [2, true],
    ]);
  });

  test.each([
    ['epoch', { from: 0, to: 1.2 }],
    ['time', { from: 0, to: 1 }],
  ] as const)('draws over %s', (axis, ends) => {
    const opened = openDesk();
    look(opened, { axis });
    expect(opened.frames()[0]).toMatchObject(ends);
  });

  test('places what happened on every axis, and forgets what is done again after a resume', () => {
    const opened = openDesk();
    const [run] = opened.runs;
    const at = '2026-11-24T08:00:00.000Z';
    const events: readonly RunEvent[] = [
      { kind: 'rateChange', at, step: 4, objective: null, rate: 0.01 },
      { kind: 'checkpoint', at, step: 5, epoch: 0, name: 'step-5', bytes: 9, ms: 1 },
      { kind: 'sample', at, step: 5, show: 0, file: 'samples/epoch-1-show-0.png' },
      { kind: 'checkpoint', at, step: 9, epoch: 0, name: 'step-9', bytes: 9, ms: 1 },
      { kind: 'resume', at, step: 6, attempt: 2, pid: 1, backend: 'eager', device: 'cpu' },
    ];
    if (run !== undefined) for (const event of events) writeEvent(run, event);
    opened.desk.turn();
    look(opened);
    const told = opened.posted.find((message) => message.kind === 'happened');
    expect(told?.events.map(({ kind, step: of, seconds }) => [kind, of, seconds])).toEqual([
      ['rateChange', 4, 0.4],
      ['checkpoint', 5, 0.5],
      ['resume', 6, 0.6],
    ]);
    expect(told?.events[0]?.epoch).toBeCloseTo(4 / (100 / 12));
    expect(told?.samples).toMatchObject([{ show: 0, step: 5, file: 'samples/epoch-1-show-0.png' }]);
  });

  test('tells the pace and what is left of a training', () => {
    const opened = openDesk();
    look(opened);
    expect(opened.frames()[0]?.pulses[0]).toMatchObject({ step: 10, seconds: 1, imagesPerSecond: 100, rates: [0.1], read: 1, damaged: 0 });
    expect(opened.frames()[0]?.pulses[0]?.leftSeconds).toBeCloseTo(9);
  });

  test('writes every record of the runs that are named, with all digits, names in quotes where they need them', () => {
    const opened = openDesk(2);
    opened.append(0, [{ kind: 'epoch', epoch: 1, step: 10, train: { loss: 0.25 }, val: { accuracy: Number.NaN }, t: 1.5 }]);
    opened.desk.turn();
    opened.desk.take({ kind: 'csv', order: 4, names: { 0: 'a "run", mine' } });
    const csv = opened.posted.find((message) => message.kind === 'csv');
    const lines = Buffer.from(csv?.bytes ?? [])
      .toString('utf8')
      .split('\r\n');
    expect(csv?.order).toBe(4);
    expect(lines).toHaveLength(13);
    expect(lines[0]).toBe('run,record,step,epoch,seconds,loss,rate,images/s,train.loss,val.accuracy');
    expect(lines[3]).toBe('"a ""run"", mine",step,3,1,0.3,0.3333333333333333,0.1,100,,');
    expect(lines[11]).toBe('"a ""run"", mine",epoch,10,1,1.5,,,,0.25,NaN');
  });

  test('gives the epochs as a table', () => {
    const opened = openDesk();
    opened.append(0, [{ kind: 'epoch', epoch: 1, step: 10, train: {}, val: { accuracy: 0.5 }, t: 1.5 }]);
    opened.desk.turn();
    opened.desk.take({ kind: 'table' });
    const table = opened.posted.find((message) => message.kind === 'table')?.tables[0];
    expect([[...(table?.epoch ?? [])], Object.keys(table?.columns ?? {})]).toEqual([[1], ['val.accuracy']]);
  });

  test('goes on when a run is damaged, is deleted, or comes with records that cannot be read', () => {
    const opened = openDesk(2);
    look(opened);
    const [first, second] = opened.runs;
    appendFileSync(join(first?.path ?? '', 'metrics-1.jsonl'), 'garbage\n');
    rmSync(second?.path ?? '', { recursive: true });
    opened.clock.now += 2_000;
    opened.desk.take({ kind: 'taken' });
    expect(() => opened.desk.turn()).not.toThrow();
    opened.desk.take({ kind: 'again' });
    expect(
      opened
        .frames()
        .at(-1)
        ?.pulses.map(({ damaged, step: of }) => [damaged, of]),
    ).toEqual([
      [1, 10],
      [0, 10],
    ]);
  });

  test('follows a training that is made longer', () => {
    const opened = openDesk();
    const [run] = opened.runs;
    if (run !== undefined) writeRun(run, { ...readRun(run), progress: { epoch: 0, epochs: 24, step: 10, steps: 50 } });
    opened.clock.now += 2_000;
    opened.desk.turn();
    look(opened, { axis: 'epoch' });
    expect(opened.frames()[0]?.to).toBeCloseTo(10 / (50 / 24));
  });

  test('reads a log that a later version has added kinds to', () => {
    const opened = openDesk();
    const [run] = opened.runs;
    mkdirSync(join(run?.path ?? '', 'samples'), { recursive: true });
    writeFileSync(join(run?.path ?? '', 'events.jsonl'), toRecordLine({ kind: 'later', at: 'now', step: 1 }));
    expect(() => opened.desk.turn()).not.toThrow();
  });
});

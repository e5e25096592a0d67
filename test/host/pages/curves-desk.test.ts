import { afterEach, describe, expect, test, vi } from 'vitest';
import { NeurozooError } from '#base/neurozoo-error';
import { createCurvesDesk, type CurvesDesk, type CurvesDoors, type ReaderListener } from '#host/pages/curves-desk';
import type { DeskRow } from '#host/pages/run-line';
import type { CurvesToPage } from '#protocol/pages/curves-page';
import type { ToCurveReader } from '#session/curve-reader-wire';
import { writeSampleFile } from '#store/sample-file';
import { createRun, readRun, writeRun } from '#store/run-directory';
import { listRuns } from '#store/run-list';
import { createStore, newRun } from '../../store/sample-run';

interface Opened {
  readonly desk: CurvesDesk;
  readonly posted: CurvesToPage[];
  /** What the readers were told, one list for each that was started. */
  readonly told: ToCurveReader[][];
  readonly runsOfReader: string[][];
  readonly done: unknown[];
  readonly store: ReturnType<typeof createStore>;
  hear(): ReaderListener;
  changed(): void;
}

const living: CurvesDesk[] = [];

afterEach(() => {
  for (const desk of living.splice(0)) desk.dispose();
  vi.useRealTimers();
});

const view = { axis: 'step', from: null, to: null, pixels: 100, smoothing: 0, logX: false, logY: false } as const;

function openDesk(keys: readonly string[], runs = keys.length): Opened {
  const store = createStore();
  for (let run = 0; run < runs; run++) createRun(store, newRun());
  const posted: CurvesToPage[] = [];
  const told: ToCurveReader[][] = [];
  const runsOfReader: string[][] = [];
  const done: unknown[] = [];
  const listeners = new Set<() => void>();
  const heard: ReaderListener[] = [];
  const folder = { name: 'ws', uri: { fsPath: '/ws' } };
  const rows = (): readonly DeskRow[] => listRuns(store).map((row) => ({ key: `ws/${row.directory.id}`, row, folder }));
  const note =
    (what: string) =>
    (...words: readonly unknown[]): void => {
      done.push([what, ...words]);
    };
  const doors: CurvesDoors = {
    runs: {
      rows,
      find: (key) => rows().find((row) => row.key === key),
      onDidChange: (listener) => {
        listeners.add(listener);
        return { dispose: () => listeners.delete(listener) };
      },
      refresh: () => undefined,
    },
    post: (message) => posted.push(message),
    problem: note('problem'),
    isVisible: () => true,
    isTrusted: () => true,
    startReader: (directories, listener) => {
      const messages: ToCurveReader[] = [];
      told.push(messages);
      runsOfReader.push(directories.map(({ id }) => id));
      heard.push(listener);
      return { tell: (message) => messages.push(message), dispose: note('ended') };
    },
    order: note('order'),
    control: (run, command) => {
      done.push(['control', run.id, command]);
    },
    addRun: note('add'),
    compare: note('compare'),
    saveFile: async (name, bytes) => {
      await Promise.resolve();
      done.push(['save', name, bytes.byteLength]);
    },
  };
  const desk = createCurvesDesk(doors, keys);
  living.push(desk);
  return {
    desk,
    posted,
    told,
    runsOfReader,
    done,
    store,
    hear: () => heard.at(-1) ?? { onMessage: () => undefined, onDidEnd: () => undefined },
    changed: () => {
      for (const listener of listeners) listener();
    },
  };
}

const one = 'ws/2026-11-24-lenet-1';
const two = 'ws/2026-11-24-lenet-2';
const frame = { sequence: 1, look: 1, isWhole: true, from: 0, to: 1, series: [], pulses: [] };
const pulse = {
  step: 1,
  epoch: 0,
  seconds: 0,
  imagesPerSecond: null,
  leftSeconds: null,
  rates: [],
  damaged: 0,
  read: 1,
  isSilent: false,
};

describe('the host of the curves page', () => {
  test('tells how the runs stand when the page is shown, and again only when that has changed', () => {
    vi.useFakeTimers();
    const opened = openDesk([one]);
    opened.desk.onDidShow();
    expect(opened.posted).toMatchObject([{ kind: 'runs', isTrusted: true, runs: [{ key: one, state: 'queued', hasData: false }] }]);
    opened.changed();
    vi.advanceTimersByTime(1_000);
    expect(opened.posted).toHaveLength(1);
    const [row] = listRuns(opened.store);
    if (row?.kind === 'run') writeRun(row.directory, { ...readRun(row.directory), status: 'finished', test: { accuracy: 0.99 } });
    opened.changed();
    vi.advanceTimersByTime(1_000);
    expect(opened.posted[1]).toMatchObject({ runs: [{ state: 'finished', test: { accuracy: 0.99 } }] });
  });

  test('says of a run that is not there that it is gone, and reads it once it appears', async () => {
    vi.useFakeTimers();
    const opened = openDesk([one, two], 1);
    opened.desk.onDidShow();
    await opened.desk.onMessage({ kind: 'look', look: 5, view });
    expect(opened.posted[0]).toMatchObject({ runs: [{ state: 'queued' }, { key: two, id: '2026-11-24-lenet-2', state: 'gone' }] });
    createRun(opened.store, newRun());
    opened.changed();
    vi.advanceTimersByTime(1_000);
    expect(opened.runsOfReader).toEqual([['2026-11-24-lenet-1'], ['2026-11-24-lenet-1', '2026-11-24-lenet-2']]);
    expect(opened.told[1]).toEqual([{ kind: 'look', look: 5, view }]);
  });

  test("passes on between the page and the thread, with the page's numbers of the runs", async () => {
    const opened = openDesk(['ws/not-there', one], 1);
    opened.desk.onDidShow();
    for (const message of [{ kind: 'look', look: 1, view }, { kind: 'taken' }, { kind: 'again' }, { kind: 'table' }] as const) {
      await opened.desk.onMessage(message);
      expect(opened.told[0]).toContainEqual(message);
    }
    opened.hear().onMessage({ kind: 'frame', frame: { ...frame, pulses: [{ ...pulse, run: 0 }] } });
    expect(opened.posted.at(-1)).toMatchObject({ kind: 'frame', frame: { pulses: [{ run: 1 }] } });
  });

  test('shows a picture that the network made, and no other file', async () => {
    const opened = openDesk([one]);
    opened.desk.onDidShow();
    const [row] = listRuns(opened.store);
    const file = row === undefined ? '' : writeSampleFile(row.directory, 'epoch-1-show-0.png', Uint8Array.of(1, 2, 3));
    const samples = [file, '../run.json', 'samples/../run.json'].map((name) => ({ show: 0, step: 1, epoch: 1, file: name }));
    opened.hear().onMessage({ kind: 'happened', run: 0, events: [], samples, recipe: [] });
    expect(JSON.stringify(opened.posted.at(-1))).not.toContain('file');
    await opened.desk.onMessage({ kind: 'sample', run: 0, sample: 0 });
    expect(opened.posted.at(-1)).toEqual({ kind: 'sample', run: 0, sample: 0, url: 'data:image/png;base64,AQID' });
    await expect(opened.desk.onMessage({ kind: 'sample', run: 0, sample: 1 })).rejects.toThrow('not the name of a picture');
    await expect(opened.desk.onMessage({ kind: 'sample', run: 0, sample: 2 })).rejects.toThrow('not the name of a picture');
  });

  test('does what a person asks for', async () => {
    const opened = openDesk([one, two]);
    opened.desk.onDidShow();
    await opened.desk.onMessage({ kind: 'order', run: 1, order: 'pause' });
    await opened.desk.onMessage({ kind: 'setRate', run: 0, rate: 0.01, objective: null });
    await opened.desk.onMessage({ kind: 'addRun' });
    await opened.desk.onMessage({ kind: 'compare' });
    expect(opened.done).toEqual([
      ['order', 'pause', two],
      ['control', '2026-11-24-lenet-1', { kind: 'setRate', rate: 0.01, objective: null }],
      ['add', [one, two]],
      ['compare', [one, two]],
    ]);
    await expect(opened.desk.onMessage({ kind: 'order', run: 7, order: 'stop' })).rejects.toThrow('There is no run');
  });

  test('writes all points of the runs that are shown as a file', async () => {
    const opened = openDesk([one, two]);
    opened.desk.onDidShow();
    const saving = opened.desk.onMessage({ kind: 'csv', runs: [1] });
    expect(opened.told[0]).toContainEqual({ kind: 'csv', order: 0, names: { 1: '2026-11-24-lenet-2' } });
    opened.hear().onMessage({ kind: 'csv', order: 0, bytes: new Uint8Array(7) });
    await saving;
    expect(opened.done).toEqual([['save', '2026-11-24-lenet-2.csv', 7]]);
    expect(opened.posted.filter(({ kind }) => kind === 'exporting')).toEqual([
      { kind: 'exporting', isBusy: true },
      { kind: 'exporting', isBusy: false },
    ]);
  });

  test('tells when the thread has ended, and gives up the file that it was to make', async () => {
    const opened = openDesk([one]);
    opened.desk.onDidShow();
    const saving = opened.desk.onMessage({ kind: 'csv', runs: [0] });
    opened.hear().onDidEnd(new NeurozooError({ code: 'ZOO5003', message: 'It has ended.', hint: 'Open it again.' }));
    await expect(saving).rejects.toThrow('It has ended.');
    expect(opened.done).toEqual([['problem', { code: 'ZOO5003', message: 'It has ended.', hint: 'Open it again.' }]]);
    expect(opened.posted.at(-1)).toEqual({ kind: 'exporting', isBusy: false });
  });

  test('ends the thread with the page', () => {
    const opened = openDesk([one]);
    opened.desk.onDidShow();
    opened.desk.dispose();
    expect(opened.done).toEqual([['ended']]);
  });
});

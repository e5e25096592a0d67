import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CurvesToHost } from '#protocol/pages/curves-page';
import { createCurvesModel, type CurvesModel } from '#webview/curves/curves-model';
import { frameOf, runOf, seriesOf } from './curve-samples';

interface Opened {
  readonly model: CurvesModel;
  readonly posted: CurvesToHost[];
  readonly keptStates: unknown[];
}

function openModel(kept?: unknown): Opened {
  const posted: CurvesToHost[] = [];
  const keptStates: unknown[] = [];
  const doors = { post: (message: CurvesToHost) => posted.push(message), kept, keep: (state: unknown) => keptStates.push(state) };
  const model = createCurvesModel(doors);
  model.take({ kind: 'runs', runs: [runOf('ws/a'), runOf('ws/b')], isTrusted: true });
  return { model, posted, keptStates };
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('the curves model', () => {
  test('asks for curves when it knows how wide the charts are, and again when they are looked at otherwise', () => {
    const { model, posted } = openModel();
    model.resize(300.5);
    model.resize(300.6);
    // A slider that is dragged changes the view many times; the last one counts.
    for (const smoothing of [0.1, 0.5, 0.9]) model.prefer({ axis: 'epoch', smoothing });
    vi.runAllTimers();
    expect(posted).toMatchObject([
      { kind: 'look', look: 1, view: { axis: 'step', pixels: 301, from: null, to: null } },
      { kind: 'look', look: 2, view: { axis: 'epoch', smoothing: 0.9 } },
    ]);
  });

  test('keeps how it is looked at with the keys of its runs, and takes it up again', () => {
    const { model, keptStates } = openModel();
    model.zoom({ from: 3, to: 5, metric: 'loss', range: { low: 1, high: 2 } });
    model.prefer({ hiddenRuns: ['ws/b'] });
    expect(keptStates.at(-1)).toMatchObject({
      keys: ['ws/a', 'ws/b'],
      from: 3,
      to: 5,
      ranges: { loss: { low: 1, high: 2 } },
      hiddenRuns: ['ws/b'],
    });
    const again = openModel(keptStates.at(-1));
    again.model.resize(100);
    expect(again.posted[0]).toMatchObject({ kind: 'look', view: { from: 3, to: 5 } });
    expect(again.model.shownRuns.value).toEqual([0]);
  });

  test('says that each frame was taken, and asks for everything when one was missed', () => {
    const { model, posted } = openModel();
    model.resize(100);
    model.take({ kind: 'frame', frame: frameOf() });
    model.take({ kind: 'frame', frame: frameOf({ sequence: 3, isWhole: false }) });
    expect(posted.map(({ kind }) => kind)).toEqual(['look', 'taken', 'taken', 'again']);
    model.take({ kind: 'frame', frame: frameOf({ sequence: 4 }) });
    expect(posted.at(-1)?.kind).toBe('taken');
  });

  test('leaves a frame that answers an older view', () => {
    const { model } = openModel();
    model.resize(100);
    model.prefer({ logY: true });
    vi.runAllTimers();
    model.take({ kind: 'frame', frame: frameOf({ look: 1 }) });
    expect(model.window.value).toBeUndefined();
    model.take({ kind: 'frame', frame: frameOf({ look: 2, sequence: 2 }) });
    expect(model.window.value).toMatchObject({ from: 1, to: 20, logY: true });
  });

  test('replaces the curves of the runs that a frame tells of, and keeps the others', () => {
    const { model } = openModel();
    model.resize(100);
    model.take({ kind: 'frame', frame: frameOf() });
    const [pulse] = frameOf().pulses;
    const fresh = frameOf({ sequence: 2, isWhole: false, series: [seriesOf([1], [7])], pulses: pulse === undefined ? [] : [pulse] });
    model.take({ kind: 'frame', frame: fresh });
    expect(model.series.value.filter(({ run }) => run === 0)).toHaveLength(1);
    expect(model.series.value.filter(({ run }) => run === 1)).toHaveLength(5);
    expect(model.metrics.value).toEqual(['loss', 'accuracy', 'rate']);
  });

  test('shows everything again when it is reset', () => {
    const { model, posted } = openModel();
    model.resize(100);
    model.zoom({ from: 3, to: 5, metric: 'loss', range: { low: 1, high: 2 } });
    model.reset();
    vi.runAllTimers();
    expect(posted.at(-1)).toMatchObject({ view: { from: null, to: null } });
    expect([model.preferences.value.ranges, model.resets.value]).toEqual([{}, 1]);
  });

  test('asks for each picture once', () => {
    const { model, posted } = openModel();
    for (const sample of [0, 1, 0]) model.askPicture(1, sample);
    expect(posted).toEqual([0, 1].map((sample) => ({ kind: 'sample', run: 1, sample })));
    model.take({ kind: 'sample', run: 1, sample: 0, url: 'data:image/png;base64,AA==' });
    expect(model.pictures.value.get('1 0')).toBe('data:image/png;base64,AA==');
  });
});

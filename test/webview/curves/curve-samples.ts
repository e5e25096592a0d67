import type { CurveFrame, CurveSeries } from '#protocol/curves';
import type { CurveRun, CurvesToPage } from '#protocol/pages/curves-page';

/** A curve through these points. */
export function seriesOf(x: readonly number[], y: readonly number[], changes: Partial<CurveSeries> = {}): CurveSeries {
  return {
    run: 0,
    metric: 'loss',
    part: 'train',
    form: 'raw',
    x: Float64Array.from(x),
    y: Float64Array.from(y),
    nan: new Float64Array(0),
    up: new Float64Array(0),
    down: new Float64Array(0),
    leftOut: 0,
    total: x.length,
    last: y.at(-1) ?? null,
    ...changes,
  };
}

/** A run as the page's head shows it. */
export function runOf(key: string, changes: Partial<CurveRun> = {}): CurveRun {
  return {
    key,
    id: key.slice(key.lastIndexOf('/') + 1),
    title: null,
    training: 'lenet',
    state: 'running',
    problem: null,
    createdAt: 1_000,
    startedAt: 2_000,
    endedAt: null,
    backend: 'eager',
    device: 'CPU, 2 threads',
    threads: 2,
    hasData: true,
    progress: { epoch: 2, epochs: 5, step: 20, steps: 50 },
    best: { metric: 'val.accuracy', value: 0.98, epoch: 2 },
    last: { 'train.loss': 0.2, 'val.accuracy': 0.97 },
    test: null,
    facts: [{ group: 'data', words: 'name', text: 'digits' }],
    ...changes,
  };
}

const steps = Array.from({ length: 20 }, (_, index) => index + 1);

/** The curves of two runs: losses by step with their average, accuracies by epoch. */
export function frameOf(changes: Partial<CurveFrame> = {}): CurveFrame {
  const pulse = {
    step: 20,
    epoch: 2,
    seconds: 10,
    imagesPerSecond: 1_420,
    leftSeconds: 15,
    rates: [0.001],
    damaged: 0,
    read: 1,
    isSilent: false,
  };
  return {
    sequence: 1,
    look: 1,
    isWhole: true,
    from: 1,
    to: 20,
    series: [0, 1].flatMap((run) => [
      seriesOf(
        steps,
        steps.map((step) => (2 + run) / step),
        { run },
      ),
      seriesOf(
        steps,
        steps.map((step) => (2.2 + run) / step),
        { run, form: 'smooth' },
      ),
      seriesOf([10, 20], [0.9, 0.95 + run / 100], { run, metric: 'accuracy', part: 'train', form: 'epochs' }),
      seriesOf([10, 20], [0.88, 0.93 + run / 100], { run, metric: 'accuracy', part: 'val', form: 'epochs' }),
      seriesOf(
        steps,
        steps.map(() => 0.001),
        { run, metric: 'rate' },
      ),
    ]),
    pulses: [0, 1].map((run) => ({ run, ...pulse })),
    ...changes,
  };
}

/** What happened to the first run. */
export const happened: CurvesToPage = {
  kind: 'happened',
  run: 0,
  events: [
    { kind: 'rateChange', at: 3_000, step: 8, epoch: 0.8, seconds: 4, value: 0.0005, about: null },
    { kind: 'best', at: 4_000, step: 10, epoch: 1, seconds: 5, value: 0.98, about: 'val.accuracy' },
    { kind: 'checkpoint', at: 4_000, step: 20, epoch: 2, seconds: 10, value: 2, about: 'step-20' },
  ],
  samples: [
    { show: 0, step: 10, epoch: 1 },
    { show: 0, step: 20, epoch: 2 },
  ],
  recipe: [{ words: 'optimizer rate', text: '0.001' }],
};

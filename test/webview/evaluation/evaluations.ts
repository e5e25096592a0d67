import type { Evaluation, KeptEvaluation } from '#protocol/evaluation';
import type { EvaluationToPage } from '#protocol/pages/evaluation-page';
import type { SampleView } from '#protocol/sample-view';

/** Names that no page may take for anything but text. */
export const hostileNames = ['<script>alert(1)</script>', '\u202egnp.exe', 'שלום'] as const;

/** A grey pixel as PNG. */
export const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNsaGj4DwAFhAKAjM1mJgAAAABJRU5ErkJggg==';

/** Eight samples of three classes; the numbers are those that one computes by hand. */
export const threeClasses: Evaluation = {
  version: 1,
  kind: 'evaluate',
  part: 'test',
  samples: 8,
  step: 20,
  epoch: 2,
  values: { loss: 0.5, accuracy: 5 / 8 },
  confusion: [
    [2, 1, 0],
    [1, 1, 0],
    [0, 1, 2],
  ],
  classNames: [...hostileNames],
  judgement: {
    accuracy: 5 / 8,
    interval: { low: 0.3057, high: 0.8632 },
    top5: null,
    confidence: 0.7,
    classes: [
      { support: 3, predicted: 3, precision: 2 / 3, recall: 2 / 3, f1: 2 / 3 },
      { support: 2, predicted: 3, precision: 1 / 3, recall: 1 / 2, f1: 2 / 5 },
      { support: 3, predicted: 2, precision: 1, recall: 2 / 3, f1: 4 / 5 },
    ],
    macro: { precision: 2 / 3, recall: 11 / 18, f1: 28 / 45 },
    weighted: { precision: 0.708, recall: 0.625, f1: 0.65 },
    samples: { truth: [0, 0, 0, 1, 1, 2, 2, 2], predicted: [0, 0, 1, 1, 0, 2, 1, 2], confidence: [0.5, 0.9, 0.8, 0.6, 0.7, 0.4, 0.9, 0.8] },
  },
};

/** Nothing is classified. */
export const regression: Evaluation = {
  ...threeClasses,
  values: { loss: 0.25, mse: Number.NaN },
  confusion: null,
  classNames: [],
  judgement: null,
};

export function keptText(evaluation: Evaluation): string {
  const kept: KeptEvaluation = { version: 1, measuredAt: '2026-11-24T08:00:00.000Z', evaluation };
  return JSON.stringify(kept, (_key, value: unknown) => (Number.isNaN(value) ? 'NaN' : value));
}

/** What the host tells a page of a run with one checkpoint. */
export const runMessage: EvaluationToPage = {
  kind: 'run',
  key: 'ws/a',
  name: '<b>lenet</b>',
  training: 'lenet',
  counts: { train: 80, val: 0, test: 8 },
  checkpoints: [{ step: 20, epoch: 2, isBest: true, isNewest: true }],
  part: 'test',
  checkpoint: 'best',
};

export function evaluationMessage(evaluation: Evaluation): EvaluationToPage {
  return { kind: 'evaluation', part: 'test', checkpoint: 'best', text: keptText(evaluation) };
}

/** An answer with these samples, each a grey pixel. */
export function samplesText(indices: readonly number[], label = 0): string {
  const samples = indices.map((index): SampleView => {
    const value = { kind: 'picture' as const, width: 1, height: 1, png: pixel };
    const shares = [1, label, 2].map((one, place) => ({ class: one, share: [0.8, 0.15, 0.05][place] ?? 0 }));
    return { index, label, fields: [{ name: 'image', value }], augmented: null, shares };
  });
  return JSON.stringify({ version: 1, kind: 'samples', samples });
}

import { describe, expect, test } from 'vitest';
import { runCard } from '#host/runs/run-card';
import { runView, type RunViewOptions } from '#host/runs/run-view';
import { inEnglish as t } from '#base/translate';
import type { RunRow } from '#store/run-list';
import { sampleRow, type SampleRun } from './sample-rows';

const nowMs = Date.parse('2026-11-24T10:00:00.000Z');
const options: RunViewOptions = { t, nowMs, progress: undefined, isBaseline: false };
const best = { metric: 'val.accuracy', value: 0.991, epoch: 11, step: 90 };
const failed = { code: 'ZOO3040' as const, message: 'The loss is NaN at step 812.' };

const cases: readonly (readonly [string, SampleRun, Partial<RunViewOptions>, string])[] = [
  ['waits', { status: 'queued' }, {}, 'queued'],
  ['prepares', { status: 'preparing' }, {}, 'preparing'],
  [
    'trains',
    { status: 'running', last: { 'val.accuracy': 0.987, 'train.loss': 0.1 }, progress: { epoch: 6, epochs: 12, step: 50, steps: 100 } },
    { progress: { step: 55, epoch: 7, leftMs: 21_000 } },
    '98.70 % · ep 7/12 · 21 s left',
  ],
  ['trains at a pace that is not known yet', { status: 'running' }, { progress: { step: 1, epoch: 1, leftMs: null } }, 'ep 1/12'],
  ['is paused', { status: 'paused', progress: { epoch: 3, epochs: 20, step: 1, steps: 9 } }, {}, 'paused · ep 3/20'],
  ['has finished', { status: 'finished', best, endedAt: '2026-11-24T08:00:00.000Z' }, {}, '99.10 % · best ep 11 · 2 h ago'],
  ['has just finished', { status: 'finished', last: { loss: 0.25 }, endedAt: '2026-11-24T09:59:50.000Z' }, {}, 'loss 0.25 · just now'],
  [
    'is the baseline',
    { status: 'finished', best, endedAt: '2026-11-23T10:00:00.000Z' },
    { isBaseline: true },
    '99.10 % · best ep 11 · 1 d ago ★',
  ],
  ['has failed', { status: 'failed', error: failed }, {}, 'The loss is NaN at step 812.'],
  ['was interrupted', { status: 'interrupted', progress: { epoch: 2, epochs: 12, step: 9, steps: 90 } }, {}, 'interrupted · ep 2/12'],
  ['was stopped', { status: 'stopped', progress: { epoch: 2, epochs: 12, step: 9, steps: 90 } }, {}, 'stopped · ep 2/12'],
];

describe('a line of the Runs view', () => {
  test.each(cases)('of a run that %s tells the number that matters', (_, run, ...[more, description]) => {
    expect(runView(sampleRow(run), { ...options, ...more }).description).toBe(description);
  });

  test('says its state in words, for who does not see the icon', () => {
    expect(runView(sampleRow({ status: 'paused' }), options).spoken).toBe('lenet-3, paused, paused · ep 0/12');
    expect(runView(sampleRow({ status: 'finished' }), { ...options, isBaseline: true }).spoken).toMatch(/finished.*baseline$/);
  });

  test('is called by the title that a person gave', () => {
    expect(runView(sampleRow({ labels: { title: 'with dropout' } }), options).label).toBe('with dropout');
  });

  test.each([
    ['running', 'run complete running live ordinary'],
    ['paused', 'run complete paused live ordinary'],
    ['stopped', 'run complete stopped resting resumable ordinary'],
    ['failed', 'run complete failed resting resumable ordinary'],
    ['finished', 'run complete finished resting ordinary'],
  ] as const)('of a run that is %s has the menus of that state', (status, context) => {
    expect(runView(sampleRow({ status }), options).context).toBe(context);
  });

  test('of a damaged run says why and offers files only', () => {
    const row: RunRow = { kind: 'damaged', directory: sampleRow().directory, reason: { code: 'ZOO3002', message: 'run.json is cut off.' } };
    expect(runView(row, options)).toMatchObject({ description: 'damaged: run.json is cut off.', context: 'run damaged resting' });
  });
});

describe('the card of a run', () => {
  test('shows state, data, device, best and the loss as bars', () => {
    const card = runCard(sampleRow({ best, device: 'CPU, 2 threads' }), { t, losses: [3, 2, 1] });
    expect(card).toContain('val\\.accuracy 99\\.10 % in epoch 11');
    expect(card).toContain('eager, CPU, 2 threads');
    expect(card).toContain('`█▅▁`');
  });

  test('takes no markup from a name, a tag or a note', () => {
    const evil = '[x](command:evil) <img src=a> `b` $(zap)';
    const card = runCard(sampleRow({ labels: { title: evil, note: evil, tags: [evil] } }), { t, losses: [] });
    expect(card.match(/(?<!\\)[[\]<>`]|(?<!\\)\$\(/g)).toBe(null);
  });
});

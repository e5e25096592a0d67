import { describe, expect, test } from 'vitest';
import { parseInspection, parseInspectionAnswer, toInspectionAnswerText, toInspectionText, type Inspection } from '#protocol/inspection';
import { datasetPage, parseKeptDatasetPage } from '#protocol/pages/dataset-page';
import { evaluationPage, parseKeptEvaluationPage } from '#protocol/pages/evaluation-page';
import { parseToHost } from '#protocol/pages/page-wire';

describe('what the page of an evaluation may say', () => {
  test.each([
    { kind: 'measure', part: 'test', checkpoint: 'best', again: false },
    { kind: 'look', request: 1, part: 'val', step: 60, indices: [0, 5] },
    { kind: 'predict', checkpoint: 60, name: 'a.png', base64: 'AAAA' },
    { kind: 'chooseFile', checkpoint: 'last' },
    { kind: 'interrupt' },
  ])('%j', (message) => {
    expect(parseToHost(evaluationPage, message)).toEqual({ from: 'own', message });
  });

  test.each([
    { kind: 'measure', part: 'all', checkpoint: 'best', again: false },
    { kind: 'measure', part: 'test', checkpoint: '../best', again: false },
    { kind: 'look', request: 1, part: 'val', step: 60, indices: Array.from({ length: 65 }, () => 0) },
    { kind: 'look', request: 1, part: 'val', step: -1, indices: [] },
    { kind: 'predict', checkpoint: 60, name: 'a.png', base64: 'no base64' },
    { kind: 'openPath', path: '/etc/passwd' },
    null,
    'measure',
  ])('is not %j', (message) => {
    expect(parseToHost(evaluationPage, message).from).toBe('nobody');
  });
});

describe('what the page of a data set may say', () => {
  test.each([{ kind: 'read' }, { kind: 'look', request: 2, part: 'train', indices: [1], draw: 3 }, { kind: 'openFile' }])(
    '%j',
    (message) => {
      expect(parseToHost(datasetPage, message)).toEqual({ from: 'own', message });
    },
  );

  test.each([
    { kind: 'look', request: 2, part: 'train', indices: [1], draw: 2 ** 32 },
    { kind: 'look', request: 2, part: 'train', indices: [0.5], draw: null },
    { kind: 'run', command: 'x' },
  ])('is not %j', (message) => {
    expect(parseToHost(datasetPage, message).from).toBe('nobody');
  });
});

test('a state that an older page kept is read or refused as a whole', () => {
  expect(parseKeptEvaluationPage({ key: 'ws/a', part: null, checkpoint: 'best', cell: null }).kind).toBe('value');
  expect(parseKeptEvaluationPage({ key: 1 }).kind).toBe('invalid');
  expect(parseKeptDatasetPage({ uri: 'file:///a.zoo', name: 'digits', part: 'val' }).kind).toBe('value');
  expect(parseKeptDatasetPage(undefined).kind).toBe('invalid');
});

test('a question stays one line, and its answer keeps every number', () => {
  const question: Inspection = {
    version: 1,
    kind: 'samples',
    of: { kind: 'run', runDirectory: '/a\n\u2028b', checkpoint: 60 },
    part: 'test',
    indices: [0],
    draw: null,
  };
  const text = toInspectionText(question);
  expect(text).not.toContain('\n');
  expect(parseInspection(text)).toEqual({ kind: 'value', value: question });
  const value = { kind: 'numbers' as const, shape: [3], values: [Number.NaN, -0, Number.NEGATIVE_INFINITY], total: 3 };
  const sample = { index: 0, label: null, fields: [{ name: 'x', value }], augmented: null, shares: null };
  const answer = { version: 1 as const, kind: 'samples' as const, samples: [sample] };
  expect(parseInspectionAnswer(toInspectionAnswerText(answer))).toEqual({ kind: 'value', value: answer });
  expect(parseInspectionAnswer('{"version":1,"kind":"progress","stage":"reading","done":1,"total":null}').kind).toBe('value');
  expect(parseInspectionAnswer('{"version":1,"kind":"evaluate"').kind).toBe('invalid');
});

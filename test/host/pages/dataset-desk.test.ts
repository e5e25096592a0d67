import { describe, expect, test } from 'vitest';
import { NeurozooError } from '#base/neurozoo-error';
import { createDatasetDesk, type DatasetDesk } from '#host/pages/dataset-desk';
import type { DatasetReport } from '#protocol/dataset-report';
import type { DatasetToPage } from '#protocol/pages/dataset-page';
import { recipeOf } from '../../data/open';
import { createFakeInspector, type FakeInspector } from './fake-inspector';

const report: DatasetReport = {
  version: 1,
  kind: 'dataset',
  name: 'd',
  origin: 'computed',
  counts: { train: 2, val: 0, test: 0 },
  classNames: [],
  classCounts: { train: [], val: [], test: [] },
  labels: { train: [], val: [], test: [] },
  fields: [],
  fingerprint: 'a'.repeat(64),
  warnings: [],
  augmentations: [],
  isDrawn: false,
  points: null,
};

interface Opened {
  readonly desk: DatasetDesk;
  readonly inspector: FakeInspector;
  readonly posted: DatasetToPage[];
}

function opened(reads = true, refusal?: NeurozooError): Opened {
  const posted: DatasetToPage[] = [];
  const inspector = createFakeInspector();
  const declared = { dataset: recipeOf('blobs'), folder: '/data' };
  const doors = {
    uri: 'file:///data/a.zoo',
    name: 'd',
    file: 'a.zoo',
    declaration: () => (refusal === undefined ? Promise.resolve(declared) : Promise.reject(refusal)),
    inspector,
    post: (message: DatasetToPage) => posted.push(message),
    openFile: () => Promise.resolve(),
  };
  return { desk: createDatasetDesk(doors, { reads }), inspector, posted };
}

async function read({ desk, inspector }: Opened): Promise<void> {
  const shown = desk.onDidShow();
  await Promise.resolve();
  inspector.asked[0]?.answer(report);
  await shown;
}

function kinds(posted: readonly DatasetToPage[]): string[] {
  return posted.map(({ kind }) => kind);
}

describe('a data set', () => {
  test('is read when it is opened, and told from memory when it is shown again', async () => {
    const page = opened();
    await read(page);
    await page.desk.onDidShow();
    expect(page.inspector.asked.map(({ inspection }) => inspection)).toMatchObject([{ kind: 'dataset', folder: '/data', seed: 1 }]);
    expect(kinds(page.posted)).toEqual(['dataset', 'progress', 'report', 'dataset', 'report']);
  });

  test('that the editor brings back is read when it is asked for', async () => {
    const { desk, inspector, posted } = opened(false);
    await desk.onDidShow();
    expect([kinds(posted), inspector.asked.length]).toEqual([['dataset', 'unread'], 0]);
  });

  test('that is missing says where it was looked for', async () => {
    const refusal = new NeurozooError({ code: 'ZOO2001', message: 'There is no folder x.', hint: 'It was looked for at /data/x.' });
    const { desk, posted } = opened(true, refusal);
    await desk.onDidShow();
    expect(posted.at(-1)).toEqual({ kind: 'missing', message: 'There is no folder x.', hint: 'It was looked for at /data/x.' });
  });

  test('is read by a fresh process when it is read again', async () => {
    const page = opened();
    await read(page);
    const again = page.desk.onMessage({ kind: 'read' });
    await Promise.resolve();
    page.inspector.asked[1]?.answer(report);
    await again;
    expect([page.inspector.interruptions, kinds(page.posted).filter((kind) => kind === 'report').length]).toEqual([1, 2]);
  });

  test('is given up while it is read', async () => {
    const { desk, inspector, posted } = opened();
    const shown = desk.onDidShow();
    await Promise.resolve();
    await desk.onMessage({ kind: 'interrupt' });
    await shown;
    expect([inspector.interruptions, kinds(posted).at(-1)]).toEqual([1, 'unread']);
  });
});

test('samples are asked for of what was read, with the draw of an epoch', async () => {
  const page = opened();
  await read(page);
  const looked = page.desk.onMessage({ kind: 'look', request: 3, part: 'train', indices: [1], draw: 5 });
  page.inspector.asked[1]?.answer({ version: 1, kind: 'samples', samples: [] });
  await looked;
  expect(page.inspector.asked[1]?.inspection).toMatchObject({ of: { kind: 'dataset', folder: '/data', seed: 1 }, indices: [1], draw: 5 });
  expect(page.posted.at(-1)).toMatchObject({ kind: 'samples', request: 3 });
});

test('a question under which the page is closed is nobody’s failure', async () => {
  const page = opened();
  await read(page);
  const looked = page.desk.onMessage({ kind: 'look', request: 3, part: 'train', indices: [1], draw: null });
  page.desk.dispose();
  await expect(looked).resolves.toBeUndefined();
});

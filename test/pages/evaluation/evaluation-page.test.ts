import { afterAll, describe, expect, test } from 'vitest';
import type { EvaluationToPage } from '#protocol/pages/evaluation-page';
import { themeKinds } from '../../../scripts/editor/open-workbench';
import { evaluationMessage, pixel, regression, runMessage, samplesText, threeClasses } from '../../webview/evaluation/evaluations';
import { closeBrowser, openPage, type OpenedPage, type PageOptions } from '../rig/open-page';

afterAll(closeBrowser);

const shown: readonly EvaluationToPage[] = [runMessage, evaluationMessage(threeClasses)];

const prediction: EvaluationToPage = {
  kind: 'prediction',
  text: JSON.stringify({
    version: 1,
    kind: 'predict',
    network: 'Net',
    step: 20,
    predictions: [
      {
        input: '<b>six</b>.png',
        output: [1, 0],
        shape: [2],
        classes: [
          { name: '<script>alert(1)</script>', share: 0.75 },
          { name: 'b', share: 0.25 },
        ],
        seen: { kind: 'picture', width: 1, height: 1, png: pixel },
      },
    ],
  }),
};

/** Opens the page and answers its first question for samples. */
async function opened(options: PageOptions = {}): Promise<OpenedPage> {
  const page = await openPage('evaluation', { messages: shown, ...options });
  await page.untilPosted('look');
  await page.send({ kind: 'samples', request: 1, text: samplesText([2]) });
  await page.page.waitForSelector('.sample-card img');
  return page;
}

describe.each(themeKinds)('in the theme %s', (theme) => {
  test('an evaluation has no fault that axe knows, and asks the network for nothing', async () => {
    for (const width of [700, 1400]) {
      const page = await opened({ theme, size: { width, height: 900 } });
      await page.send(prediction);
      await page.page.waitForSelector('.prediction img');
      expect(await page.accessFaults()).toEqual([]);
      expect([page.refused, page.problems]).toEqual([[], []]);
      await page.close();
    }
  });

  test('what is not measured, and what is being measured, has no fault that axe knows', async () => {
    const page = await openPage('evaluation', { theme, messages: [runMessage, { kind: 'unmeasured', part: 'test', checkpoint: 'best' }] });
    await page.page.getByText('Not measured yet').waitFor();
    expect(await page.accessFaults()).toEqual([]);
    await page.send({ kind: 'progress', stage: 'classifying', done: 250, total: 1000 });
    await page.page.getByText('250 / 1,000').waitFor();
    expect(await page.accessFaults()).toEqual([]);
    expect(page.problems).toEqual([]);
    await page.close();
  });
});

describe('the confusion matrix', () => {
  test('is walked with the arrow keys, which show the samples of the cell', async () => {
    const view = await opened();
    const { page } = view;
    const matrix = page.getByRole('application', { name: 'Confusion matrix' });
    await matrix.focus();
    await page.keyboard.press('End');
    await page.keyboard.press('PageDown');
    await page.locator('.cell-words', { hasText: 'predicted שלום: 2 of 3 (66.67 %)' }).waitFor();
    expect(await view.untilPosted('look', 2)).toEqual({ kind: 'look', request: 2, part: 'test', step: 20, indices: [7, 5] });
    await view.send({ kind: 'samples', request: 2, text: samplesText([7, 5], 0) });
    await expect.poll(() => page.locator('.sample-card').count()).toBe(2);
    expect(await page.locator('.sample-card .muted').allInnerTexts()).toEqual(['sample 7', 'sample 5']);
    await view.close();
  });

  test('is asked by a click on a cell, and on one of the largest confusions', async () => {
    const view = await opened();
    const { page } = view;
    const cell = await page.locator('.matrix-drawing g rect').first().boundingBox();
    await page.mouse.click((cell?.x ?? 0) + 4, (cell?.y ?? 0) + 4);
    expect(await view.untilPosted('look', 2)).toMatchObject({ indices: [1, 0] });
    await page.locator('.largest button').nth(1).click();
    expect(await page.locator('.largest button').nth(1).getAttribute('aria-pressed')).toBe('true');
    await view.close();
  });

  test('shows names of any kind as text', async () => {
    const view = await opened();
    const { page } = view;
    expect(await page.locator('.classes tbody th').allInnerTexts()).toEqual(['gnp.exe', '<script>alert(1)</script>', 'שלום']);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('<b>lenet</b>');
    expect([await page.locator('script').count(), await page.locator('h1 b').count(), view.problems]).toEqual([1, 0, []]);
    await view.close();
  });

  test('of a hundred classes stays inside its box and is walked all the same', async () => {
    const side = 100;
    const confusion = Array.from({ length: side }, (_, row) => Array.from({ length: side }, (_value, column) => (row === column ? 1 : 0)));
    const score = { support: 1, predicted: 1, precision: 1, recall: 1, f1: 1 };
    const classes = Array.from({ length: side }, () => score);
    const order = Array.from({ length: side }, (_, index) => index);
    const samples = { truth: order, predicted: order, confidence: order.map(() => 1) };
    const base = threeClasses.judgement;
    const evaluation = {
      ...threeClasses,
      confusion,
      classNames: order.map((index) => `class ${String(index)}`),
      judgement: base === null ? null : { ...base, classes, samples },
    };
    const view = await openPage('evaluation', { messages: [runMessage, evaluationMessage(evaluation)] });
    const { page } = view;
    await page.getByRole('application').focus();
    await page.keyboard.press('ArrowRight');
    await page.locator('.cell-words', { hasText: 'Truth class 0, predicted class 1: 0 of 1' }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await view.close();
  });
});

test('the classes are sorted by a click on a heading', async () => {
  const view = await opened();
  const { page } = view;
  const heading = page.getByRole('columnheader', { name: 'recall' });
  await heading.getByRole('button').click();
  expect(await heading.getAttribute('aria-sort')).toBe('descending');
  expect(await page.locator('.classes tbody td:nth-child(4)').allInnerTexts()).toEqual(['66.67 %', '66.67 %', '50.00 %']);
  await view.close();
});

test('another part and other weights are asked for', async () => {
  const view = await opened();
  const { page } = view;
  await page.getByLabel('Part of the data').click();
  await page.getByRole('option', { name: 'training (80)' }).click();
  expect(await view.untilPosted('measure')).toEqual({ kind: 'measure', part: 'train', checkpoint: 'best', again: false });
  await view.close();
});

test('a file that is dropped travels to the host, and what comes back is shown with its bars', async () => {
  const view = await opened();
  const { page } = view;
  await page.evaluate(`{
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array([1, 2, 3])], 'six.png'));
    document.querySelector('.predict').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }`);
  expect(await view.untilPosted('predict')).toEqual({ kind: 'predict', checkpoint: 'best', name: 'six.png', base64: 'AQID' });
  await view.send(prediction);
  await page.locator('.prediction', { hasText: '<b>six</b>.png' }).waitFor();
  expect(await page.locator('.prediction .share-bars li').allInnerTexts()).toEqual([
    expect.stringContaining('75.00 %'),
    expect.stringContaining('b'),
  ]);
  await view.close();
});

test('the matrix is saved as CSV, SVG and PNG', async () => {
  const view = await opened();
  const { page } = view;
  for (const [item, start] of [
    ['CSV', 'truth / prediction,'],
    ['SVG', '<svg xmlns='],
    ['PNG', '\u0089PNG'],
  ] as const) {
    const before = view.posted.length;
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: `Matrix as ${item}` }).click();
    const saved = await view.untilPosted('save', before);
    expect(saved).toMatchObject({ name: `_b_lenet__b_-test-confusion.${item.toLowerCase()}` });
    expect(Buffer.from(String(saved['base64']), 'base64').toString('latin1').startsWith(start)).toBe(true);
  }
  await view.close();
});

test('a training that classifies nothing has its values as a table, and no matrix', async () => {
  const view = await openPage('evaluation', { messages: [runMessage, evaluationMessage(regression)] });
  const { page } = view;
  await page.getByRole('heading', { name: 'Measured values' }).waitFor();
  expect(await page.locator('.values tbody tr').allInnerTexts()).toEqual([expect.stringContaining('0.25'), expect.stringContaining('NaN')]);
  expect([await page.locator('.matrix').count(), view.problems]).toEqual([0, []]);
  await view.close();
});

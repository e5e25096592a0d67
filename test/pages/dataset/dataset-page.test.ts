import { afterAll, describe, expect, test } from 'vitest';
import * as v from 'valibot';
import type { DatasetReport } from '#protocol/dataset-report';
import { themeKinds } from '../../../scripts/editor/open-workbench';
import { answerText, pictures, points } from '../../webview/dataset/reports';
import { closeBrowser, openPage, type OpenedPage, type PageOptions, type PostedMessage } from '../rig/open-page';

afterAll(closeBrowser);

const lookSchema = v.object({ request: v.number(), part: v.string(), indices: v.array(v.number()), draw: v.nullable(v.number()) });

/** Opens the page of a data set and answers its first question for samples. */
async function opened(report: DatasetReport, options: PageOptions = {}): Promise<OpenedPage> {
  const name = { kind: 'dataset', uri: 'file:///a.zoo', name: '<b>digits</b>', file: 'a.zoo' };
  const page = await openPage('dataset', { messages: [name, { kind: 'report', text: JSON.stringify(report) }], ...options });
  await answer(page, report, await page.untilPosted('look'));
  return page;
}

async function answer(page: OpenedPage, report: DatasetReport, look: PostedMessage): Promise<void> {
  const { request, indices, draw } = v.parse(lookSchema, look);
  await page.send({ kind: 'samples', request, text: answerText(report, indices, draw) });
}

describe.each(themeKinds)('in the theme %s', (theme) => {
  test('pictures, points and missing data have no fault that axe knows, and ask the network for nothing', async () => {
    for (const [report, place] of [
      [pictures, '.tile img'],
      [points, '.rows tbody td'],
    ] as const) {
      for (const width of [700, 1400]) {
        const page = await opened(report, { theme, size: { width, height: 900 } });
        await page.page.waitForSelector(place);
        expect(await page.accessFaults()).toEqual([]);
        expect([page.refused, page.problems]).toEqual([[], []]);
        await page.close();
      }
    }
    const name = { kind: 'dataset', uri: 'file:///a.zoo', name: 'digits', file: 'a.zoo' };
    const missing = { kind: 'missing', message: 'There is no folder x.', hint: 'It was looked for at /x.' };
    const page = await openPage('dataset', { theme, messages: [name, missing] });
    await page.page.getByText('It was looked for at /x.').waitFor();
    expect(await page.accessFaults()).toEqual([]);
    await page.close();
  });
});

describe('the samples', () => {
  test('show names of any kind as text', async () => {
    const view = await opened(pictures);
    const { page } = view;
    await page.waitForSelector('.tile img');
    expect((await page.locator('.caption-label').allInnerTexts()).slice(0, 2)).toEqual(['gnp.exe', '<script>alert(1)</script>']);
    expect([await page.locator('h1').innerText(), await page.locator('script').count(), view.problems]).toEqual(['<b>digits</b>', 1, []]);
    await view.close();
  });

  test('are before and after augmentation side by side, and drawn again for the next epoch', async () => {
    const page = await opened(pictures);
    await page.page.waitForSelector('.tile img');
    expect(await page.page.locator('.tile').first().locator('img').count()).toBe(2);
    const before = page.posted.length;
    await page.page.getByRole('button', { name: 'Draw again' }).click();
    expect(await page.untilPosted('look', before)).toMatchObject({ draw: 2 });
    await page.close();
  });

  test('of one class are chosen by its name, and again by the list', async () => {
    const page = await opened(pictures);
    const before = page.posted.length;
    await page.page.locator('.class-counts').getByRole('button', { name: 'gnp.exe' }).click();
    const look = v.parse(lookSchema, await page.untilPosted('look', before));
    expect(look.indices.every((index) => index % 10 === 0)).toBe(true);
    await page.page.getByText('100 samples').waitFor();
    await page.page.locator('.class-counts').getByRole('button', { name: 'שלום' }).click();
    await page.page.getByText('No sample is of this class and part.').waitFor();
    await page.close();
  });

  test('of a thousand are drawn only where they are on the screen, and walked with the keyboard', async () => {
    const page = await opened(pictures);
    await page.page.waitForSelector('.tile img');
    expect(await page.page.locator('.tile').count()).toBeLessThan(40);
    const before = page.posted.length;
    await page.page.locator('.scrolled').focus();
    await page.page.keyboard.press('End');
    const look = v.parse(lookSchema, await page.untilPosted('look', before));
    expect(look.indices.at(-1)).toBe(999);
    await page.close();
  });

  test('without pictures are rows with the names of the columns, beside the points of the plane', async () => {
    const view = await opened(points);
    const { page } = view;
    await page.waitForSelector('.rows tbody td');
    expect(await page.locator('.rows thead th').allInnerTexts()).toEqual(['number', '<i>sepal</i>', 'petal', 'label']);
    await expect.poll(() => page.locator('.rows tbody tr').nth(1).innerText()).toContain('0.5');
    expect(await page.locator('.scatter > svg .mark').count()).toBe(3);
    await page.getByRole('img', { name: '3 points of the training part' }).waitFor();
    await view.close();
  });
});

test('what should be known of the data is said in sentences', async () => {
  const view = await opened(pictures);
  const { page } = view;
  const sentences = await page.getByRole('list', { name: 'Warnings' }).getByRole('listitem').allInnerTexts();
  expect(sentences.map((sentence) => sentence.replace(/^⚠\s*/, ''))).toEqual([
    'The classes are not balanced: <script>alert(1)</script> has 900 training samples, gnp.exe only 100.',
    'The class שלום has no sample in the training part.',
    'Passed over: 2 neither PNG nor JPEG by name.',
    '1 samples of the test part stand in the training part too.',
    '5 numbers of x are not finite.',
  ]);
  await view.close();
});

test('data that are missing are looked for again, and those that were not read are read', async () => {
  const name = { kind: 'dataset', uri: 'file:///a.zoo', name: 'digits', file: 'a.zoo' };
  const page = await openPage('dataset', { messages: [name, { kind: 'unread' }] });
  await page.page.getByRole('button', { name: 'Read the data' }).click();
  await page.untilPosted('read');
  await page.send({ kind: 'progress', stage: 'reading', done: 3, total: 10 });
  await page.page.getByText('3 / 10').waitFor();
  await page.page.getByRole('button', { name: 'Cancel' }).click();
  await page.untilPosted('interrupt');
  await page.send({ kind: 'missing', message: 'There is no folder x.', hint: null });
  const before = page.posted.length;
  await page.page.getByRole('button', { name: 'Look again' }).click();
  await page.untilPosted('read', before);
  await page.close();
});

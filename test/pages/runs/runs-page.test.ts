import { afterAll, describe, expect, test } from 'vitest';
import type { RunsToPage } from '#protocol/pages/runs-page';
import type { RunComparison } from '#protocol/run-comparison';
import { themeKinds } from '../../../scripts/editor/open-workbench';
import { digestOf, lineOf } from '../../webview/runs/run-lines';
import { closeBrowser, openPage, type OpenedPage } from '../rig/open-page';

afterAll(closeBrowser);

const hostile = '<img src=x onerror=alert(1)>';
const lines = [
  lineOf('ws/a', { title: hostile, createdAt: 4, tags: ['paper'] }),
  lineOf('ws/b', { title: '\u202egnp.exe', createdAt: 3, state: 'failed', problem: 'The loss is NaN.', last: { 'val.loss': 'NaN' } }),
  lineOf('ws/c', { title: 'שלום', createdAt: 2, state: 'running', endedAt: null, isBaseline: true, last: { 'val.accuracy': 0.5 } }),
  lineOf('ws/d', { createdAt: 1, state: 'damaged', training: '', problem: 'It is not JSON.', best: null, last: {}, test: {} }),
];

const table: readonly RunsToPage[] = [
  { kind: 'view', view: 'table', keys: [] },
  { kind: 'lines', reset: true, lines, gone: [] },
  { kind: 'digests', digests: [digestOf('ws/a'), digestOf('ws/b', { settings: { 'batch.size': 64 } })] },
];

const comparison: RunComparison = {
  runs: [
    { key: 'ws/a', id: 'a', name: hostile, training: 'lenet', state: 'finished', isBaseline: true },
    { key: 'ws/b', id: 'b', name: 'lenet-2', training: 'lenet', state: 'failed', isBaseline: false },
  ],
  rows: [
    {
      group: 'results',
      path: 'test accuracy',
      words: 'test accuracy',
      texts: ['98.00 %', '99.00 %'],
      measured: { better: 'higher', values: [0.98, 0.99] },
    },
    { group: 'recipe', path: 'batch.size', words: 'batch size', texts: ['32', '64'], measured: null },
    { group: 'environment', path: 'seed', words: 'seed', texts: ['7', '7'], measured: null },
  ],
  curves: [0, 1].map((run) => ({ run, name: 'val.loss', epochs: [1, 2, 3], values: [1, 0.5, run / 4] })),
  sources: [
    {
      run: 1,
      file: 'lenet5.zoo',
      lines: [
        { kind: 'removed', text: '</pre><script>' },
        { kind: 'added', text: 'conv' },
      ],
    },
  ],
};

const compared: readonly RunsToPage[] = [
  { kind: 'view', view: 'comparison', keys: ['ws/a', 'ws/b'] },
  { kind: 'comparison', comparison },
];

function names(opened: OpenedPage): Promise<string[]> {
  return opened.page.locator('.run-rows .cell.name').allInnerTexts();
}

describe.each(themeKinds)('in the theme %s', (theme) => {
  test('the table and the comparison have no fault that axe knows, and ask the network for nothing', async () => {
    for (const [messages, place] of [
      [table, '.run-rows .run-row'],
      [compared, '.difference-table'],
    ] as const) {
      const opened = await openPage('runs', { theme, messages, size: { width: 1400, height: 900 } });
      await opened.page.waitForSelector(place);
      expect(await opened.accessFaults()).toEqual([]);
      expect([opened.refused, opened.problems]).toEqual([[], []]);
      await opened.close();
    }
  });
});

describe('the table', () => {
  test('shows names of any kind as text', async () => {
    const opened = await openPage('runs', { messages: table });
    await opened.page.waitForSelector('.run-rows .run-row');
    expect(await names(opened)).toEqual([hostile, 'gnp.exe', 'שלום', 'ws/d']);
    expect(await opened.page.locator('.run-rows img').count()).toBe(0);
    await opened.close();
  });

  test('is walked with the keyboard: choose, rename, delete, open', async () => {
    const opened = await openPage('runs', { messages: table });
    await opened.page.locator('.run-table').focus();
    for (const key of ['ArrowDown', 'Shift+ArrowDown', 'Enter']) await opened.page.keyboard.press(key);
    expect(await opened.untilPosted('openCurves')).toEqual({ kind: 'openCurves', keys: ['ws/a', 'ws/b'] });
    await opened.page.keyboard.press('Delete');
    expect(await opened.untilPosted('delete')).toEqual({ kind: 'delete', keys: ['ws/a', 'ws/b'] });
    await opened.page.keyboard.press('End');
    await opened.page.keyboard.press('F2');
    await opened.page.keyboard.type('new name');
    await opened.page.keyboard.press('Enter');
    expect(await opened.untilPosted('rename')).toEqual({ kind: 'rename', key: 'ws/d', title: 'new name' });
    expect(await opened.page.evaluate('document.activeElement.className')).toBe('run-table');
    await opened.close();
  });

  test('is sorted by a click, filtered by words, and says which words it does not understand', async () => {
    const opened = await openPage('runs', { messages: table });
    await opened.page.getByRole('columnheader', { name: 'name' }).getByRole('button').click();
    expect((await names(opened))[0]).toBe(hostile);
    await opened.page.locator('.filter input').fill('val.accuracy < 0.9');
    await expect.poll(() => names(opened)).toEqual(['שלום']);
    await opened.page.locator('.filter input').fill('val.accuracy <');
    await opened.page.getByText('a value is missing').waitFor();
    await opened.close();
  });

  test('offers an undo, and exports what it shows', async () => {
    const opened = await openPage('runs', { messages: [...table, { kind: 'deleted', deletion: 3, names: ['lenet-1'] }] });
    await opened.page.getByRole('button', { name: 'Undo' }).click();
    expect(await opened.untilPosted('restore')).toEqual({ kind: 'restore', deletion: 3 });
    await opened.page.getByRole('button', { name: 'CSV' }).click();
    const saved = await opened.untilPosted('save');
    expect(Buffer.from(String(saved['base64']), 'base64').toString('utf8')).toContain(`${hostile},lenet,`);
    await opened.close();
  });

  test('draws of a thousand runs those on the screen, and stays where it is when a run comes in above', async () => {
    const many = Array.from({ length: 1_000 }, (_, index) => lineOf(`ws/r${String(index)}`, { createdAt: -index }));
    const opened = await openPage('runs', {
      messages: [
        { kind: 'view', view: 'table', keys: [] },
        { kind: 'lines', reset: true, lines: many, gone: [] },
      ],
    });
    await opened.page.waitForSelector('.run-rows .run-row');
    expect(await opened.page.locator('.run-rows .run-row').count()).toBeLessThan(60);
    await opened.page.evaluate(`document.querySelector('.run-table').scrollTop = 10_000`);
    const row = opened.page.locator('.run-rows .run-row', { hasText: 'ws/r380' });
    await row.waitFor();
    const before = await row.boundingBox();
    await opened.send({ kind: 'lines', reset: false, lines: [lineOf('ws/new', { createdAt: 1 })], gone: [] });
    await opened.page.getByText('1,001').waitFor();
    expect(await row.boundingBox()).toEqual(before);
    await opened.close();
  });

  test('without runs says what would be here and offers the first step', async () => {
    const opened = await openPage('runs', {
      messages: [
        { kind: 'view', view: 'table', keys: [] },
        { kind: 'lines', reset: true, lines: [], gone: [] },
      ],
    });
    await opened.page.getByRole('button', { name: 'New file from the zoo' }).click();
    expect(await opened.untilPosted('begin')).toEqual({ kind: 'begin' });
    expect(await opened.accessFaults()).toEqual([]);
    await opened.close();
  });
});

describe('the comparison', () => {
  test('shows what differs, and equal rows when asked to', async () => {
    const opened = await openPage('runs', { messages: compared });
    const rows = opened.page.locator('.difference-table tbody tr:not(.group)');
    await rows.first().waitFor();
    expect(await rows.count()).toBe(2);
    expect(await rows.first().innerText()).toContain('▲ best');
    await opened.page.getByText('Show equal rows too').click();
    await expect.poll(() => rows.count()).toBe(3);
    await opened.close();
  });

  test('is copied as Markdown, pins a baseline, and opens the curves', async () => {
    const opened = await openPage('runs', { messages: compared });
    await opened.page.getByRole('button', { name: 'Copy as Markdown' }).click();
    expect((await opened.untilPosted('copy'))['text']).toContain('| test accuracy | 98.00 % | 99.00 % (best) (+1.00 %) |');
    await opened.page.getByRole('button', { name: 'pin' }).click();
    expect(await opened.untilPosted('pin')).toEqual({ kind: 'pin', key: 'ws/b', pinned: true });
    await opened.page.getByRole('button', { name: 'Open curves' }).click();
    expect(await opened.untilPosted('openCurves')).toEqual({ kind: 'openCurves', keys: ['ws/a', 'ws/b'] });
    await opened.close();
  });
});

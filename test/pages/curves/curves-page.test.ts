import { appendFileSync, copyFileSync, cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, describe, expect, test } from 'vitest';
import type { CurvesToPage } from '#protocol/pages/curves-page';
import { readRun, writeRun, type RunDirectory } from '#store/run-directory';
import { diskDoor } from '#store/file-door';
import { themeKinds } from '../../../scripts/editor/open-workbench';
import { frameOf, happened, runOf } from '../../webview/curves/curve-samples';
import { temporaryFolder } from '../../store/sample-run';
import { closeBrowser, openPage, type OpenedPage } from '../rig/open-page';
import { eventually } from '../rig/eventually';
import { followRuns } from './follow-run';

afterAll(closeBrowser);

const golden = join(import.meta.dirname, '../../store/golden/0.1.0');

const one: readonly CurvesToPage[] = [
  { kind: 'runs', runs: [runOf('ws/a', { title: 'lenet & co' })], isTrusted: true },
  { kind: 'frame', frame: frameOf({ series: frameOf().series.filter(({ run }) => run === 0), pulses: frameOf().pulses.slice(0, 1) }) },
  happened,
];

const two: readonly CurvesToPage[] = [
  { kind: 'runs', runs: [runOf('ws/a'), runOf('ws/b', { state: 'finished', test: { accuracy: 0.99 }, endedAt: 62_000 })], isTrusted: true },
  { kind: 'frame', frame: frameOf() },
  happened,
];

async function openCurves(messages: readonly CurvesToPage[], options: Parameters<typeof openPage>[1] = {}): Promise<OpenedPage> {
  const opened = await openPage('curves', { messages, size: { width: 1400, height: 1000 }, ...options });
  await opened.page.waitForSelector('.run-header');
  return opened;
}

/** The newest `look` that the page has sent. */
function lastView(opened: OpenedPage): unknown {
  return opened.posted.filter(({ kind }) => kind === 'look').at(-1)?.['view'];
}

/** A copy of a run that was trained, stopped and resumed, before its second attempt. */
function copyOfGolden(): RunDirectory {
  const path = join(temporaryFolder(), 'run');
  cpSync(golden, path, { recursive: true });
  rmSync(join(path, 'metrics-2.jsonl'));
  return { id: '2026-11-24-lenet-1', path, door: diskDoor };
}

describe.each(themeKinds)('in the theme %s', (theme) => {
  test('the page has no fault that axe knows, and asks the network for nothing', async () => {
    for (const [messages, size, state] of [
      [one, { width: 700, height: 900 }, {}],
      [two, { width: 1400, height: 900 }, { hiddenMetrics: [], logY: true, axis: 'time' }],
    ] as const) {
      const opened = await openCurves(messages, { theme, size, state });
      await opened.page.waitForSelector('.plot canvas');
      expect(await opened.accessFaults()).toEqual([]);
      expect([opened.refused, opened.problems]).toEqual([[], []]);
      await opened.close();
    }
  });
});

describe('a run that is followed', () => {
  test('shows its records as they are written, resumes where it says, and is exported as it is', async () => {
    const run = copyOfGolden();
    const followed = await followRuns([run], { size: { width: 1400, height: 1000 } });
    const { page } = followed.opened;
    const legend = page.locator('section.chart', { hasText: 'loss' }).first().locator('.legend');
    await legend.waitFor();
    const before = await legend.innerText();
    copyFileSync(join(golden, 'metrics-2.jsonl'), join(run.path, 'metrics-2.jsonl'));
    await eventually(() => legend.innerText()).not.toBe(before);

    // All points: what was recorded twice stands there once, and an infinite value is one.
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: 'CSV of all points' }).click();
    await eventually(() => followed.saved).toHaveLength(1);
    const lines = (followed.saved[0]?.[1] ?? '').trim().split('\r\n').slice(1);
    const steps = lines.filter((line) => line.includes(',step,')).map((line) => Number(line.split(',')[2]));
    expect(steps).toEqual(Array.from({ length: steps.length }, (_, index) => index + 1));
    expect(steps.at(-1)).toBe(readRun(run).progress.step);
    expect(followed.saved[0]?.[1]).toContain('Infinity');

    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: 'SVG of the charts' }).click();
    const svg = Buffer.from(String((await followed.opened.untilPosted('save'))['base64']), 'base64').toString('utf8');
    expect(svg).toMatch(/^<svg [^]*<path d="M[^]*accuracy[^]*<\/svg>\n$/);
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: 'PNG of the charts' }).click();
    const saves = (): readonly string[] =>
      followed.opened.posted.filter(({ kind }) => kind === 'save').map((save) => String(save['base64']));
    await eventually(() => saves().length).toBe(2);
    expect(
      Buffer.from(saves()[1] ?? '', 'base64')
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    expect(followed.opened.problems).toEqual([]);
    await followed.close();
  });

  test('is read as a table of its epochs, and says what happened', async () => {
    const followed = await followRuns([copyOfGolden()], { state: { shows: 'table' } });
    const { page } = followed.opened;
    await page.getByRole('columnheader', { name: 'validation accuracy' }).waitFor();
    expect(await page.locator('.epoch-table tbody tr').count()).toBeGreaterThan(0);
    await page.getByText('What happened').click();
    await page.getByRole('cell', { name: 'process ended: killed' }).waitFor();
    await followed.close();
  });

  test('tells a change of its state, and what went wrong', async () => {
    const run = copyOfGolden();
    const followed = await followRuns([run]);
    const { page } = followed.opened;
    await page.getByRole('button', { name: 'Evaluate' }).click();
    await eventually(() => followed.done).toEqual([['evaluate', 'ws/2026-11-24-lenet-1']]);
    writeRun(run, { ...readRun(run), status: 'failed', error: { code: 'ZOO3005', message: 'The loss is NaN.', hint: 'Lower the rate.' } });
    followed.changed();
    await page.getByText('The loss is NaN. Lower the rate.').waitFor();
    await page.getByRole('button', { name: 'Resume' }).click();
    await eventually(() => followed.done.at(-1)).toEqual(['resume', 'ws/2026-11-24-lenet-1']);
    await followed.close();
  });

  test('whose file of records is damaged is shown as far as it can be read', async () => {
    const run = copyOfGolden();
    const text = readFileSync(join(run.path, 'metrics-1.jsonl'), 'latin1');
    appendFileSync(join(run.path, 'metrics-1.jsonl'), `garbage\n${text.slice(0, 30)}\n`);
    const followed = await followRuns([run]);
    await followed.opened.page.getByText('2 records of this run are damaged and left out.').waitFor();
    await followed.close();
  });
});

describe('a person', () => {
  test('sees how the training stands, pauses and stops it, and changes its rate in place', async () => {
    const opened = await openCurves(one);
    const head = opened.page.locator('.run-header');
    expect(await head.innerText()).toMatch(
      /lenet & co[^]*running[^]*epoch 2 of 5 · step 20 · 1,420 samples\/s · CPU, 2 threads · done \d\d:\d\d \(15\.0 s left\)|15 s left/,
    );
    await head.getByRole('button', { name: 'Pause' }).click();
    expect(await opened.untilPosted('order')).toEqual({ kind: 'order', run: 0, order: 'pause' });
    await head.getByRole('button', { name: 'Stop' }).press('Enter');
    await opened.page.keyboard.press('ArrowDown');
    await opened.page.keyboard.press('Enter');
    expect(opened.posted.at(-1)).toEqual({ kind: 'order', run: 0, order: 'discard' });
    const rate = head.getByRole('textbox', { name: 'Learning rate' });
    await rate.fill('none');
    await head.getByText('a number from 0 such as 0.001').waitFor();
    await rate.fill('5e-4');
    await rate.press('Enter');
    expect(await opened.untilPosted('setRate')).toEqual({ kind: 'setRate', run: 0, rate: 0.0005, objective: null });
    await opened.close();
  });

  test('draws a box to look closer, and double-clicks to see everything', async () => {
    const opened = await openCurves(one);
    const plot = opened.page.locator('.plot .u-over').first();
    const box = await plot.boundingBox();
    const [left, top] = [(box?.x ?? 0) + 100, (box?.y ?? 0) + 20];
    await opened.page.mouse.move(left, top);
    await opened.page.mouse.down();
    await opened.page.mouse.move(left + 150, top + 90, { steps: 4 });
    await opened.page.mouse.up();
    await opened.page.getByRole('button', { name: 'Show everything' }).waitFor();
    const { from } = v.parse(v.object({ from: v.number() }), lastView(opened));
    expect(from).toBeCloseTo(1 + (19 * 100) / (box?.width ?? 1), 1);
    await plot.dblclick();
    await eventually(() => lastView(opened)).toMatchObject({ from: null, to: null });
    await opened.close();
  });

  test('walks along a curve with the keyboard, zooms, and comes back', async () => {
    const opened = await openCurves(one);
    const chart = opened.page.getByRole('group', { name: 'Chart of loss' });
    await chart.focus();
    for (const key of ['Home', 'ArrowRight', 'ArrowRight']) await opened.page.keyboard.press(key);
    await eventually(() => opened.page.locator('.pointer-line').innerText()).toContain('step 3');
    expect(await opened.page.locator('.legend').first().innerText()).toContain('0.6667');
    await opened.page.keyboard.press('+');
    await eventually(() => lastView(opened)).toMatchObject({ from: 2, to: 11.5 });
    await opened.page.keyboard.press('Escape');
    await eventually(() => lastView(opened)).toMatchObject({ from: null, to: null });
    await opened.close();
  });

  test('sees what happened under the cross-hair', async () => {
    const opened = await openCurves(one);
    await opened.page.getByRole('group', { name: 'Chart of loss' }).focus();
    await opened.page.keyboard.press('Home');
    for (let step = 1; step < 8; step++) await opened.page.keyboard.press('ArrowRight');
    await eventually(() => opened.page.locator('.pointer-line').innerText()).toContain('rate changed: 0.0005');
    await opened.close();
  });

  test('chooses axis, scales, smoothing and charts, and finds them again', async () => {
    const opened = await openCurves(one, { state: { axis: 'time', smoothing: 0.25, hiddenMetrics: ['accuracy'] } });
    expect(await opened.untilPosted('look')).toMatchObject({ view: { axis: 'time', smoothing: 0.25, logY: false } });
    expect(await opened.page.locator('section.chart h2').allInnerTexts()).toEqual(['loss', 'rate']);
    await opened.page.getByRole('radio', { name: 'epoch' }).focus();
    await opened.page.keyboard.press('Space');
    await opened.page.getByRole('checkbox', { name: 'log y' }).click();
    await opened.page.getByRole('slider', { name: 'Smoothing' }).press('End');
    await eventually(() => lastView(opened)).toMatchObject({ axis: 'epoch', logY: true, smoothing: 0.999 });
    await opened.page.getByRole('checkbox', { name: 'accuracy' }).click();
    await eventually(() => opened.page.locator('section.chart h2').allInnerTexts()).toEqual(['loss', 'accuracy', 'rate']);
    await opened.close();
  });

  test('hides one of several runs, lays others over them, and compares them', async () => {
    const opened = await openCurves(two);
    const legend = opened.page.locator('.legend').first();
    expect(await legend.locator('li').count()).toBe(2);
    await opened.page.getByRole('checkbox', { name: 'Show the curves of a' }).uncheck();
    await eventually(() => legend.locator('li').count()).toBe(1);
    await opened.page.getByRole('button', { name: 'Add run' }).click();
    await opened.page.getByRole('button', { name: 'Compare' }).click();
    expect(opened.posted.slice(-2)).toEqual([{ kind: 'addRun' }, { kind: 'compare' }]);
    await opened.close();
  });

  test('turns back to what the network made earlier', async () => {
    const opened = await openCurves(one);
    expect(await opened.untilPosted('sample')).toEqual({ kind: 'sample', run: 0, sample: 1 });
    await opened.page.getByRole('slider', { name: 'Epoch of the picture' }).press('ArrowLeft');
    await eventually(() => opened.posted.at(-1)).toEqual({ kind: 'sample', run: 0, sample: 0 });
    const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==';
    await opened.send({ kind: 'sample', run: 0, sample: 0, url: `data:image/png;base64,${png}` });
    await opened.page.getByRole('img', { name: 'What lenet & co made in epoch 1' }).waitFor();
    await opened.close();
  });
});

describe('before and after the curves', () => {
  test.each([
    ['a run that starts', runOf('ws/a', { state: 'queued', hasData: false }), 'The trainer is starting.'],
    ['a run that reads its data', runOf('ws/a', { state: 'preparing', hasData: false }), 'The data are being read and checked.'],
    ['a run that prepares its first step', runOf('ws/a', { state: 'preparing' }), 'The first step is being prepared'],
    ['a run that failed before its first step', runOf('ws/a', { state: 'failed' }), 'This training ended before its first step'],
    [
      'a run that cannot be read',
      runOf('ws/a', { state: 'damaged', problem: { code: 'ZOO3002', message: 'run.json is damaged.', hint: null } }),
      'run.json is damaged.',
    ],
    ['a run that was deleted', runOf('ws/a', { state: 'gone' }), 'There are no curves to show.'],
  ])('%s says so', async (_name, run, words) => {
    const opened = await openCurves([
      { kind: 'runs', runs: [run], isTrusted: true },
      { kind: 'frame', frame: frameOf({ series: [], pulses: [], from: 0, to: 0 }) },
    ]);
    await opened.page.getByText(words).first().waitFor();
    expect(await opened.accessFaults()).toEqual([]);
    await opened.close();
  });

  test('no runs: the one thing to do is offered', async () => {
    const opened = await openPage('curves', { messages: [{ kind: 'runs', runs: [], isTrusted: true }] });
    await opened.page.getByRole('button', { name: 'Choose runs' }).click();
    expect(await opened.untilPosted('addRun')).toEqual({ kind: 'addRun' });
    await opened.close();
  });

  test('a folder that is not trusted: nothing can be done to the run, and everything can be read', async () => {
    const opened = await openCurves([{ kind: 'runs', runs: [runOf('ws/a')], isTrusted: false }, ...one.slice(1)]);
    expect(await opened.page.getByRole('button', { name: 'Pause' }).isDisabled()).toBe(true);
    expect(await opened.page.getByRole('button', { name: 'Export' }).isDisabled()).toBe(false);
    await opened.close();
  });
});

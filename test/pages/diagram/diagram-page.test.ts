import { afterAll, describe, expect, test } from 'vitest';

import { themeKinds } from '../../../scripts/editor/open-workbench';
import { defaultDiagramView } from '#protocol/pages/diagram-page';
import type { Drawing } from '#diagram/drawing';
import { closeBrowser, openPage, type OpenedPage, type PageOptions } from '../rig/open-page';
import { drawingOf } from './drawings';

afterAll(closeBrowser);

const lenet = drawingOf('lenet5', 'LeNet5');
const resnet = drawingOf('resnet', 'ResNet');

/** Opens the page with a drawing on it. */
async function opened(drawing: Drawing, options: PageOptions = {}): Promise<OpenedPage> {
  const view = await openPage('diagram', { messages: [fileMessage, drawingMessage(drawing)], ...options });
  await view.page.waitForSelector('.paper [data-box]');
  return view;
}

const fileMessage = { kind: 'file', uri: 'file:///a.zoo', name: 'a.zoo', view: defaultDiagramView(null) };

function drawingMessage(drawing: Drawing): object {
  const subject = { kind: 'network', name: drawing.title };
  return { kind: 'drawing', subjects: [subject], subject, drawing: JSON.stringify(drawing) };
}

describe.each(themeKinds)('in the theme %s', (theme) => {
  test('a network has no fault that axe knows, and asks the network for nothing', async () => {
    const view = await opened(lenet, { theme });
    expect(await view.accessFaults()).toEqual([]);
    expect([view.refused, view.problems]).toEqual([[], []]);
    await view.close();
  });
});

describe('the keyboard', () => {
  test('walks along the edges and shows what it stands on', async () => {
    const view = await opened(lenet);
    await view.page.locator('.field').focus();
    await view.page.keyboard.press('ArrowDown');
    await view.page.keyboard.press('ArrowDown');
    expect(await view.page.locator('.paper .chosen').getAttribute('data-box')).toBe('C1');
    expect(await view.page.locator('.facts').innerText()).toContain('28x28x6 · 156 parameters');
    await view.page.keyboard.press('ArrowUp');
    expect(await view.page.locator('.paper .chosen').getAttribute('data-box')).toBe('image');
    await view.close();
  });

  test('opens a folded block with Enter, and shows the text of a layer with Space', async () => {
    const view = await opened(resnet);
    const folded = resnet.boxes.find(({ content }) => content === 'folded');
    const single = resnet.boxes.find(({ content, source }) => content === 'single' && source !== undefined);
    await view.page.locator(`[data-box="${folded?.id ?? ''}"]`).click();
    expect(await view.untilPosted('reveal')).toMatchObject({ box: folded?.id, focus: false });
    await view.page.keyboard.press('Enter');
    expect(await view.untilPosted('draw')).toMatchObject({ view: { request: { opened: [folded?.id] } } });
    await view.page.locator(`[data-box="${single?.id ?? ''}"]`).click();
    await view.page.keyboard.press(' ');
    expect(await view.untilPosted('reveal', view.posted.length - 1)).toMatchObject({ box: single?.id, focus: true });
    await view.close();
  });
});

describe('the drawing', () => {
  test('marks the box that the caret is in', async () => {
    const view = await opened(lenet);
    await view.send({ kind: 'caret', box: 'S4' });
    await view.page.waitForSelector('.paper .caret[data-box="S4"]');
    expect(await view.page.locator('.facts').innerText()).toContain('S4');
    await view.send({ kind: 'caret', box: null });
    await view.page.waitForSelector('.paper .caret', { state: 'detached' });
    await view.close();
  });

  test('stays, and says so, while the text has errors', async () => {
    const view = await opened(lenet);
    await view.send({ kind: 'drawing', subjects: [], subject: null, drawing: null });
    await view.page.locator('.stale').waitFor();
    expect(await view.page.locator('.paper [data-box="C1"]').count()).toBe(1);
    await view.close();
  });

  test('shows names of any kind as text', async () => {
    const [box, ...others] = lenet.boxes;
    if (box === undefined) throw new Error('The drawing has no box.');
    const hostile = {
      ...lenet,
      title: '<img src=x onerror=alert(1)>',
      boxes: [{ ...box, label: '"><script>alert(1)</script>' }, ...others],
    };
    const view = await opened(hostile);
    expect(await view.page.locator('script').count()).toBe(1);
    expect(await view.page.locator('img').count()).toBe(0);
    expect(view.problems).toEqual([]);
    await view.close();
  });

  test('keeps its size when it is drawn again, and grows where the person asks for it', async () => {
    const view = await opened(lenet);
    const width = (): Promise<string | null> => view.page.locator('.paper svg.zoo-drawing').getAttribute('width');
    await view.page.locator('.field').focus();
    await view.page.keyboard.press('+');
    const larger = await width();
    await view.send(drawingMessage(lenet));
    expect(await width()).toBe(larger);
    await view.page.keyboard.press('0');
    expect(Number(await width())).toBeLessThan(Number(larger));
    await view.close();
  });
});

test('style, colours and export are asked of the host; a PNG is made here', async () => {
  const view = await opened(lenet);
  await view.page.getByText('planes', { exact: true }).click();
  expect(await view.untilPosted('draw')).toMatchObject({ view: { request: { style: 'lenet' } } });
  await view.page.getByRole('button', { name: 'Export' }).click();
  await view.page.getByRole('menuitem', { name: 'TikZ' }).click();
  expect(await view.untilPosted('export')).toMatchObject({ format: 'tikz' });
  await view.page.getByRole('button', { name: 'Export' }).click();
  await view.page.getByRole('menuitem', { name: 'PNG' }).click();
  expect(await view.untilPosted('save')).toMatchObject({ name: 'LeNet5.png' });
  await view.close();
});

test('a large drawing has a map of the whole', async () => {
  const view = await opened(drawingOf('resnet', 'ResNet', { expand: 'all' }), { size: { width: 900, height: 600 } });
  await view.page.locator('.minimap').waitFor();
  await view.page.locator('.minimap').click({ position: { x: 5, y: 140 } });
  expect(await view.page.evaluate<number>(`document.querySelector('.field').scrollTop`)).toBeGreaterThan(0);
  await view.close();
});

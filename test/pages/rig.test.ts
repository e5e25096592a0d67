import { PNG } from 'pngjs';
import { afterAll, describe, expect, test } from 'vitest';

import { themeKinds } from '../../scripts/editor/open-workbench';
import { closeBrowser, openPage } from './rig/open-page';

afterAll(closeBrowser);

describe.each(themeKinds)('a page alone in a browser, in the theme %s', (theme) => {
  test('says that it is ready and asks the network for nothing', async () => {
    const opened = await openPage('runs', { theme });
    expect(opened.posted[0]?.kind).toBe('ready');
    expect(opened.refused).toEqual([]);
    expect(opened.problems).toEqual([]);
    await opened.close();
  });
});

test('a page is shown on the background of its theme', async () => {
  const corner: number[][] = [];
  for (const theme of ['light', 'highContrast'] as const) {
    const opened = await openPage('runs', { theme });
    corner.push([...PNG.sync.read(await opened.picture()).data.subarray(0, 3)]);
    await opened.close();
  }
  expect(corner).toEqual([
    [255, 255, 255],
    [0, 0, 0],
  ]);
});

test('a page cannot reach beyond its own files, nor run what stands in its text', async () => {
  const opened = await openPage('runs');
  await opened.page.evaluate(`document.body.append(Object.assign(new Image(), { src: 'https://elsewhere.test/a.png' }))`);
  await opened.page.evaluate(
    `document.body.append(Object.assign(document.createElement('script'), { textContent: 'globalThis.ran = true' }))`,
  );
  await expect.poll(() => opened.problems.length).toBe(2);
  expect(opened.problems.filter((problem) => problem.includes('Content Security Policy'))).toHaveLength(2);
  expect(await opened.page.evaluate('globalThis.ran')).toBeUndefined();
  expect(opened.refused).toEqual([]);
  await opened.close();
});

test('a page is told the messages of the host, and says so when it does not know one', async () => {
  const opened = await openPage('runs');
  await opened.send({ kind: 'nonsense', values: new Float64Array(2) });
  expect(JSON.stringify(await opened.untilPosted('failed'))).toContain('does not know');
  await opened.close();
});

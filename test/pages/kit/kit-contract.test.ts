import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { launchBrowser } from '../../../scripts/editor/launch-browser';
import { themeKinds } from '../../../scripts/editor/open-workbench';
import { eventually } from '../rig/eventually';
import { say } from '../../editor/rig/say';
import { accessFaultsOf, kitFiles, openSpecimen } from './open-specimen';

interface ControlCase {
  readonly control: string;
  readonly find: (page: Page) => Locator;
  /** What a person does with the keyboard alone; the control has the keyboard. */
  readonly keys: readonly string[];
  readonly tells: readonly string[];
}

const controls: readonly ControlCase[] = [
  { control: 'Button', find: (page) => page.getByRole('button', { name: 'Train' }), keys: ['Enter', 'Space'], tells: ['button', 'button'] },
  { control: 'icon Button', find: (page) => page.getByRole('button', { name: 'Close' }), keys: ['Space'], tells: ['icon'] },
  {
    control: 'Select',
    find: (page) => page.getByRole('combobox', { name: 'Axis' }),
    keys: ['Space', 'ArrowDown', 'Enter'],
    tells: ['select epoch'],
  },
  {
    control: 'TextField',
    find: (page) => page.getByRole('textbox', { name: 'Rate' }),
    keys: ['End', 'Backspace', '5', 'Enter'],
    tells: ['input 0.0', 'input 0.05', 'change 0.05'],
  },
  {
    control: 'Checkbox',
    find: (page) => page.getByRole('checkbox', { name: 'log y' }),
    keys: ['Space', 'Space'],
    tells: ['checkbox true', 'checkbox false'],
  },
  { control: 'Link', find: (page) => page.getByRole('link', { name: 'More' }), keys: ['Enter'], tells: ['link'] },
  { control: 'Choice', find: (page) => page.getByRole('radio', { name: 'by step' }), keys: ['ArrowRight'], tells: ['choice epoch'] },
  { control: 'Slider', find: (page) => page.getByRole('slider', { name: 'Smoothing' }), keys: ['ArrowRight'], tells: ['slider 0.6'] },
  {
    control: 'MenuButton',
    find: (page) => page.getByRole('button', { name: 'Stop' }),
    keys: ['Enter', 'ArrowDown', 'Enter'],
    tells: ['menu discard'],
  },
];

describe.each(kitFiles)('the controls of %s', (kit) => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser(say);
    page = await openSpecimen(browser, kit);
  });

  beforeEach(async () => {
    await page.reload();
    await page.getByRole('checkbox', { name: 'log y' }).waitFor();
  });

  afterAll(() => browser.close());

  const told = (): Promise<string[]> => page.locator('#told li').allInnerTexts();

  test.each(controls)('$control is found by its role and name, worked with the keyboard, and tells each change once', async (row) => {
    const control = row.find(page);
    expect(await control.count()).toBe(1);
    await control.focus();
    for (const key of row.keys) await page.keyboard.press(key);
    await eventually(told).toEqual(row.tells);
  });

  test('show the values that they are given', async () => {
    await page.getByRole('checkbox', { name: 'log y' }).focus();
    await page.keyboard.press('Space');
    await eventually(() => page.getByRole('checkbox', { name: 'log y' }).isChecked()).toBe(true);
    await page.getByRole('radio', { name: 'by time' }).focus();
    await page.keyboard.press('Space');
    // One value for two controls: the list follows what was chosen elsewhere.
    await eventually(() => page.getByRole('combobox', { name: 'Axis' }).ariaSnapshot()).toContain('by time');
    expect(await page.getByRole('textbox', { name: 'Rate' }).inputValue()).toBe('0.01');
  });

  test('do nothing while they are disabled', async () => {
    for (const locked of [page.getByRole('button', { name: 'Not now' }), page.getByRole('checkbox', { name: 'fixed' })]) {
      expect(await locked.isDisabled()).toBe(true);
      await locked.click({ force: true });
    }
    expect(await page.getByRole('textbox', { name: 'Locked' }).isDisabled()).toBe(true);
    expect(await told()).toEqual([]);
  });

  test('are read out: what waits says for what, a divider and a badge are there', async () => {
    expect(await page.getByRole('progressbar', { name: 'Reading' }).count()).toBe(1);
    expect(await page.getByRole('separator').count()).toBe(1);
    expect(await page.locator('vscode-badge').innerText()).toBe('12');
  });

  test.each(themeKinds)('have no fault that axe knows in the theme %s', async (theme) => {
    const themed = await openSpecimen(browser, kit, theme);
    expect(await accessFaultsOf(themed)).toEqual([]);
    await themed.close();
  });
});

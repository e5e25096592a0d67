import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { installExtension } from './install-extension';
import { launchBrowser } from './launch-browser';
import { installVscode, type VscodeVersion } from './install-vscode';
import { startVscodeServer } from './start-vscode-server';
import { workbenchAddress } from './workbench-address';
import { quietSettings, writeSettings, type Settings } from './user-settings';
import { Workbench } from './workbench';

/** The four kinds of themes, each with the one that VS Code brings for it. */
export const themes = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  highContrast: 'Default High Contrast',
  highContrastLight: 'Default High Contrast Light',
} as const;

/** The kind of a theme. */
export type ThemeKind = keyof typeof themes;

/** Every kind of theme. */
export const themeKinds: readonly ThemeKind[] = ['light', 'dark', 'highContrast', 'highContrastLight'];

/** What a window is opened with; what is left out is the newest VS Code in English, dark, trusting, with no folder. */
export interface WorkbenchOptions {
  readonly version?: VscodeVersion;
  /** A packed extension to install. */
  readonly vsix?: string;
  /** The folder of an extension that is run from its sources instead. */
  readonly extension?: string;
  readonly folder?: string;
  /** Whether folders are trusted without asking, or restricted as in the product, until `trustFolder()`. */
  readonly trust?: 'everything' | 'restricted';
  /** A language's short name, as `es`. */
  readonly locale?: string;
  readonly theme?: ThemeKind;
  /** Settings besides those that keep a window quiet. */
  readonly settings?: Settings;
  readonly size?: { readonly width: number; readonly height: number };
  readonly say?: (line: string) => void;
}

/** Opens a real VS Code in a browser that nobody sees. Whoever opens it closes it. */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const say = options.say ?? ((line: string): void => void process.stderr.write(`${line}\n`));
  const installation = await installVscode(options.version ?? 'newest', say);
  const home = mkdtempSync(join(tmpdir(), 'neurozoo-window-'));
  writeSettings(home, {
    ...quietSettings,
    'git.enabled': false,
    'workbench.colorTheme': themes[options.theme ?? 'dark'],
    ...options.settings,
  });
  if (options.vsix !== undefined) await installExtension({ installation, home, vsix: options.vsix });
  const server = await startVscodeServer(installation, {
    home,
    trust: options.trust ?? 'everything',
    automation: options.extension !== undefined,
  });
  const browser = await launchBrowser(say);
  const context = await browser.newContext({
    viewport: options.size ?? { width: 1400, height: 900 },
    locale: options.locale ?? 'en-US',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  // What a language pack would say. Packs come from the marketplace only; the extension's own texts do not need one.
  if (options.locale !== undefined) await page.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(options.locale)};`);
  const workbench = new Workbench(page, {
    home,
    close: async () => {
      await browser.close();
      await server.stop();
      rmSync(home, { recursive: true, force: true });
    },
  });
  const place = {
    ...(options.folder === undefined ? {} : { folder: options.folder }),
    ...(options.extension === undefined ? {} : { extension: options.extension }),
  };
  try {
    await page.goto(workbenchAddress(server, place));
    await workbench.untilReady();
    return workbench;
  } catch (failure) {
    await workbench.close();
    throw failure;
  }
}

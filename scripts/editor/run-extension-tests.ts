import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Browser } from 'playwright-core';
import * as v from 'valibot';

import type { VscodeInstallation } from './install-vscode';
import { startVscodeServer } from './start-vscode-server';
import { quietSettings, writeSettings } from './user-settings';
import { workbenchAddress } from './workbench-address';

const ResultsSchema = v.array(v.object({ title: v.string(), milliseconds: v.number(), failure: v.optional(v.string()) }));

/** How one test in the extension host ended; without `failure`, well. */
export type ExtensionTestResult = v.InferOutput<typeof ResultsSchema>[number];

/** The variable that tells the suite where its results go. */
export const resultsVariable = 'NEUROZOO_TEST_RESULTS';

/** What is run in the extension host. */
export interface ExtensionTestRun {
  readonly installation: VscodeInstallation;
  readonly browser: Browser;
  /** The folder of the extension under test. */
  readonly extension: string;
  /** The bundled suite, a CommonJS module with `run()`. */
  readonly suite: string;
  /** The folder that the window opens. */
  readonly folder: string;
  readonly trust: 'everything' | 'restricted';
  readonly limitSeconds: number;
}

/**
 * Runs a suite in the extension host of a real VS Code, as `@vscode/test-electron` would, and gives the results.
 * @throws Error with what the editor wrote where the suite leaves none.
 */
export async function runExtensionTests(run: ExtensionTestRun): Promise<readonly ExtensionTestResult[]> {
  const home = mkdtempSync(join(tmpdir(), 'neurozoo-editor-'));
  const results = join(home, 'results.json');
  writeSettings(home, { ...quietSettings, 'git.enabled': false });
  const options = { home, trust: run.trust, automation: true, environment: { [resultsVariable]: results } };
  const server = await startVscodeServer(run.installation, options);
  const context = await run.browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    const said: string[] = [];
    await page.exposeFunction('codeAutomationLog', (kind: string, words: readonly unknown[]) =>
      said.push(`${kind}: ${words.map(String).join(' ')}`),
    );
    const ended = new Promise<void>((resolve, reject) => {
      page.exposeFunction('codeAutomationExit', () => resolve()).catch(reject);
    });
    await page.goto(workbenchAddress(server, { folder: run.folder, extension: run.extension, tests: run.suite }));
    const inTime = await settledWithin(ended, run.limitSeconds);
    if (existsSync(results)) return v.parse(ResultsSchema, JSON.parse(readFileSync(results, 'utf8')));
    const reason = inTime ? 'ended without results' : `did not end within ${run.limitSeconds} s`;
    throw new Error(`The suite ${run.suite} ${reason}.\n${said.join('\n')}\n${server.output()}`);
  } finally {
    await context.close();
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

/** Whether `event` happens within a time. */
async function settledWithin(event: Promise<unknown>, seconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), seconds * 1000);
  });
  const inTime = await Promise.race([event.then(() => true), limit]);
  clearTimeout(timer);
  return inTime;
}

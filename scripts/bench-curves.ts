import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { toMetricLine, type MetricRecord } from '#protocol/metrics';
import type { CurveFrame, CurveView } from '#protocol/curves';
import { CurveDesk } from '#session/curves/curve-desk';
import { FollowedRun } from '#session/curves/followed-run';
import { MetricTail } from '#store/metric-log';
import { openRunDirectory, type RunDirectory } from '#store/run-directory';
import { bundleOptions } from './build/bundle-options';
import { launchBrowser } from './editor/launch-browser';

/*
 * A run of a million steps on the curves page: how long reading takes, how long drawing a window takes in the thread, and how long the page takes to show
 * it, while the window is moved and while points are added: `npx tsx scripts/bench-curves.ts [steps]`. Prints medians; nothing is asserted.
 */

const steps = Number(process.argv[2] ?? 1_000_000);
const rounds = 31;
const pixels = 1_200;

const run = createLongRun();
print(`machine: ${String(cpus().length)} cores, load ${loadavg()[0]?.toFixed(2) ?? '?'}; ${String(steps)} steps`);
const frames: CurveFrame[] = [];
const followed = new FollowedRun(run, () => performance.now());
const desk = new CurveDesk([followed], {
  post: (message) => {
    if (message.kind === 'frame') frames.push(message.frame);
  },
  now: () => performance.now(),
});
print(`reading as objects      ${ms(timed(readAsObjects))}`);
print(
  `reading as columns      ${ms(
    timed(() => {
      while (desk.turn());
    }),
  )}`,
);
print(`drawing all of it       ${ms(median(() => drawn({ from: null, to: null })))}`);
print(`drawing a tenth         ${ms(median((round) => drawn({ from: (round * steps) / 40, to: ((round + 4) * steps) / 40 })))}`);
await showInBrowser();
rmSync(run.path, { recursive: true });

/** Time of the thread for one window; the frame is kept for the page. */
function drawn(part: Pick<CurveView, 'from' | 'to'>): number {
  const view: CurveView = { axis: 'step', pixels, smoothing: 0.9, logX: false, logY: false, ...part };
  return timed(() => {
    desk.take({ kind: 'taken' });
    desk.take({ kind: 'look', look: 1, view });
  });
}

/** Time from the message to the painted frame, in the page itself. */
async function showInBrowser(): Promise<void> {
  const browser = await launchBrowser(print);
  const page = await browser.newPage({ viewport: { width: 1300, height: 900 } });
  await openCurves(page);
  const shows: number[] = [];
  for (let round = 0; round < rounds; round++) {
    drawn({ from: null, to: steps - round });
    const frame = frames.at(-1);
    if (frame !== undefined) shows.push(await showOne(page, { ...frame, sequence: round + 1 }));
  }
  const [first, ...later] = shows;
  print(`showing the first frame ${ms(first ?? Number.NaN)}`);
  print(
    `showing a frame         ${ms(middle(later))} of script, style, layout and canvas (the slowest of ${String(rounds - 1)}: ${ms(Math.max(...later))})`,
  );
  await browser.close();
}

/** The page as it is delivered, with nobody at the other end but this script. */
async function openCurves(page: Page): Promise<void> {
  const bundle = {
    name: 'curves',
    runsIn: 'page',
    entries: { curves: 'webview/curves/main.tsx' },
    without: [],
    budgetKilobytes: 0,
  } as const;
  const { outputFiles } = await build({ ...bundleOptions(bundle, join(import.meta.dirname, '..')), write: false, sourcemap: false });
  const textOf = (ending: string): string => outputFiles.find((file) => file.path.endsWith(ending))?.text ?? '';
  await page.setContent('<main id="page"></main>');
  await page.addStyleTag({ content: textOf('.css') });
  await page.addScriptTag({
    content: `let look = 0;
      globalThis.acquireVsCodeApi = () => ({ postMessage: (message) => { if (message.kind === 'look') look = message.look; }, getState: () => undefined, setState: () => undefined });
      globalThis.tell = (message) => { window.dispatchEvent(new MessageEvent('message', { data: message, source: window.parent })); };
      globalThis.measure = (frame) => new Promise((resolve) => {
        requestAnimationFrame(async () => {
          const begin = performance.now();
          tell({ kind: 'frame', frame: { ...frame, look } });
          for (let turn = 0; turn < 20; turn++) await undefined;
          for (const canvas of document.querySelectorAll('canvas')) canvas.getContext('2d').getImageData(0, 0, 1, 1);
          document.body.getBoundingClientRect();
          resolve(performance.now() - begin);
        });
      });`,
  });
  await page.addScriptTag({ content: textOf('.js') });
  await page.evaluate(`tell({ kind: 'words', language: 'en', words: {} })`);
  await tell(page, { kind: 'runs', runs: [{ ...headOf(), key: 'bench/run' }], isTrusted: true });
}

async function tell(page: Page, message: object): Promise<void> {
  const handle = await page.evaluateHandle<(message: object) => void>('globalThis.tell');
  await handle.evaluate((toPage, value) => {
    toPage(value);
  }, message);
  await handle.dispose();
}

async function showOne(page: Page, frame: CurveFrame): Promise<number> {
  const handle = await page.evaluateHandle<(frame: CurveFrame) => Promise<number>>('globalThis.measure');
  const time = await handle.evaluate((measure, value) => measure(value), frame);
  await handle.dispose();
  return time;
}

function createLongRun(): RunDirectory {
  const path = join(mkdtempSync(join(tmpdir(), 'neurozoo-bench-')), 'run');
  mkdirSync(path);
  const lines = [toMetricLine({ kind: 'header', version: 1, attempt: 1, resumedFrom: null })];
  for (let step = 1; step <= steps; step++) lines.push(toMetricLine(recordOf(step)));
  writeFileSync(join(path, 'metrics-1.jsonl'), lines.join(''));
  return openRunDirectory(path);
}

function recordOf(step: number): MetricRecord {
  const loss = Math.fround(2.3 / Math.sqrt(1 + step / 500) + 0.2 * Math.abs(Math.sin(step * 12.9898)));
  return {
    kind: 'step',
    step,
    epoch: Math.ceil(step / 1_000),
    losses: [loss],
    rates: [1e-3],
    imagesPerSecond: 14_000 + (step % 97) / 7,
    t: step * 0.0123,
  };
}

function headOf(): object {
  const progress = { epoch: 0, epochs: 0, step: 0, steps: 0 };
  const nothing = { title: null, problem: null, startedAt: null, endedAt: null, device: null, best: null, test: null };
  const rest = {
    id: 'run',
    training: 'bench',
    state: 'running',
    createdAt: 0,
    backend: 'eager',
    threads: 1,
    hasData: true,
    last: {},
    facts: [],
  };
  return { ...nothing, ...rest, progress };
}

function readAsObjects(): void {
  const tail = new MetricTail(run);
  for (;;) {
    const { records, more } = tail.read();
    if (!more && records.length === 0) return;
  }
}

function timed(work: () => void): number {
  const begin = performance.now();
  work();
  return performance.now() - begin;
}

function median(measure: (round: number) => number): number {
  return middle(Array.from({ length: rounds }, (_, round) => measure(round)));
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

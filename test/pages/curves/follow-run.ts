import { join } from 'node:path';
import { build } from 'esbuild';

import { createCurvesDesk } from '#host/pages/curves-desk';
import { curvesPage } from '#protocol/pages/curves-page';
import { parseToHost } from '#protocol/pages/page-wire';
import { startCurveReader } from '#session/curve-reader';
import { readRow } from '#store/run-list';
import type { RunDirectory } from '#store/run-directory';
import { repositoryRoot } from '../../../scripts/architecture';
import { bundleOptions } from '../../../scripts/build/bundle-options';
import { bundles } from '../../../scripts/build/bundles';
import { openPage, type OpenedPage, type PageOptions } from '../rig/open-page';

/** The curves page with the product's own host and reading thread behind it; only the editor is missing. */
export interface FollowedPage {
  readonly opened: OpenedPage;
  /** Files that a person was offered: name and content. */
  readonly saved: (readonly [string, string])[];
  /** What was done to the runs. */
  readonly done: unknown[];
  /** Tells the page that something about the runs has changed, as the watch over their folder would. */
  changed(): void;
  close(): Promise<void>;
}

/** Opens the page for runs on disk. */
export async function followRuns(directories: readonly RunDirectory[], options: PageOptions = {}): Promise<FollowedPage> {
  const script = await bundleReader();
  const opened = await openPage('curves', options);
  const saved: (readonly [string, string])[] = [];
  const done: unknown[] = [];
  const listeners = new Set<() => void>();
  const folder = { name: 'ws', uri: { fsPath: '/ws' } };
  const rows = () => directories.map((directory) => ({ key: `ws/${directory.id}`, row: readRow(directory), folder }));
  const desk = createCurvesDesk(
    {
      runs: {
        rows,
        find: (key) => rows().find((row) => row.key === key),
        onDidChange: (listener) => {
          listeners.add(listener);
          return { dispose: () => listeners.delete(listener) };
        },
        refresh: () => undefined,
      },
      // What the thread says while the page is being closed is for nobody.
      post: (message) => void opened.send(message).catch(() => undefined),
      problem: (report) => done.push(report),
      isVisible: () => true,
      isTrusted: () => true,
      startReader: (runs, listener) => startCurveReader({ script, runs, ...listener }),
      order: (order, key) => done.push([order, key]),
      control: (run, command) => done.push([run.id, command]),
      addRun: (keys) => done.push(['add', keys]),
      compare: (keys) => done.push(['compare', keys]),
      saveFile: (name, bytes) => {
        saved.push([name, Buffer.from(bytes).toString('utf8')]);
        return Promise.resolve();
      },
    },
    rows().map(({ key }) => key),
  );
  const take = async (message: unknown): Promise<void> => {
    const parsed = parseToHost(curvesPage, message);
    if (parsed.from === 'own') await desk.onMessage(parsed.message);
  };
  let seen = 0;
  // What the page posts is collected by the rig; this takes it from there as the editor takes it from a web view.
  const pump = setInterval(() => {
    for (const message of opened.posted.slice(seen)) {
      seen++;
      void take(message);
    }
  }, 5);
  desk.onDidShow();
  return {
    opened,
    saved,
    done,
    changed: () => {
      for (const listener of listeners) listener();
    },
    close: async () => {
      clearInterval(pump);
      desk.dispose();
      await opened.close();
    },
  };
}

let bundled: Promise<string> | undefined;

/** The thread as it is delivered, built once for each process. */
function bundleReader(): Promise<string> {
  bundled ??= buildReader();
  return bundled;
}

async function buildReader(): Promise<string> {
  const outdir = join(repositoryRoot, '.build/page-bundles');
  for (const bundle of bundles.filter(({ name }) => name === 'curve-reader')) {
    await build({ ...bundleOptions(bundle, repositoryRoot), outdir });
  }
  return join(outdir, 'curve-reader.js');
}

import { languages, window, workspace, type Disposable, type ExtensionContext } from 'vscode';
import { registerCommands } from './commands/register-commands';
import { ContextKeys } from './context-keys';
import type { ExtensionApi } from './extension-api';
import { createDeviceStatus } from './language/device-status';
import { WorkspaceOutlines } from './language/workspace-outlines';
import { ZooLanguage } from './language/zoo-language';
import { ReportDocuments } from './machine/report-document';
import { editorPageServices } from './pages/editor-page-services';
import { registerPages } from './pages/register-pages';
import { watchProgress } from './runs/run-progress';
import { WorkspaceRuns } from './runs/workspace-runs';
import type { Shell } from './shell';
import { registerTaskProvider } from './tasks/task-provider';
import { liveRows } from './training/training-status';
import { tellTrainingEnd } from './training/tell-training-end';
import { TrainingEnds } from './training/training-ends';
import { createTrainingStatusItem } from './training/training-status-item';
import { createDatasetsTree } from './trees/datasets-tree';
import { createModelsTree } from './trees/models-tree';
import { createRunsTree } from './trees/runs-tree';
import { requireTrust } from './trust/require-trust';

/** Sets the extension up. Nothing is read and no process is started here; what takes time begins when it is looked at. */
export function activate(context: ExtensionContext): ExtensionApi {
  const started = performance.now();
  const log = window.createOutputChannel('Neurozoo', { log: true });
  const productFile = (relativePath: string): string => context.asAbsolutePath(relativePath);
  const language = new ZooLanguage(productFile('dist/server.js'), log);
  const outlines = new WorkspaceOutlines(language, log);
  const runs = new WorkspaceRuns();
  const reports = new ReportDocuments();
  const progress = watchProgress({
    rows: () => liveRows(runs.rows()),
    onDidProgress: (moved) => {
      runsTree.refresh(moved);
      statusItem.refresh();
    },
  });
  const shell: Shell = {
    context,
    pages: editorPageServices(context.extensionUri, log),
    log,
    runs,
    language,
    progress,
    reports,
    productFile,
    requireTrust,
    restartLanguage: () => language.restart(),
  };
  const runsTree = createRunsTree(runs, progress);
  const statusItem = createTrainingStatusItem(runs, progress);
  const keys = new ContextKeys();
  context.subscriptions.push(
    log,
    language,
    outlines,
    runs,
    progress,
    reports,
    runsTree,
    statusItem,
    createModelsTree({ outlines, language, keys }),
    createDatasetsTree(outlines),
    createDeviceStatus(shell),
    registerTaskProvider(productFile('dist/cli.js')),
    followRuns(shell, keys, () => {
      statusItem.refresh();
    }),
    startWithFirstFile(language, shell),
    ...registerPages(shell),
    ...registerCommands(shell),
  );
  const activationMs = performance.now() - started;
  log.debug(`Activated in ${activationMs.toFixed(1)} ms`);
  return {
    version: 1,
    activationMs,
    runs: () => runs.rows().map(({ key, row }) => ({ key, status: row.kind === 'run' ? row.status : 'damaged' })),
    onDidChangeRuns: runs.onDidChange,
  };
}

/** Keeps context keys and status bar up to date, and tells how trainings end. */
function followRuns(shell: Shell, keys: ContextKeys, refresh: () => void): Disposable {
  const ends = new TrainingEnds();
  const look = (): void => {
    const rows = shell.runs.rows();
    keys.set('hasRuns', rows.length > 0);
    keys.set('isTraining', liveRows(rows).length > 0);
    refresh();
    for (const end of ends.look(rows)) void tellTrainingEnd(shell, end);
  };
  look();
  return shell.runs.onDidChange(look);
}

/** The language server is there once a `.zoo` file is. */
function startWithFirstFile(language: ZooLanguage, { log }: Shell): Disposable {
  const isZoo = { language: 'zoo' };
  const start = (): void => {
    language.start().catch((error: unknown) => {
      log.error(`The language server did not start: ${error instanceof Error ? error.message : String(error)}`);
    });
  };
  if (workspace.textDocuments.some((document) => languages.match(isZoo, document) > 0)) start();
  return workspace.onDidOpenTextDocument((document) => {
    if (languages.match(isZoo, document) > 0) start();
  });
}

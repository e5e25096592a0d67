import { commands, ViewColumn, workspace, type WebviewPanel } from 'vscode';
import { curvesPage, type CurvesToHost, type CurvesToPage, type RunOrder } from '#protocol/pages/curves-page';
import { startCurveReader } from '#session/curve-reader';
import { sendControl } from '#session/send-control';
import { commandId, type CommandName } from '../manifest/command-table';
import { runName } from '../runs/run-names';
import type { Workbench } from '../workbench';
import { chooseRunsToAdd } from './choose-runs-to-add';
import { createCurvesDesk, type CurvesDoors } from './curves-desk';
import { adoptPanel, openPage, type OpenPage, type PageChannel } from './page-panel';

/** Opens the curves of one or several runs over each other, or brings them to the front. @param keys as in `CatalogRow.key` */
export function openCurvesPage(workbench: Workbench, keys: readonly string[], column = ViewColumn.Active): void {
  openPage(workbench.pages, { ...curves(workbench, keys), column, preserveFocus: column === ViewColumn.Beside });
}

/** Fills a panel of type `neurozoo.curves` that VS Code has brought back. @param state what the page kept: the keys of its runs, and its view */
export function restoreCurvesPage(workbench: Workbench, panel: WebviewPanel, state: unknown): void {
  const kept = typeof state === 'object' && state !== null && 'keys' in state ? state.keys : undefined;
  const keys = Array.isArray(kept) ? kept.filter((key) => typeof key === 'string') : keysOfTitle(panel.title);
  adoptPanel(workbench.pages, panel, curves(workbench, keys));
}

/** A window that was loaded again before its page had kept anything brings back the title alone: the id of its run, which has no other name yet. */
function keysOfTitle(title: string): readonly string[] {
  const folder = workspace.workspaceFolders?.[0];
  return folder !== undefined && /^\d{4}-\d\d-\d\d-/.test(title) ? [`${folder.name}/${title}`] : [];
}

function curves(workbench: Workbench, given: readonly string[]): OpenPage<CurvesToHost, CurvesToPage> {
  const keys = [...new Set(given)].sort();
  return {
    wire: curvesPage,
    title: titleOf(workbench, keys),
    key: keys.join('\n'),
    start: (channel) => createCurvesDesk(doorsOf(workbench, channel), keys),
  };
}

function titleOf(workbench: Workbench, keys: readonly string[]): string {
  const [first, second] = keys;
  if (first === undefined || second !== undefined) return `Curves of ${String(keys.length)} runs`;
  const row = workbench.runs.find(first)?.row;
  return row === undefined ? first.slice(first.lastIndexOf('/') + 1) : runName(row);
}

const commandOf: Readonly<Record<RunOrder, CommandName>> = {
  pause: 'pause',
  resume: 'resume',
  stop: 'stop',
  discard: 'stopAndDiscard',
  checkpoint: 'checkpoint',
  evaluate: 'evaluate',
  again: 'fork',
  showLog: 'showLog',
};

function doorsOf(workbench: Workbench, channel: PageChannel<CurvesToPage>): CurvesDoors {
  return {
    runs: workbench.runs,
    post: (message) => {
      channel.post(message);
    },
    problem: ({ message, hint }) => {
      channel.post({ kind: 'problem', message, hint: hint ?? null });
    },
    isVisible: () => channel.isVisible,
    isTrusted: () => workspace.isTrusted,
    startReader: (runs, listener) =>
      startCurveReader({
        script: workbench.productFile('dist/curve-reader.js'),
        runs,
        onMessage: (message) => {
          listener.onMessage(message);
        },
        onDidEnd: (error) => {
          listener.onDidEnd(error);
        },
      }),
    order: (order, key) => {
      void commands.executeCommand(commandId(commandOf[order]), key);
    },
    control: (run, command) => {
      workbench.requireTrust();
      sendControl(run, command);
    },
    addRun: (keys) => {
      void addRuns(workbench, keys);
    },
    compare: (keys) => {
      void commands.executeCommand(commandId('compareRuns'), ...keys);
    },
    saveFile: (name, bytes) => workbench.pages.saveFile(name, bytes),
  };
}

/** The chosen runs and these in a page of their own. */
async function addRuns(workbench: Workbench, keys: readonly string[]): Promise<void> {
  const added = await chooseRunsToAdd(workbench.runs.rows(), keys);
  if (added.length > 0) openCurvesPage(workbench, [...keys, ...added]);
}

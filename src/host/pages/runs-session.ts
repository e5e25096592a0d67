import { commands, type WebviewPanel } from 'vscode';
import { runsPage, type RunsToHost, type RunsToPage } from '#protocol/pages/runs-page';
import type { Workbench } from '../workbench';
import { adoptPanel, openPage, type OpenPage } from './page-panel';
import { createRunsDesk } from './runs-desk';

/** Opens the table of all runs, or brings it to the front. */
export function openRunsPage(workbench: Workbench): void {
  openPage(workbench.pages, runsTable(workbench));
}

/** Fills a panel of type `neurozoo.runs` that VS Code has brought back. */
export function restoreRunsPage(workbench: Workbench, panel: WebviewPanel): void {
  adoptPanel(workbench.pages, panel, runsTable(workbench));
}

function runsTable(workbench: Workbench): OpenPage<RunsToHost, RunsToPage> {
  return {
    wire: runsPage,
    title: 'Runs',
    key: 'table',
    start: (channel) =>
      createRunsDesk({
        runs: workbench.runs,
        post: (message) => {
          channel.post(message);
        },
        openCurves: (keys) => {
          void commands.executeCommand('neurozoo.openCurves', ...keys);
        },
        openComparison: (keys) => {
          void commands.executeCommand('neurozoo.compareRuns', ...keys);
        },
        begin: () => {
          void commands.executeCommand('neurozoo.newFromTemplate');
        },
      }),
  };
}

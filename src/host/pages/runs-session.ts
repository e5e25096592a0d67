import { commands, type WebviewPanel } from 'vscode';
import { runsPage, type RunsToHost, type RunsToPage } from '#protocol/pages/runs-page';
import { commandId } from '../manifest/command-table';
import { t } from '../words/editor-words';
import type { Workbench } from '../workbench';
import { createComparisonDesk } from './comparison-desk';
import { adoptPanel, openPage, type OpenPage, type PageChannel } from './page-panel';
import { createRunsDesk, type RunsDoors } from './runs-desk';

/** Opens the table of all runs, or brings it to the front. */
export function openRunsPage(workbench: Workbench): void {
  openPage(workbench.pages, runsTable(workbench));
}

/** Opens the comparison of these runs in a panel of its own. @param keys as in `CatalogRow.key`; two or more, each once */
export function openComparisonPage(workbench: Workbench, keys: readonly string[]): void {
  openPage(workbench.pages, comparison(workbench, keys));
}

/**
 * Fills a panel of type `neurozoo.runs` that VS Code has brought back.
 *
 * @param state what the page kept: the comparison keeps its runs' keys, the table how it is set up
 */
export function restoreRunsPage(workbench: Workbench, panel: WebviewPanel, state: unknown): void {
  const keys = comparedKeys(state);
  adoptPanel(workbench.pages, panel, keys.length > 0 ? comparison(workbench, keys) : runsTable(workbench));
}

function comparedKeys(state: unknown): readonly string[] {
  const kept = typeof state === 'object' && state !== null && 'keys' in state ? state.keys : undefined;
  return Array.isArray(kept) ? kept.filter((key) => typeof key === 'string') : [];
}

function runsTable(workbench: Workbench): OpenPage<RunsToHost, RunsToPage> {
  return { wire: runsPage, title: t('Runs'), key: 'table', start: (channel) => createRunsDesk(doorsOf(workbench, channel)) };
}

function comparison(workbench: Workbench, keys: readonly string[]): OpenPage<RunsToHost, RunsToPage> {
  return {
    wire: runsPage,
    title: t('Compare {0} runs', keys.length),
    key: keys.join('\n'),
    start: (channel) => {
      const doors = doorsOf(workbench, channel);
      return createComparisonDesk(doors, keys, createRunsDesk(doors));
    },
  };
}

function doorsOf(workbench: Workbench, channel: PageChannel<RunsToPage>): RunsDoors {
  return {
    runs: workbench.runs,
    post: (message) => {
      channel.post(message);
    },
    openCurves: (keys) => {
      void commands.executeCommand(commandId('openCurves'), ...keys);
    },
    openComparison: (keys) => {
      openComparisonPage(workbench, keys);
    },
    begin: () => {
      void commands.executeCommand(commandId('newFromTemplate'));
    },
  };
}

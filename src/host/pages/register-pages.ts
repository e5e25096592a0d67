import { window, type Disposable, type WebviewPanel } from 'vscode';
import type { Workbench } from '../workbench';
import { restoreCurvesPage } from './curves-session';
import { restoreDatasetPage } from './dataset-session';
import { restoreEvaluationPage } from './evaluation-session';
import { restoreRunsPage } from './runs-session';

type Restore = (workbench: Workbench, panel: WebviewPanel, state: unknown) => void;

/** How each page is filled that VS Code brings back after a restart. */
const restores: Readonly<Record<string, Restore>> = {
  curves: restoreCurvesPage,
  runs: restoreRunsPage,
  evaluation: restoreEvaluationPage,
  dataset: restoreDatasetPage,
};

/** Lets VS Code bring pages back. */
export function registerPages(workbench: Workbench): readonly Disposable[] {
  return Object.entries(restores).map(([name, restore]) =>
    window.registerWebviewPanelSerializer(`neurozoo.${name}`, {
      deserializeWebviewPanel: (panel, state: unknown) => {
        restore(workbench, panel, state);
        return Promise.resolve();
      },
    }),
  );
}

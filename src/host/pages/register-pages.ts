import { window, type Disposable, type WebviewPanel } from 'vscode';
import { diagramEditorType } from '../manifest/language-contributions';
import type { Workbench } from '../workbench';
import { restoreCurvesPage } from './curves-session';
import { restoreDatasetPage } from './dataset-session';
import { fillDiagramEditor, restoreDiagramPage } from './diagram-session';
import { restoreEvaluationPage } from './evaluation-session';
import { restoreRunsPage } from './runs-session';

type Restore = (workbench: Workbench, panel: WebviewPanel, state: unknown) => void;

/** How each page is filled that VS Code brings back after a restart. */
const restores: Readonly<Record<string, Restore>> = {
  curves: restoreCurvesPage,
  runs: restoreRunsPage,
  evaluation: restoreEvaluationPage,
  dataset: restoreDatasetPage,
  diagram: restoreDiagramPage,
};

/** Lets VS Code bring pages back, and show a file as its diagram. */
export function registerPages(workbench: Workbench): readonly Disposable[] {
  const serializers = Object.entries(restores).map(([name, restore]) =>
    window.registerWebviewPanelSerializer(`neurozoo.${name}`, {
      deserializeWebviewPanel: (panel, state: unknown) => {
        restore(workbench, panel, state);
        return Promise.resolve();
      },
    }),
  );
  const editor = window.registerCustomEditorProvider(diagramEditorType, {
    resolveCustomTextEditor: (document, panel) => {
      fillDiagramEditor(workbench, document, panel);
    },
  });
  return [...serializers, editor];
}

import { window, type WebviewPanel } from 'vscode';
import type { Evaluation } from '#protocol/evaluation';
import { evaluationPage, parseKeptEvaluationPage, type EvaluationToHost, type EvaluationToPage } from '#protocol/pages/evaluation-page';
import { runName } from '../runs/run-names';
import { t } from '../words/editor-words';
import type { Workbench } from '../workbench';
import { openInspector } from './ask-inspector';
import { createEvaluationDesk, type EvaluationStart } from './evaluation-desk';
import { adoptPanel, openPage, type OpenPage } from './page-panel';

/**
 * Opens the evaluation of a run and measures it, or brings it to the front.
 *
 * @param key as in `CatalogRow.key`
 * @param part left out: the test part where there is one
 * @throws NeurozooError ZOO5002 where the folder is not trusted
 */
export function openEvaluationPage(workbench: Workbench, key: string, part?: Evaluation['part']): void {
  workbench.requireTrust();
  openPage(workbench.pages, evaluation(workbench, { key, part: part ?? null, checkpoint: 'best', measures: true }));
}

/** Fills a panel of type `neurozoo.evaluation` that VS Code has brought back. @param state what the page kept */
export function restoreEvaluationPage(workbench: Workbench, panel: WebviewPanel, state: unknown): void {
  const kept = parseKeptEvaluationPage(state);
  // What cannot be read is a run that is gone, which the page says.
  const start = kept.kind === 'value' ? kept.value : { key: '', part: null, checkpoint: 'best' as const };
  adoptPanel(workbench.pages, panel, evaluation(workbench, { ...start, measures: false }));
}

function evaluation(workbench: Workbench, start: EvaluationStart): OpenPage<EvaluationToHost, EvaluationToPage> {
  const row = () => workbench.runs.find(start.key)?.row;
  const shown = row();
  const name = shown === undefined ? start.key : runName(shown);
  return {
    wire: evaluationPage,
    title: t('Evaluation: {0}', name),
    key: start.key,
    start: (channel) =>
      createEvaluationDesk(
        {
          row,
          inspector: openInspector(workbench),
          post: (message) => {
            channel.post(message);
          },
          chooseFile,
          warn: (message) => {
            workbench.log.warn(message);
          },
          now: () => new Date().toISOString(),
        },
        start,
      ),
  };
}

async function chooseFile(): Promise<string | undefined> {
  const chosen = await window.showOpenDialog({
    canSelectMany: false,
    openLabel: t('Predict'),
    filters: { [t('Pictures and arrays')]: ['png', 'jpg', 'jpeg', 'npy'] },
  });
  return chosen?.[0]?.fsPath;
}

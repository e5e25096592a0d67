import { StatusBarAlignment, window } from 'vscode';
import type { Disposable } from '#base/disposable';
import { commandId } from '../manifest/command-table';
import type { ProgressWatch } from '../runs/run-progress';
import type { RunCatalog } from '../workbench';
import { t } from '../words/editor-words';
import { liveRows, trainingStatus } from './training-status';

/** The item of the status bar that is there while something trains. */
export interface TrainingStatusItem extends Disposable {
  refresh(): void;
}

/** Makes the item, which a click leads from to the actions of the training. */
export function createTrainingStatusItem(runs: RunCatalog, progress: ProgressWatch): TrainingStatusItem {
  const item = window.createStatusBarItem('neurozoo.training', StatusBarAlignment.Left, 50);
  item.name = t('Neurozoo Training');
  item.command = commandId('showTrainingActions');
  item.tooltip = t('Show what can be done with the training');
  const refresh = (): void => {
    const status = trainingStatus(liveRows(runs.rows()), (key) => progress.of(key), t);
    if (status === undefined) {
      item.hide();
      return;
    }
    item.text = status.text;
    item.accessibilityInformation = { label: status.spoken, role: 'button' };
    item.show();
  };
  refresh();
  return {
    refresh,
    dispose: () => {
      item.dispose();
    },
  };
}

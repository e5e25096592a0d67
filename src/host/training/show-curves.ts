import { ViewColumn } from 'vscode';
import { openCurvesPage } from '../pages/curves-session';
import type { Workbench } from '../workbench';

/** Shows the curves of runs, beside the text where a training has just been started from it. */
export function showCurves(workbench: Workbench, keys: readonly string[], where: 'active' | 'beside'): void {
  openCurvesPage(workbench, keys, where === 'beside' ? ViewColumn.Beside : ViewColumn.Active);
}

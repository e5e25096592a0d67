import type { ExtensionContext } from 'vscode';
import type { ReportDocuments } from './machine/report-document';
import type { ProgressWatch } from './runs/run-progress';
import type { Workbench } from './workbench';

/** What the shell's own parts share besides what the pages need. */
export interface Shell extends Workbench {
  readonly context: ExtensionContext;
  readonly progress: ProgressWatch;
  readonly reports: ReportDocuments;
  /** Ends the language server and starts it anew. */
  restartLanguage(): Promise<void>;
}

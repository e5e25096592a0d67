import { commands, window, type LogOutputChannel } from 'vscode';
import { NeurozooError } from '#base/neurozoo-error';
import { t } from '../words/editor-words';

/** What a person can do about a problem besides reading the log. */
export interface Cure {
  readonly title: string;
  run(): unknown;
}

/**
 * Shows what went wrong: the sentence and what helps, with `Show Log`; in a folder that is not trusted, with `Manage Trust`. A cancelled operation is no
 * problem and is not shown. What is no {@link NeurozooError} is a defect, whose place goes to the log.
 */
export async function tellProblem(log: LogOutputChannel, error: unknown, cures: readonly Cure[] = []): Promise<void> {
  if (isCancelled(error)) return;
  log.error(error instanceof NeurozooError ? `${error.code}: ${error.message}` : stackOf(error));
  const own = error instanceof NeurozooError && error.code === 'ZOO5002' ? [manageTrust()] : cures;
  const all = [...own, { title: t('Show Log'), run: () => log.show() }];
  const chosen = await window.showErrorMessage(sentenceOf(error), ...all.map(({ title }) => title));
  await all.find(({ title }) => title === chosen)?.run();
}

/** What a `NeurozooError` says, with its hint; for a defect that something is wrong inside. */
export function sentenceOf(error: unknown): string {
  if (error instanceof NeurozooError) return error.hint === undefined ? error.message : `${error.message} ${error.hint}`;
  return t('Something went wrong inside Neurozoo: {0}', error instanceof Error ? error.message : String(error));
}

function manageTrust(): Cure {
  return { title: t('Manage Trust'), run: () => commands.executeCommand('workbench.trust.manage') };
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function isCancelled(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || error.name === 'Canceled');
}

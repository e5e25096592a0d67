import { commands } from 'vscode';

/** What menus and welcome texts ask for, as `neurozoo.<key>`. */
export type ContextKey = 'hasRuns' | 'isTraining' | 'hasModels';

/** Tells VS Code what menus and welcome texts depend on, only where it has changed. */
export class ContextKeys {
  readonly #known = new Map<ContextKey, boolean>();

  set(key: ContextKey, value: boolean): void {
    if (this.#known.get(key) === value) return;
    this.#known.set(key, value);
    void commands.executeCommand('setContext', `neurozoo.${key}`, value);
  }
}

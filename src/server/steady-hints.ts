import type { Translate } from '#base/translate';
import type { InlayHint, Range } from 'vscode-languageserver/node';
import { hints } from './file-features';
import type { AnalyzedText } from './zoo-documents';

/** Hints by the text of the line that they stand behind. */
type LineHints = ReadonlyMap<string, readonly InlayHint[]>;

/**
 * Hints that do not flicker: a half-typed step leaves its network without shapes for a moment, and a text that jumps at every key is no help. While a
 * text has errors, a line that reads as it did before keeps what stood behind it.
 */
export class SteadyHints {
  readonly #last = new Map<string, LineHints>();

  /** Hints of a stretch of the text. */
  hintsIn(analyzed: AnalyzedText, range: Range, t: Translate): InlayHint[] {
    const { text, document } = analyzed;
    const lines = text.text.split(/\r\n|\r|\n/);
    const whole = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
    const fresh = hints(analyzed, whole, t);
    const isBroken = document.analysis.diagnostics.some(({ severity }) => severity === 'error');
    const before = isBroken ? this.#last.get(text.uri) : undefined;
    const known = new Set(fresh.map(({ position }) => position.line));
    const kept = lines.flatMap((line, index) =>
      known.has(index) ? [] : (before?.get(line) ?? []).map((hint) => ({ ...hint, position: { ...hint.position, line: index } })),
    );
    const all = [...fresh, ...kept];
    this.#last.set(text.uri, byLine(lines, all));
    return all.filter(({ position: { line } }) => range.start.line <= line && line <= range.end.line);
  }

  /** Forgets a text that was closed. */
  forget(uri: string): void {
    this.#last.delete(uri);
  }
}

function byLine(lines: readonly string[], all: readonly InlayHint[]): LineHints {
  const found = new Map<string, InlayHint[]>();
  for (const hint of all) {
    const line = lines[hint.position.line] ?? '';
    found.set(line, [...(found.get(line) ?? []).filter(({ position }) => position.line === hint.position.line), hint]);
  }
  return found;
}

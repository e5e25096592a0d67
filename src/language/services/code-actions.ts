import type { Diagnostic, TextEdit } from '#base/diagnostic';
import { inEnglish, type Translate } from '#base/translate';
import type { SourceRange } from '#model/source-range';
import type { EditorDocument } from './editor-document';

/** A change that the editor offers. */
export interface CodeAction {
  readonly title: string;
  /** What it mends; undefined for one that mends several. */
  readonly diagnostic: Diagnostic | undefined;
  readonly edits: readonly TextEdit[];
  /** Whether it is the obvious one. */
  readonly isPreferred: boolean;
}

/** The repairs of what is wrong between two offsets. */
export function quickFixes({ analysis }: EditorDocument, range: SourceRange): readonly CodeAction[] {
  return analysis.diagnostics
    .filter(({ start, end }) => start <= range.end && range.start <= end)
    .flatMap((diagnostic) =>
      diagnostic.fixes.map((fix, index) => ({
        title: fix.title,
        diagnostic,
        edits: fix.edits,
        isPreferred: index === 0 && diagnostic.fixes.length === 1,
      })),
    );
}

/**
 * One change that makes the first repair of everything that is wrong, hints apart; of repairs that overlap, the first in the text. Undefined where
 * there is nothing to repair. The command line's `check --fix` makes the same.
 */
export function fixEverything({ analysis }: EditorDocument, t: Translate = inEnglish): CodeAction | undefined {
  const edits = safeEdits(analysis.diagnostics);
  return edits.length === 0
    ? undefined
    : { title: t('Repair everything that has a clear repair'), diagnostic: undefined, edits, isPreferred: false };
}

/** The first repair of each diagnostic but hints, without overlaps, in the order of the text. */
export function safeEdits(diagnostics: readonly Diagnostic[]): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (const { fixes, severity } of diagnostics) {
    const [fix] = fixes;
    if (fix !== undefined && severity !== 'hint' && fix.edits.every((edit) => !edits.some((made) => overlap(made, edit)))) {
      edits.push(...fix.edits);
    }
  }
  return edits.toSorted((a, b) => a.start - b.start);
}

/** The text with edits that do not overlap. */
export function withEdits(text: string, edits: readonly TextEdit[]): string {
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((result, edit) => result.slice(0, edit.start) + edit.text + result.slice(edit.end), text);
}

function overlap(a: TextEdit, b: TextEdit): boolean {
  return a.start <= b.end && b.start <= a.end;
}

import type { SourceRange } from '#model/source-range';
import type { EditorDocument } from './editor-document';
import { endOf } from './tokens-at';

/** A stretch that may be folded to its first line. */
export interface Fold extends SourceRange {
  readonly kind: 'code' | 'comment' | 'imports';
}

/** Everything in brackets that runs over more than one line, comments, and the imports. Works in broken texts, too. */
export function foldsOf({ text, parsed }: EditorDocument): readonly Fold[] {
  const folds: Fold[] = [];
  const open: { readonly image: string; readonly start: number }[] = [];
  for (const token of parsed.tokens) {
    if (openers.has(token.image)) {
      open.push({ image: token.image, start: token.startOffset });
    } else if (closers.has(token.image)) {
      const at = open.findLastIndex(({ image }) => image === closers.get(token.image));
      const start = open[at]?.start;
      open.length = Math.max(0, at);
      // The line of the closing bracket stays visible.
      if (start !== undefined) folds.push({ start, end: token.startOffset, kind: 'code' });
    }
  }
  const comments = parsed.comments
    .filter(({ text: comment }) => comment.startsWith('/*'))
    .map(({ start, end }): Fold => ({ start, end, kind: 'comment' }));
  return [...folds, ...comments, ...importFold(parsed.tokens)].filter(({ start, end }) => text.slice(start, end).includes('\n'));
}

const openers: ReadonlySet<string> = new Set(['{', '(', '[']);
const closers: ReadonlyMap<string, string> = new Map([
  ['}', '{'],
  [')', '('],
  [']', '['],
]);

function importFold(tokens: EditorDocument['parsed']['tokens']): readonly Fold[] {
  const imports = tokens.flatMap((token, index) => (token.image === 'import' ? [{ token, path: tokens[index + 1] }] : []));
  const first = imports[0]?.token;
  const last = imports.at(-1)?.path;
  return first === undefined || last === undefined ? [] : [{ start: first.startOffset, end: endOf(last), kind: 'imports' }];
}

import { CstUtils, type AstNode } from 'langium';
import type { SourceRange } from '#model/source-range';
import { rangeOf } from '../range-of';
import type { EditorDocument } from './editor-document';
import { endOf, tokenAt } from './tokens-at';

/** What "expand selection" goes through from an offset, smallest first: the word, then each piece of syntax around it, then everything. */
export function selectionRangesAt({ text, parsed }: EditorDocument, offset: number): readonly SourceRange[] {
  const token = tokenAt(parsed.tokens, offset);
  const root = parsed.file.$cstNode;
  const leaf = root === undefined ? undefined : CstUtils.findLeafNodeAtOffset(root, Math.min(offset, text.length - 1));
  const around = containersOf(leaf?.astNode).map(rangeOf);
  const all = [
    ...(token === undefined ? [] : [{ start: token.startOffset, end: endOf(token) }]),
    ...around.filter(({ start, end }) => start <= offset && offset <= end),
    { start: 0, end: text.length },
  ];
  return all.filter((range, index) => isLarger(range, all[index - 1]));
}

/** A piece of syntax and everything around it, innermost first. */
function containersOf(node: AstNode | undefined): readonly AstNode[] {
  const found: AstNode[] = [];
  for (let each = node; each !== undefined; each = each.$container) {
    found.push(each);
  }
  return found;
}

function isLarger(range: SourceRange, inner: SourceRange | undefined): boolean {
  return inner === undefined || (range.start <= inner.start && inner.end <= range.end && range.end - range.start > inner.end - inner.start);
}

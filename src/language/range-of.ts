import type { AstNode } from 'langium';
import type { SourceRange } from '#model/source-range';

/** Where a piece of the syntax stands in its text; an empty stretch at the beginning for a piece that the parser made up while it recovered. */
export function rangeOf(node: AstNode): SourceRange {
  const written = node.$cstNode;
  return written === undefined ? { start: 0, end: 0 } : { start: written.offset, end: written.end };
}

import { GrammarUtils, type AstNode } from 'langium';
import type { SourceRange } from '#model/source-range';
import { rangeOf } from './range-of';

/** Where the name stands in the thing that it names; the whole thing where the parser made the name up. */
export function nameRange(node: AstNode, property = 'name'): SourceRange {
  const written = GrammarUtils.findNodeForProperty(node.$cstNode, property);
  return written === undefined ? rangeOf(node) : { start: written.offset, end: written.end };
}

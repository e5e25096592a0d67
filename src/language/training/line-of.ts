import type { AstNode } from 'langium';
import { rangeOf } from '../range-of';

/** A node's text on one line, without comments: the name of a curve. */
export function lineOf(text: string, node: AstNode): string {
  const { start, end } = rangeOf(node);
  return text
    .slice(start, end)
    .replaceAll(/\/\*[\s\S]*?\*\/|\/\/[^\n\r]*/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

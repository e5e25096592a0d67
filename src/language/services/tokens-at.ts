import type { Token } from '../parse';

/** How many tokens begin before an offset. */
export function countTokensBefore(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.startOffset ?? 0) < offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** The token that covers an offset, the one behind it where two meet; undefined in blanks and comments. */
export function tokenAt(tokens: readonly Token[], offset: number): Token | undefined {
  const index = countTokensBefore(tokens, offset + 1);
  const covering = tokens[index - 1];
  if (covering !== undefined && offset < endOf(covering)) {
    return covering;
  }
  return covering !== undefined && offset === endOf(covering) && isWord(covering) ? covering : undefined;
}

/** The offset behind a token. */
export function endOf({ startOffset, image }: Token): number {
  return startOffset + image.length;
}

/** Whether a token is a name or a word of the language. */
export function isWord({ image }: Token): boolean {
  return /^[A-Za-z_]/.test(image);
}

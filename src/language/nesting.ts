/** One sum or product, with all that it is made of, is refused beyond this many operators: what is parsed is walked by recursion. */
export const deepestSum = 256;

/** Brackets deeper than this are refused before they are parsed: at 80 the parser would overflow the stack of a process that has just started. */
export const deepestBrackets = 40;

const opening: ReadonlySet<string> = new Set(['(', '[', '{']);
const closing: ReadonlySet<string> = new Set([')', ']', '}']);
const chaining: ReadonlySet<string> = new Set(['+', '-', '*', '/', '.']);
const separating: ReadonlySet<string> = new Set([',', '=', '->', ':']);

interface Level {
  /** The height of the expression being read and of the tallest one before it, both on this level. */
  height: number;
  tallest: number;
}

/** The first token at which a text becomes too deep to read, or undefined. */
export function findTooDeep<T extends { readonly image: string }>(tokens: readonly T[]): T | undefined {
  const levels: Level[] = [];
  let level: Level = { height: 0, tallest: 0 };
  for (const token of tokens) {
    const { image } = token;
    if (opening.has(image)) {
      levels.push(level);
      level = { height: 0, tallest: 0 };
    } else if (closing.has(image)) {
      const inner = Math.max(level.height, level.tallest) + 1;
      level = levels.pop() ?? { height: 0, tallest: 0 };
      level.height = Math.max(level.height, inner);
    } else if (chaining.has(image)) {
      level.height++;
    } else if (separating.has(image)) {
      level = { height: 0, tallest: Math.max(level.tallest, level.height) };
    }
    if (levels.length > deepestBrackets || level.height > deepestSum) {
      return token;
    }
  }
  return undefined;
}

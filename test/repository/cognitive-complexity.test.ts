import { Linter } from 'eslint';
import { expect, test } from 'vitest';

import { cognitiveComplexity } from '../../scripts/lint/cognitive-complexity.js';

/** Bodies of a function and what they cost; the rule is asked with a limit of -1, so that it names every cost. */
const costs: readonly (readonly [body: string, cost: number])[] = [
  ['return a;', 0],
  ['if (a) return b;', 1],
  ['if (a) return b; else return c;', 2],
  ['if (a) return 1; else if (b) return 2; else return 3;', 3],
  ['if (a) { if (b) return 1; }', 3],
  ['if (a) { return 1; } else { if (b) return 2; }', 4],
  ['if (a) { return 1; } else if (b) { if (c) return 2; }', 4],
  ['for (const x of a) { if (x) return x; }', 3],
  ['for (const x of a) for (const y of x) if (y) return y;', 6],
  ['while (a) { try { b(); } catch { c(); } }', 3],
  ['switch (a) { case 1: return 1; case 2: return 2; default: return 3; }', 1],
  ['return a ? b : c;', 1],
  ['return a ? b : c ? d : e;', 3],
  ['return a && b && c;', 1],
  ['return a && b || c;', 2],
  ['return a?.b ?? c ?? d;', 0],
  ['return () => { if (a) return b; };', 0],
  ['outer: for (const x of a) { for (const y of x) { continue outer; } }', 4],
  ['const [, second] = a; return second;', 0],
];

test.each(costs)('%s costs %i', (body, cost) => {
  const messages = new Linter().verify(`function judged(a, b, c, d, e) { ${body} }`, {
    plugins: { house: { rules: { 'cognitive-complexity': cognitiveComplexity } } },
    rules: { 'house/cognitive-complexity': ['error', { max: -1 }] },
  });
  const judged = messages.find((message) => message.column === 1);
  expect(judged?.message).toBe(`This function has a cognitive complexity of ${cost}; at most -1 is allowed.`);
});

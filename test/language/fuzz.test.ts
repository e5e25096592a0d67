import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exampleTexts } from './example-texts';
import { faultsOf } from './fuzz/faults-of';
import { grammarProgram } from './fuzz/grammar-program';
import { mutateText } from './fuzz/mutate-text';
import { createChoice, type RandomChoice } from './fuzz/random-choice';

const programs = Number(process.env['NEUROZOO_FUZZ_PROGRAMS'] ?? 10_000);
const seed = Number(process.env['NEUROZOO_FUZZ_SEED'] ?? 20_261);

/** Longer for any of them counts as a hang; a program is given three tries, so that a busy machine is not blamed on it. */
const longestMs = 1000;

function programText(texts: readonly [string, ...string[]], choice: RandomChoice): string {
  const example = choice.pick(texts);
  let text = choice.chance(0.3) ? grammarProgram(choice) : choice.chance(0.2) ? example : someDeclarations(example, choice);
  for (let count = choice.below(4); count > 0; count--) {
    text = mutateText(text, texts, choice);
  }
  return text;
}

/** A few neighbouring declarations: short programs are as good at finding mistakes, and quick. */
function someDeclarations(text: string, choice: RandomChoice): string {
  const parts = text.split(/\n+(?=\/\*\*|(?:network|block|dataset|train|search|expect) )/);
  const first = choice.below(parts.length);
  return parts.slice(first, first + 1 + choice.below(3)).join('\n');
}

function judge(text: string): readonly string[] {
  for (let attempt = 1; ; attempt++) {
    const start = performance.now();
    const faults = faultsOf(text);
    const tookMs = performance.now() - start;
    if (tookMs <= longestMs || faults.length > 0) {
      return faults;
    }
    if (attempt === 3) {
      return [`it takes ${tookMs.toFixed(0)} ms`];
    }
  }
}

const corpus = join(import.meta.dirname, 'fuzz/corpus');

test.each(readdirSync(corpus))('the language keeps its promises on %s, where it once did not', (file) => {
  expect(faultsOf(readFileSync(join(corpus, file), 'utf8'))).toEqual([]);
});

test.each([...exampleTexts])('the language keeps its promises on %s', (_name, text) => {
  expect(faultsOf(text)).toEqual([]);
});

test(
  `the language keeps its promises on ${programs.toLocaleString('en')} broken and made-up programs (seed ${String(seed)})`,
  { timeout: 3_600_000 },
  () => {
    const [first = '', ...rest] = [...exampleTexts.values()].filter((text) => text.length < 2500);
    const texts: readonly [string, ...string[]] = [first, ...rest];
    const found: { readonly program: number; readonly text: string; readonly faults: readonly string[] }[] = [];
    for (let program = 0; program < programs && found.length < 10; program++) {
      const text = programText(texts, createChoice(seed * 1_000_003 + program));
      const faults = judge(text);
      if (faults.length > 0) {
        found.push({ program, text, faults });
      }
    }
    expect(found).toEqual([]);
  },
);

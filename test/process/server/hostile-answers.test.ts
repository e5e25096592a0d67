import { expect, test } from 'vitest';
import { exampleTexts } from '../../language/example-texts';
import { grammarProgram } from '../../language/fuzz/grammar-program';
import { mutateText } from '../../language/fuzz/mutate-text';
import { createChoice } from '../../language/fuzz/random-choice';
import { answerFaults } from './every-answer';

const programs = Number(process.env['NEUROZOO_FUZZ_PROGRAMS'] ?? 2000);
const seed = Number(process.env['NEUROZOO_FUZZ_SEED'] ?? 20_261);

test.each([...exampleTexts])('every answer about %s lies in the text, wherever the caret is', (_name, text) => {
  const offsets = Array.from({ length: 40 }, (_, index) => Math.floor((index * text.length) / 39));
  expect(answerFaults(text, offsets)).toEqual([]);
});

test(
  `every answer keeps its promises on ${programs.toLocaleString('en')} broken programs (seed ${String(seed)})`,
  { timeout: 3_600_000 },
  () => {
    const [first = '', ...rest] = [...exampleTexts.values()].filter((text) => text.length < 2500);
    const texts: readonly [string, ...string[]] = [first, ...rest];
    const found: { readonly program: number; readonly text: string; readonly faults: readonly string[] }[] = [];
    for (let program = 0; program < programs && found.length < 5; program++) {
      const choice = createChoice(seed * 1_000_003 + program);
      let text = choice.chance(0.3) ? grammarProgram(choice) : choice.pick(texts);
      for (let count = 1 + choice.below(3); count > 0; count--) {
        text = mutateText(text, texts, choice);
      }
      const offsets = [choice.below(text.length + 1), choice.below(text.length + 1), text.length];
      const faults = answerFaults(text, offsets);
      if (faults.length > 0) {
        found.push({ program, text, faults });
      }
    }
    expect(found).toEqual([]);
  },
);

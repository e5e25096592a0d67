import { describe, expect, it } from 'vitest';
import { namesCodes } from '#base/codes/names';
import { shapesCodes } from '#base/codes/shapes';
import { syntaxCodes } from '#base/codes/syntax';
import { trainingCodes } from '#base/codes/training';
import type { CodeEntry } from '#base/codes/code-entry';
import type { Diagnostic } from '#base/diagnostic';
import { analyze } from '#language/analyze';
import { exampleContext } from './fuzz/faults-of';

const codes: Readonly<Record<string, CodeEntry>> = { ...syntaxCodes, ...namesCodes, ...shapesCodes, ...trainingCodes };

/** Said of the command line, of several files, of sizes that are no text to print, or of defects. */
const unwritten = new Set(['ZOO1005', 'ZOO1006', 'ZOO1111', 'ZOO1112', 'ZOO1320', 'ZOO1517', 'ZOO1518']);

const written = Object.entries(codes).filter(([code]) => !unwritten.has(code));

describe('the catalogue', () => {
  it.each(written)('%s is said of its example, with its severity, within the text', (code, { example, severity }) => {
    const found = analyze(example, exampleContext).diagnostics;
    expect(found.map((diagnostic) => diagnostic.code)).toContain(code);
    for (const diagnostic of found.filter((one) => one.code === code)) {
      expect(diagnostic.severity).toBe(severity);
      expect(diagnostic.start <= diagnostic.end && diagnostic.end <= example.length).toBe(true);
    }
  });

  it.each(written)('%s is not said of its cure', (code, { cure }) => {
    expect(analyze(cure, exampleContext).diagnostics.map((diagnostic) => diagnostic.code)).not.toContain(code);
  });
});

/** Texts with `⟦ ⟧` around what is marked. */
const marked: readonly { readonly code: string; readonly text: string; readonly names: string }[] = [
  { code: 'ZOO1001', text: 'network N(x: 4) { x -> ⟦->⟧ dense(2) }', names: '->' },
  { code: 'ZOO1002', text: 'network N(x: 4) { x -> dense(2) ⟦§⟧ }', names: '§' },
  { code: 'ZOO1101', text: 'network N(image: 4) { ⟦imag⟧ -> dense(2) }', names: 'imag' },
  { code: 'ZOO1102', text: 'network N(x: 4) { x -> ⟦dens⟧(2) }', names: 'dens' },
  { code: 'ZOO1105', text: 'network N(x: 4) { x -> dense(2, ⟦activaton⟧ = relu) }', names: 'activaton' },
  { code: 'ZOO1106', text: 'network N(x: 4) { x -> [dense(4)] x ⟦1e12⟧ }', names: '1000000000000' },
  { code: 'ZOO1201', text: 'network N(x: 400) { x -> ⟦dense(200000000)⟧ }', names: 'dense' },
  { code: 'ZOO1203', text: 'network N(image: 28x28x1) { image -> ⟦dense(10)⟧ }', names: 'dense' },
  { code: 'ZOO1204', text: 'network N(image: 4x4x1) { image -> ⟦conv(6, 5x5)⟧ }', names: 'conv' },
  { code: 'ZOO1208', text: 'network N(a: 8x8x4, b: 8x8x3) { ⟦a + b⟧ }', names: '8x8x3' },
  { code: 'ZOO1301', text: 'dataset digits = ⟦mnits⟧()', names: 'mnits' },
  { code: 'ZOO1302', text: 'dataset digits = mnist()\ndataset couples = pairs(⟦digit⟧)', names: 'digit' },
  { code: 'ZOO1307', text: 'dataset digits = mnist() { augment ⟦rotation⟧(15) }', names: 'rotation' },
];

describe('a diagnostic', () => {
  it.each(marked)('$code stands at what is wrong and names it', ({ code, text, names }) => {
    const diagnostic = onlyOne(text.replace(/[⟦⟧]/g, ''), code);
    expect([diagnostic.start, diagnostic.end]).toEqual([text.indexOf('⟦'), text.indexOf('⟧') - 1]);
    expect(diagnostic.message).toContain(names);
  });

  it.each(written)('%s goes away with its first fix, if it has one', (code, { example }) => {
    const found = analyze(example, exampleContext).diagnostics.find((one) => one.code === code);
    const edits = found?.fixes[0]?.edits ?? [];
    const fixed = edits
      .toSorted((a, b) => b.start - a.start)
      .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), example);
    const left = analyze(fixed, exampleContext).diagnostics.filter((one) => one.code === code);
    expect(edits.length === 0 || left.length === 0, fixed).toBe(true);
  });
});

function onlyOne(text: string, code: string): Diagnostic {
  const found = analyze(text, exampleContext).diagnostics;
  const [first] = found;
  if (first?.code !== code || found.length > 1) {
    throw new Error(`${code} was expected alone, but found: ${found.map((one) => `${one.code} ${one.message}`).join(' ')}`);
  }
  return first;
}

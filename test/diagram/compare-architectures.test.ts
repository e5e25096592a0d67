import { describe, expect, test } from 'vitest';
import { compareArchitectures } from '#diagram/compare-architectures';
import { analyzeText } from '../language/analyze-text';

const plain = 'network Net(x: 8x8x1) { x -> C1: conv(4, 3x3, relu) -> flatten -> dense(10) }';

/** Rows of layers, as `path: text | text`; the sums stand before them. */
function layerRows(...texts: readonly string[]): readonly string[] {
  const recipes = texts.map((text) => Object.fromEntries(analyzeText(text).networks));
  return compareArchitectures(recipes)
    .slice(3)
    .map(({ path, texts: cells }) => `${path}: ${cells.join(' | ')}`);
}

describe('networks of several runs', () => {
  test('that are equal have sums only', () => {
    expect(compareArchitectures([plain, plain].map((text) => Object.fromEntries(analyzeText(text).networks)))).toEqual([
      { path: 'Net parameters', texts: ['1,490', '1,490'] },
      { path: 'Net multiply-adds', texts: ['2,736', '2,736'] },
      { path: 'Net layers', texts: ['4', '4'] },
    ]);
  });

  test('differ in settings, each a row, with the first one’s where another is the same', () => {
    expect(layerRows(plain, plain.replace('relu', 'tanh'), plain)).toEqual(['Net/C1 activation: relu | tanh | relu']);
  });

  test('differ in layers that came or went', () => {
    const more = plain.replace('-> flatten', '-> dropout(0.2) -> flatten');
    expect(layerRows(plain, more)).toEqual([expect.stringMatching(/^Net\/dropout\S* \(dropout 0\.2\): {2}\| dropout 0\.2$/)]);
    expect(layerRows(more, plain, more)).toEqual([expect.stringMatching(/^Net\/dropout\S*: dropout 0\.2 \| {2}\| dropout 0\.2$/)]);
  });

  test('belong together under another name where each run has only one', () => {
    const [, , , ...rows] = compareArchitectures(
      [plain, plain.replace('Net(', 'Other(').replace('4, 3x3', '6, 3x3')].map((text) => Object.fromEntries(analyzeText(text).networks)),
    );
    expect(rows.map(({ path }) => path)).toContain('Net/C1 filters');
  });

  test('of a recipe that cannot be read are left empty', () => {
    expect(compareArchitectures([Object.fromEntries(analyzeText(plain).networks), undefined])[0]?.texts).toEqual(['1,490', '']);
  });
});

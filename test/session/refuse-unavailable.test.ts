import { describe, expect, it } from 'vitest';
import { analyze } from '#language/analyze';
import type { Recipe } from '#model/recipe';
import { refuseUnavailable } from '#session/refuse-unavailable';

/** The recipe of a small training with these clauses. */
function recipeWith(source: string, clauses: string): Recipe {
  const text = `network N(x: 2) { x -> dense(2) }\ndataset d = ${source}\ntrain t { data d  minimize crossEntropy(N(x), label)  ${clauses} }`;
  const { trainings } = analyze(text, { importText: () => undefined, fieldsOf: () => undefined });
  const recipe = trainings.get('t');
  if (recipe === undefined) {
    throw new Error(`no training in ${text}`);
  }
  return recipe;
}

describe('what the language knows and this version does not run', () => {
  it.each([
    ['parquet("a.parquet", target = "label")', '', 'ZOO1320'],
    ['blobs(classes = 2)', 'start N from ".neurozoo/runs/other"', 'ZOO6009'],
    ['blobs(classes = 2)', 'precision mixed', 'ZOO6009'],
  ])('%s with `%s` is refused with %s', (source, clauses, code) => {
    const recipe = recipeWith(source, clauses);
    expect(() => {
      refuseUnavailable(recipe);
    }).toThrow(expect.objectContaining({ code }));
  });

  it('everything else is not refused', () => {
    expect(() => {
      refuseUnavailable(recipeWith('blobs(classes = 2)', 'batch 8'));
    }).not.toThrow();
  });
});

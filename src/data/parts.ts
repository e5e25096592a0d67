import { NeurozooError } from '#base/neurozoo-error';
import type { DatasetRecipe } from '#model/dataset-recipe';
import type { PartName } from './dataset';
import type { ReadContext } from './read-context';
import type { Samples } from './samples';
import { stratifiedFolds, stratifiedSplit } from './split';

/** By part, the indices of its samples. No sample lies in two parts. */
export type Parts = Readonly<Record<PartName, Int32Array>>;

/** Truth tables up to this size are training, validation and test part at once: there is nothing to generalise to. */
const wholeTableSize = 16;
const defaultValidationShare = 0.1;
const mostDefaultValidation = 5000;

/**
 * Which samples belong to which part.
 *
 * - A source's own test part stays; `split` then divides the rest between training and validation in the proportion of its first two shares
 *   (with a third share of 0 they count as they are).
 * - Without `split`: a tenth of training, at most 5,000, for validation where there is an own test part; 80/10/10 otherwise.
 * - With `folds`: one fold is the validation part, and the test part too where the source has none; the others are trained on.
 * - `take` keeps the first samples of the training part, in the order of the source.
 *
 * @throws NeurozooError ZOO2030
 */
export function divideSamples(recipe: DatasetRecipe, samples: Samples, context: ReadContext): Parts {
  if (samples.count === 0) {
    throw new NeurozooError({
      code: 'ZOO2021',
      message: `The data set ${recipe.name} has no samples.`,
      hint: 'Check that this is the file you mean.',
    });
  }
  const parts = divide(recipe, samples, context);
  const train = recipe.take === null ? parts.train : parts.train.subarray(0, recipe.take);
  if (train.length === 0) {
    const message = `No training samples are left of the ${String(samples.count)} of ${recipe.name}.`;
    throw new NeurozooError({ code: 'ZOO2030', message, hint: 'Use more data, another split, or fewer folds.' });
  }
  return { ...parts, train };
}

function divide(recipe: DatasetRecipe, samples: Samples, context: ReadContext): Parts {
  const all = Int32Array.from({ length: samples.count }, (_, index) => index);
  if (recipe.source.kind === 'truth' && recipe.split === null && recipe.folds === null && samples.count <= wholeTableSize) {
    return { train: all, val: all, test: all };
  }
  const ownTest = samples.testStart === null ? null : all.slice(samples.testStart);
  const rest = samples.testStart === null ? all : all.slice(0, samples.testStart);
  const labels = labelsOf(samples);
  const { seed } = context;
  if (recipe.folds !== null) {
    return foldParts(stratifiedFolds(rest, labels, { folds: recipe.folds, seed }), ownTest, { recipe, fold: context.fold ?? 0 });
  }
  const [train = all, val = all, test] = stratifiedSplit(rest, labels, { shares: sharesOf(recipe, rest.length, ownTest !== null), seed });
  return { train, val, test: ownTest ?? test ?? val };
}

/** The labels by which parts are stratified. */
export function labelsOf(samples: Samples): Int32Array | undefined {
  return samples.columns.find((column) => column.kind === 'classes')?.data;
}

function sharesOf(recipe: DatasetRecipe, count: number, ownTest: boolean): readonly number[] {
  if (recipe.split === null) {
    const validation = Math.min(defaultValidationShare, mostDefaultValidation / count);
    return ownTest ? [1 - validation, validation] : [0.8, 0.1, 0.1];
  }
  const [train, validation, test] = recipe.split;
  if (!ownTest) {
    return recipe.split;
  }
  const whole = test > 0 ? train + validation : 1;
  return [train / whole, validation / whole];
}

function foldParts(
  folds: readonly Int32Array[],
  ownTest: Int32Array | null,
  choice: { readonly recipe: DatasetRecipe; readonly fold: number },
): Parts {
  const val = folds[choice.fold];
  if (val === undefined || folds.some((fold) => fold.length === 0)) {
    const message = `${choice.recipe.name} cannot give fold ${String(choice.fold)} of ${String(folds.length)}.`;
    throw new NeurozooError({ code: 'ZOO2030', message, hint: 'Every fold needs a sample; use fewer folds.' });
  }
  const train = Int32Array.from(folds.filter((fold) => fold !== val).flatMap((fold) => [...fold])).sort();
  return { train, val, test: ownTest ?? val };
}

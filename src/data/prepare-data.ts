import { createHash } from 'node:crypto';
import { NeurozooError } from '#base/neurozoo-error';
import type { DatasetRecipe } from '#model/dataset-recipe';
import { sourceCatalogue } from '#model/source-catalogue';
import { createAugmentation } from './augment/augmentation';
import { divideSamples } from './parts';
import type { PreparedData, PreparedSamples } from './prepared-data';
import type { ReadContext } from './read-context';
import { readSamples } from './read-samples';
import { readPictureFolder } from './readers/picture-folder';
import { isPicture, type Samples } from './samples';
import { floatScale, isScaled, pixelScale, scaleFloats, type FloatScale, type PixelScale } from './scaling';
import { countOf, maybeSizeOf, textOf } from './source-settings';

/** Reads, divides and scales what a recipe describes. @throws NeurozooError ZOO2xxx */
export function prepareData(recipe: DatasetRecipe, context: ReadContext): PreparedData {
  const { kind, of } = recipe.source;
  const { name } = recipe;
  const { seed } = context;
  if (sourceCatalogue[kind].combines !== 'none') {
    checkCombinedClauses(recipe);
  }
  switch (kind) {
    case 'pairs':
    case 'triplets': {
      const data = of['data'] ?? Object.values(of)[0];
      if (data === undefined) {
        throw new NeurozooError({ code: 'ZOO2028', message: `${kind} needs a data set.`, hint: `Write ${kind}(digits).` });
      }
      const prepared = prepareData(data, context);
      return { kind, name, seed, of: prepared, fingerprint: digest([kind, seed, prepared.fingerprint]) };
    }
    case 'together': {
      const members = Object.entries(of).map(([prefix, data]) => ({ prefix: `${prefix}.`, data: prepareData(data, context) }));
      return {
        kind,
        name,
        seed,
        members,
        fingerprint: digest([kind, seed, members.map((member) => [member.prefix, member.data.fingerprint])]),
      };
    }
    case 'unpaired': {
      const size = recipe.size ?? maybeSizeOf(recipe.source, 'size') ?? ([256, 256] as const);
      const channels = countOf(recipe.source, 'channels', { fallback: 3, minimum: 1 });
      const members = ['x', 'y'].map((field) => {
        const samples = readPictureFolder({ path: textOf(recipe.source, field), field, size, channels }, context);
        return { prefix: '', data: prepareSamples(recipe, samples, context) };
      });
      return { kind: 'together', name, seed, members, fingerprint: digest([kind, seed, members.map((member) => member.data.fingerprint)]) };
    }
    default:
      return prepareSamples(recipe, readSamples(recipe, context), context);
  }
}

function prepareSamples(recipe: DatasetRecipe, samples: Samples, context: ReadContext): PreparedSamples {
  const parts = divideSamples(recipe, samples, context);
  checkAugmentations(recipe, samples);
  const scales: Record<string, PixelScale> = {};
  const floatScales: Record<string, FloatScale> = {};
  for (const column of samples.columns) {
    if (column.kind === 'pixels') {
      scales[column.name] = pixelScale(column, recipe.scaling, parts.train);
    } else if (isScaled(column, recipe.source.kind)) {
      const scale = floatScale(column, recipe.scaling, parts.train);
      if (scale !== undefined) {
        scaleFloats(column.data, scale);
        floatScales[column.name] = scale;
      }
    }
  }
  const { scaling, split, folds, take, size, augmentations, source } = recipe;
  const clauses = {
    kind: source.kind,
    settings: source.settings,
    scaling,
    split,
    folds,
    take,
    size,
    augmentations,
    seed: context.seed,
    fold: context.fold ?? 0,
  };
  const fingerprint = digest([samples.contentHash, clauses]);
  return { kind: 'samples', name: recipe.name, seed: context.seed, samples, parts, scales, floatScales, augmentations, fingerprint };
}

/** Combined data sets are divided, scaled and augmented where they are declared. @throws NeurozooError ZOO2031 */
function checkCombinedClauses(recipe: DatasetRecipe): void {
  const { split, folds, scaling, augmentations, take, size } = recipe;
  const clauses = {
    split: split !== null,
    folds: folds !== null,
    'scale or standardize': scaling.kind !== 'none',
    augment: augmentations.length > 0,
    take: take !== null,
    size: size !== null,
  };
  const written = Object.entries(clauses).find(([, isWritten]) => isWritten)?.[0];
  if (written !== undefined) {
    const members = Object.values(recipe.source.of).map((member) => member.name);
    const message = `The clause ${written} of ${recipe.name} has nothing to act on: ${recipe.source.kind} takes samples as its data sets give them.`;
    throw new NeurozooError({ code: 'ZOO2031', message, hint: `Write the clause at ${members.join(' and ')} instead.` });
  }
}

/** @throws NeurozooError ZOO2031 */
function checkAugmentations(recipe: DatasetRecipe, samples: Samples): void {
  const pictures = samples.columns.filter(isPicture);
  for (const spec of recipe.augmentations) {
    if (pictures.length === 0 && spec.kind !== 'noise') {
      const message = `${spec.kind} changes pictures, but ${recipe.name} has none.`;
      throw new NeurozooError({ code: 'ZOO2031', message, hint: 'Remove the clause.' });
    }
    const [height, width] = createAugmentation(spec).size ?? [0, 0];
    const small = pictures.find(
      (column) => column.kind !== 'classes' && ((column.shape[0] ?? 0) < height || (column.shape[1] ?? 0) < width),
    );
    if (small !== undefined && small.kind !== 'classes') {
      const message = `crop(${String(height)}x${String(width)}) is larger than the pictures of ${recipe.name}, ${small.shape.join('x')}.`;
      throw new NeurozooError({ code: 'ZOO2031', message, hint: 'Reduce the crop.' });
    }
  }
}

/** sha256 of plain data, whatever the order of its keys. */
function digest(value: unknown): string {
  const text = JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
  return createHash('sha256').update(text).digest('hex');
}

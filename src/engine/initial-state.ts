import { assertNever } from '#base/assert-never';
import { streamOf } from '#base/philox';
import { fillNormal, fillUniform } from '#base/random';
import type { TensorData } from '#base/tensor-data';
import { sizeOf, type Shape } from '#model/tensor-type';
import type { Recipe } from '#model/recipe';
import type { Initializer, WeightSpec } from '#model/weight';
import { ownerOf, slotStarts, stateSpecs } from './state-specs';

/**
 * What every tensor of a training starts from, by its full name: a pure function of recipe and seed. Each weight has random numbers of its own, found by
 * its path, so that a change of one layer leaves the others as they were. Weights that the perceptron rule trains start from 0. Variables start from 0;
 * those with a data field to start from are for the trainer to fill.
 */
export function initialState(recipe: Recipe, seed: number): Record<string, TensorData> {
  const initializers = weightInitializers(recipe);
  const slots = slotStarts(recipe);
  const zeroed = new Set(recipe.objectives.flatMap(({ optimizer, over }) => (optimizer.kind === 'perceptronRule' ? over : [])));
  const state: Record<string, TensorData> = {};
  for (const { name, shape } of stateSpecs(recipe)) {
    const initializer = initializers.get(name);
    const learnedFromZero = initializer?.kind !== 'values' && zeroed.has(ownerOf(name));
    const start: Initializer =
      initializer === undefined || learnedFromZero ? { kind: 'constant', value: slots.get(name) ?? 0 } : initializer;
    state[name] = { type: 'float32', shape, data: initialNumbers(start, shape, { seed, name }) };
  }
  return state;
}

/** The numbers that a weight starts from. */
export function initialNumbers(
  initializer: Initializer,
  shape: Shape,
  { seed, name }: { readonly seed: number; readonly name: string },
): Float32Array {
  const numbers = new Float32Array(sizeOf(shape));
  const key = { seed: seed >>> 0, stream: streamOf(`initial/${name}`), step: 0 };
  switch (initializer.kind) {
    case 'he':
      fillNormal(key, numbers);
      return scale(numbers, Math.sqrt(2 / initializer.fanIn), 0);
    case 'glorot': {
      const limit = Math.sqrt(6 / (initializer.fanIn + initializer.fanOut));
      fillUniform(key, numbers);
      return scale(numbers, 2 * limit, -limit);
    }
    case 'normal':
      fillNormal(key, numbers);
      return scale(numbers, initializer.deviation, initializer.mean);
    case 'uniform':
      fillUniform(key, numbers);
      return scale(numbers, initializer.high - initializer.low, initializer.low);
    case 'constant':
      return numbers.fill(initializer.value);
    case 'values':
      return numbers.map((_, index) => initializer.values[index] ?? 0);
    case 'identity': {
      const columns = shape.at(-1) ?? 1;
      return numbers.map((_, index) => (Math.floor(index / columns) === index % columns ? 1 : 0));
    }
    case 'orthogonal':
      fillNormal(key, numbers);
      return orthogonal(numbers, shape);
    default:
      return assertNever(initializer);
  }
}

function weightInitializers(recipe: Recipe): ReadonlyMap<string, WeightSpec['initializer']> {
  return new Map(
    Object.values(recipe.networks).flatMap((network) =>
      network.layers.flatMap((layer) =>
        layer.weights.map(({ name, initializer }) => [`${network.name}/${layer.path}/${name}`, initializer] as const),
      ),
    ),
  );
}

function scale(numbers: Float32Array, factor: number, shift: number): Float32Array {
  return numbers.map((value) => value * factor + shift);
}

/**
 * Rows or columns of length 1 at right angles, whichever are fewer, by Gram-Schmidt in double precision, each direction gone through twice. A kernel of
 * several gates side by side gets an orthogonal square for each.
 *
 * @see Saxe, McClelland, Ganguli 2014, Exact solutions to the nonlinear dynamics of learning in deep linear neural networks
 */
function orthogonal(numbers: Float32Array, shape: Shape): Float32Array {
  const columns = shape.at(-1) ?? 1;
  const rows = numbers.length / columns;
  const blocks = columns > rows && columns % rows === 0 ? columns / rows : 1;
  const width = columns / blocks;
  for (let block = 0; block < blocks; block++) {
    const acrossRows = rows <= width;
    const vectors = Array.from({ length: acrossRows ? rows : width }, (_, vector) =>
      Float64Array.from({ length: acrossRows ? width : rows }, (__, entry) => numbers[placeOf(vector, entry)] ?? 0),
    );
    orthonormalize(vectors);
    vectors.forEach((values, vector) => {
      values.forEach((value, entry) => {
        numbers[placeOf(vector, entry)] = value;
      });
    });

    function placeOf(vector: number, entry: number): number {
      const [row, column] = acrossRows ? [vector, entry] : [entry, vector];
      return row * columns + block * width + column;
    }
  }
  return numbers;
}

function orthonormalize(vectors: readonly Float64Array[]): void {
  vectors.forEach((vector, index) => {
    for (const earlier of [...vectors.slice(0, index), ...vectors.slice(0, index)]) {
      const shared = dot(vector, earlier);
      earlier.forEach((value, entry) => {
        vector[entry] = (vector[entry] ?? 0) - shared * value;
      });
    }
    const length = Math.sqrt(dot(vector, vector));
    vector.forEach((value, entry) => {
      vector[entry] = value / length;
    });
  });
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}

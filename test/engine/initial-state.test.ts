import { describe, expect, it } from 'vitest';
import { initialNumbers, initialState } from '#engine/initial-state';
import { stateSpecs } from '#engine/state-specs';
import { trialRecipes } from './trial-recipes';

describe('the initial state', () => {
  it.each(Object.entries(trialRecipes))('of %s has every tensor with its size, and is the same for the same seed only', (_name, recipe) => {
    const state = initialState(recipe, 1);
    expect(Object.keys(state)).toEqual(stateSpecs(recipe).map(({ name }) => name));
    for (const { name, shape } of stateSpecs(recipe)) {
      expect(state[name]?.data).toHaveLength(shape.reduce((product, size) => product * size, 1));
    }
    expect(initialState(recipe, 1)).toEqual(state);
    expect(initialState(recipe, 2)).not.toEqual(state);
  });

  it('spreads He and Glorot weights as their papers say', () => {
    const deviation = (numbers: Float32Array): number => Math.sqrt(numbers.reduce((sum, value) => sum + value * value, 0) / numbers.length);
    const key = { seed: 1, name: 'w' };
    expect(deviation(initialNumbers({ kind: 'he', fanIn: 50 }, [50, 200], key))).toBeCloseTo(Math.sqrt(2 / 50), 2);
    const glorot = initialNumbers({ kind: 'glorot', fanIn: 50, fanOut: 200 }, [50, 200], key);
    expect(deviation(glorot)).toBeCloseTo(Math.sqrt(2 / 250), 2);
    expect(Math.max(...glorot)).toBeLessThanOrEqual(Math.fround(Math.sqrt(6 / 250)));
  });

  it('makes each gate of a recurrent kernel orthogonal', () => {
    const kernel = initialNumbers({ kind: 'orthogonal' }, [5, 20], { seed: 1, name: 'u' });
    const rowOf = (row: number, gate: number): Float32Array => kernel.subarray(row * 20 + gate * 5, row * 20 + gate * 5 + 5);
    for (let pair = 0; pair < 100; pair++) {
      const [gate, a, b] = [Math.floor(pair / 25), Math.floor(pair / 5) % 5, pair % 5];
      const product = rowOf(a, gate).reduce((sum, value, column) => sum + value * (rowOf(b, gate)[column] ?? 0), 0);
      expect(product).toBeCloseTo(a === b ? 1 : 0, 5);
    }
  });
});

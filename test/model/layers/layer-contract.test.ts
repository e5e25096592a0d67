import { describe, expect, it } from 'vitest';

import { philoxWords } from '#base/philox';
import { inferLayer } from '#model/infer-layer';
import { layerCatalogue, layerDescription } from '#model/layer-catalogue';
import type { LayerInference } from '#model/layer-description';
import { activationKinds, layerKinds } from '#model/layer-kind';
import { layerWords } from '#model/layer-words';
import type { SettingSpec, SettingValue } from '#model/setting';
import { settingProblem, settingsProblem } from '#model/setting-check';
import { defaultSettings } from '#model/setting-values';
import { formatShape, sizeOf, type TensorType } from '#model/tensor-type';

/** Draws from the words of one key, so that every case can be repeated. */
class Draw {
  readonly #words = new Uint32Array(4096);
  #next = 0;

  constructor(step: number) {
    philoxWords({ seed: 1, stream: 2, step }, this.#words);
  }

  below(limit: number): number {
    const word = this.#words[this.#next++ % this.#words.length] ?? 0;
    return word % limit;
  }

  of<T>(items: readonly [T, ...T[]]): T {
    return items[this.below(items.length)] ?? items[0];
  }
}

const sizes = [1, 2, 3, 4, 5, 7, 8, 28, 300, 100_000, 2 ** 31 - 1] as const;

function drawSize(draw: Draw, least: number): number {
  return Math.max(least, draw.below(3) === 0 ? draw.of(sizes) : draw.of([1, 2, 3, 4, 5, 8]));
}

function drawSetting(draw: Draw, spec: SettingSpec): SettingValue {
  const least = spec.minimum ?? 1;
  switch (spec.type) {
    case 'count':
      return Math.min(drawSize(draw, least), spec.maximum ?? Infinity);
    case 'number':
      return Math.min(Math.max(draw.of([0, 0.5, -2, 1e30, 1]), spec.minimum ?? -Infinity), spec.maximum ?? Infinity);
    case 'flag':
      return draw.below(2) === 0;
    case 'bias':
      return draw.of<boolean | number>([true, false, -1.5]);
    case 'text':
      return spec.choices?.[draw.below(spec.choices.length)] ?? 'word';
    case 'activation':
      return draw.of(activationKinds);
    case 'pair':
    case 'optionalPair':
      return [drawSize(draw, least), drawSize(draw, least)];
    case 'shape':
      return Array.from({ length: draw.below(5) }, () => drawSize(draw, least));
    case 'padding':
      return draw.below(3) === 0 ? 'same' : [draw.below(4), draw.below(4), draw.below(4), draw.below(4)];
    case 'numbers':
      return Array.from({ length: draw.below(4) }, () => draw.of([0, 1, 2, 3, -1, 0.5]));
    case 'table':
      return draw.below(2) === 0 ? null : Array.from({ length: draw.below(5) }, () => [draw.below(4), draw.below(3)]);
    case 'initializer':
      return draw.of<SettingValue>([null, { kind: 'normal', mean: 0, deviation: 0.02 }, { kind: 'he', fanIn: 0 }]);
    case 'layer': {
      const kind = draw.of(['rnn', 'lstm', 'gru', 'dense'] as const);
      return { kind, settings: { ...defaultSettings(layerDescription(kind).settings), units: drawSize(draw, 1) } };
    }
    case 'names':
      return ['word'];
    case 'reference':
      return 'P1';
  }
}

function drawInput(draw: Draw): TensorType {
  const shape = Array.from({ length: draw.of([3, 3, 2, 1, 3, 0, 4]) }, () => drawSize(draw, 1));
  return { shape, element: draw.below(6) === 0 ? 'int' : 'float' };
}

/** Whole sizes, exact counts, distinct names, and as many values by hand as a weight has. */
function expectExact({ output, weights, macs }: LayerInference): void {
  for (const shape of [output.shape, ...weights.map((weight) => weight.shape)]) {
    expect(
      shape.every((size) => Number.isInteger(size) && size >= 1),
      formatShape(shape),
    ).toBe(true);
    expect(sizeOf(shape)).toBeLessThanOrEqual(2 ** 31);
  }
  for (const { initializer, shape } of weights) {
    expect(initializer.kind === 'values' ? initializer.values.length : sizeOf(shape)).toBe(sizeOf(shape));
  }
  expect(new Set(weights.map((weight) => weight.name)).size).toBe(weights.length);
  expect(Number.isSafeInteger(macs) && macs >= 0).toBe(true);
}

describe.each(layerKinds)('%s', (kind) => {
  const description = layerDescription(kind);

  it('is described in full', () => {
    expect(description.kind).toBe(kind);
    expect(description.summary).toMatch(/^[A-Z].*\.$/u);
    expect(description.formula).not.toBe('');
    expect(description.reference).toMatch(/\d{4}/u);
    expect(description.inputs.least).toBeGreaterThanOrEqual(1);
    expect(description.inputs.most).toBeGreaterThanOrEqual(description.inputs.least);
  });

  it('has settings that are explained, with defaults that pass their own spec and places without gaps', () => {
    const places: number[] = [];
    for (const [name, spec] of Object.entries(description.settings)) {
      expect(name).toMatch(/^[a-z][A-Za-z]*$/u);
      expect(spec.meaning).toMatch(/\.$/u);
      if (spec.default !== undefined) {
        expect(settingProblem(spec, spec.default)).toBeUndefined();
      }
      if (spec.position !== undefined) {
        places.push(spec.position);
      }
    }
    expect(places.sort()).toEqual(places.map((_, index) => index));
  });

  it('answers for any settings and shapes, with whole sizes and exact counts', () => {
    let accepted = 0;
    for (let step = 0; step < 400; step++) {
      const draw = new Draw(step);
      const settings = Object.fromEntries(Object.entries(description.settings).map(([name, spec]) => [name, drawSetting(draw, spec)]));
      const count = Math.min(description.inputs.most, description.inputs.least + draw.below(3));
      const first = drawInput(draw);
      const inputs = Array.from({ length: count }, () => (draw.below(2) === 0 ? first : drawInput(draw)));
      expect(settingsProblem(description.settings, settings)).toBeUndefined();
      const outcome = inferLayer(kind, settings, inputs);
      expect(layerWords(kind, settings)).toContain(kind);
      if (!outcome.ok) {
        expect(outcome.refusal.message).toMatch(/^\S.*\.$/u);
        continue;
      }
      accepted++;
      expectExact(outcome.inference);
    }
    expect(accepted > 0 || kind === 'affine' || kind === 'roialign' || kind === 'permute' || kind === 'reshape').toBe(true);
  });

  it('refuses missing tensors and settings in words', () => {
    expect(inferLayer(kind, defaultSettings(description.settings), [])).toMatchObject({ ok: false });
    expect(inferLayer(kind, { ...defaultSettings(description.settings), colour: 1 }, [])).toMatchObject({
      ok: false,
      refusal: { code: 'ZOO1219' },
    });
  });
});

describe('the layer catalogue', () => {
  it('has a row for every kind, in the order of the list', () => {
    expect(Object.keys(layerCatalogue)).toEqual([...layerKinds]);
  });
});

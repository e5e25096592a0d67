import { expect, it } from 'vitest';

import type { LayerInference } from '#model/layer-description';
import { growField, inputField } from '#model/receptive-field';
import { floatTensor } from '#model/tensor-type';

function fieldAfter(steps: readonly LayerInference['field'][]) {
  return steps.reduce((field, step) => growField([field], step), inputField(floatTensor([224, 224, 3])));
}

it('is 212 pixels with a jump of 32 behind the last pooling of VGG-16', () => {
  const window = { kernel: [3, 3], stride: [1, 1] } as const;
  const pool = { kernel: [2, 2], stride: [2, 2] } as const;
  const field = fieldAfter([2, 2, 3, 3, 3].flatMap((depth) => [...Array.from({ length: depth }, () => window), pool]));
  expect(field).toMatchObject({ size: [212, 212], jump: [32, 32] });
});

it('is the picture behind a layer that sees everything, and no more cut than it was', () => {
  expect(fieldAfter(['all'])?.size).toEqual([224, 224]);
  expect(fieldAfter([{ kernel: [300, 300], stride: [1, 1] }, 'all'])?.size).toEqual([300, 300]);
});

it('is the largest of those that meet, and unknown without a picture', () => {
  const wide = fieldAfter([{ kernel: [5, 5], stride: [1, 1] }]);
  expect(growField([fieldAfter([]), wide], undefined)?.size).toEqual([5, 5]);
  expect(inputField(floatTensor([784]))).toBeUndefined();
  expect(growField([undefined], 'all')).toBeUndefined();
});

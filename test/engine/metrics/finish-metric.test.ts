import { tensor, type Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TensorData } from '#base/tensor-data';
import { addToMetric, emptyMetric, finishMetric } from '#engine/metrics/finish-metric';
import { reportSums } from '#engine/metrics/report-sums';
import type { MetricKind } from '#model/equation-function';
import { useCpu } from '../tensors';

beforeAll(useCpu);

/** Measures two batches. */
function measure(metric: MetricKind, batches: readonly (readonly Tensor[])[]): number {
  const total = batches.reduce((sum, inputs) => {
    const sums = reportSums({ name: 'r', metric, inputs: [], settings: {}, better: 'higher' }, inputs, inputs[0]?.shape[0] ?? 0);
    const fetched: TensorData = { type: 'float32', shape: sums.shape, data: Float32Array.from(sums.dataSync()) };
    return addToMetric(metric, sum, fetched);
  }, emptyMetric);
  return finishMetric(metric, total);
}

const logits = tensor([2, 1, 0, 0, 3, 1, 1, 0, 2], [3, 3]);
const labels = tensor([0, 2, 2], [3], 'int32');
const more = [tensor([0, 1, 5], [1, 3]), tensor([1], [1], 'int32')];

describe('reports over several batches', () => {
  it('accuracy counts the largest logit, every sample alike', () => {
    expect(measure('accuracy', [[logits, labels], more])).toBe(0.5);
  });

  it('accuracy of two tensors of 0 and 1 counts where they agree', () => {
    expect(measure('accuracy', [[tensor([1, 0, 1, 0], [4, 1]), tensor([1, 1, 1, 0], [4, 1])]])).toBe(0.75);
  });

  it('top5 counts a label among the five largest logits', () => {
    const six = tensor([6, 5, 4, 3, 2, 1, 6, 5, 4, 3, 2, 1], [2, 6]);
    expect(measure('top5', [[six, tensor([4, 5], [2], 'int32')]])).toBe(0.5);
  });

  it('precision, recall, f1 and iou are means over the classes', () => {
    // Called 0, 1, 2, 2 for 0, 2, 2, 1: class 0 right once, class 1 never, class 2 once of two called and two true.
    const all = [[logits, labels], more];
    expect(measure('precision', all)).toBeCloseTo((1 + 0 + 1 / 2) / 3, 12);
    expect(measure('recall', all)).toBeCloseTo((1 + 0 + 1 / 2) / 3, 12);
    expect(measure('f1', all)).toBeCloseTo((1 + 0 + 1 / 2) / 3, 12);
    expect(measure('iou', all)).toBeCloseTo((1 + 0 + 1 / 3) / 3, 12);
  });

  it('errors and ratios of pictures', () => {
    const pair = [tensor([0.5, 0.5], [1, 2]), tensor([0.4, 0.6], [1, 2])];
    expect(measure('mse', [pair])).toBeCloseTo(0.01, 6);
    expect(measure('mae', [pair])).toBeCloseTo(0.1, 6);
    expect(measure('psnr', [pair])).toBeCloseTo(20, 4);
  });

  it('perplexity of even odds is the number of choices', () => {
    expect(measure('perplexity', [[tensor([1, 1, 1, 1], [1, 4]), tensor([2], [1], 'int32')]])).toBeCloseTo(4, 5);
  });

  it('recallAt1 looks for the nearest other sample in all batches', () => {
    const batch = (values: number[], classes: number[]): Tensor[] => [tensor(values, [2, 1]), tensor(classes, [2], 'int32')];
    expect(measure('recallAt1', [batch([0, 10], [0, 1]), batch([0.1, 10.2], [0, 0])])).toBe(0.5);
  });
});

import { shapeRules } from '#engine/trace/shape-rules';
import { openCpuBackend } from '#runtime/eager/cpu-backend';
import { toNamedAttributes } from '#runtime/eager/kernels/kernel-attributes';
import type { Numbers, TensorBackend } from '#runtime/eager/tensor-backend';
import { tensorInputs } from '#runtime/eager/tensor-inputs';
import { openWasmBackend } from '#runtime/eager/wasm-backend';
import type { KernelAttributes } from '#program/own-kernels';
import { fillUniform } from '#base/random';
import { elementCount } from '#program/element-bytes';
import { backend_util } from '@tensorflow/tfjs-core';
import { describe, expect, test } from 'vitest';

/** One kernel call: shapes of float32 inputs, which are filled with seeded numbers, or integers given outright. */
interface KernelCase {
  readonly kernel: string;
  readonly inputs: Readonly<Record<string, readonly number[] | Int32Array>>;
  readonly attributes: KernelAttributes;
}

const cpu = openCpuBackend();
const wasm = await openWasmBackend();

/** Runs a case on a backend; gives the outputs' shapes and numbers, and leaves nothing behind. */
function compute(backend: TensorBackend, { kernel, inputs, attributes }: KernelCase): { shape: number[]; numbers: Numbers }[] {
  const before = backend.storageCount();
  const tensors = Object.fromEntries(
    Object.entries(inputs).map(([name, input], index) => {
      if (input instanceof Int32Array) {
        return [name, backend.write(input, [input.length], 'int32')];
      }
      return [name, backend.write(seeded(input, index), input, 'float32')];
    }),
  );
  const run = backend.kernel(kernel);
  if (run === undefined) {
    throw new Error(`no kernel ${kernel}`);
  }
  const outputs = backend.run(run, tensorInputs(tensors), toNamedAttributes(attributes));
  const results = outputs.map((output) => ({ shape: output.shape, numbers: backend.view(output).slice() }));
  for (const tensor of [...Object.values(tensors), ...outputs]) {
    backend.release(tensor);
  }
  expect(backend.storageCount()).toBe(before);
  return results;
}

/** Uniform numbers in [-1, 1): those that {@link compute} gives the input of that index. */
function seeded(shape: readonly number[], index: number): Float32Array {
  const numbers = new Float32Array(elementCount(shape));
  fillUniform({ seed: 1, stream: index, step: 0 }, numbers);
  return numbers.map((number) => 2 * number - 1);
}

function dot(a: Numbers, b: Numbers): number {
  expect(a).toHaveLength(b.length);
  return Array.from(a).reduce((sum, number, index) => sum + number * (b[index] ?? NaN), 0);
}

function expectSame(
  found: readonly { shape: number[]; numbers: Numbers }[],
  wanted: readonly { shape: number[]; numbers: Numbers }[],
  tolerance = 2e-6,
): void {
  expect(found.map((output) => output.shape)).toEqual(wanted.map((output) => output.shape));
  wanted.forEach((output, index) => {
    const numbers = found[index]?.numbers ?? new Float32Array();
    const scale = Array.from(output.numbers).reduce((most, number) => Math.max(most, Math.abs(number)), 1);
    output.numbers.forEach((number, at) => {
      expect(Math.abs((numbers[at] ?? NaN) - number)).toBeLessThan(tolerance * scale);
    });
  });
}

const paddings = [
  'same',
  'valid',
  1,
  [
    [0, 0],
    [2, 1],
    [0, 2],
    [0, 0],
  ],
] as const;

function convolutionCases(): {
  title: string;
  strides: [number, number];
  pad: (typeof paddings)[number];
  filter: number[];
  batch: number;
}[] {
  const filters = [
    [3, 3, 2, 4],
    [5, 4, 1, 3],
    [1, 1, 5, 2],
  ];
  return filters.flatMap((filter) =>
    [
      [1, 1],
      [2, 2],
      [2, 1],
      [3, 2],
    ].flatMap(([down = 1, across = 1]) =>
      paddings
        // tfjs refuses a filter of one pixel with more padding than it sees.
        .filter((pad) => filter[0] !== 1 || typeof pad === 'string')
        .map((pad) => ({
          title: `${filter.join('x')} stride ${String(down)}x${String(across)} pad ${String(pad)}`,
          strides: [down, across] as [number, number],
          pad,
          filter,
          batch: 3,
        })),
    ),
  );
}

test.each(Object.keys(shapeRules).filter((name) => name !== 'Identity' && name !== 'Reshape'))(
  'every kernel that a step may record runs on both targets: %s',
  (name) => {
    expect(wasm.kernel(name)).toBeTypeOf('function');
    expect(cpu.kernel(name)).toBeTypeOf('function');
  },
);

describe('gradients of a convolution on wasm equal those of the cpu backend', () => {
  test.each(convolutionCases())('$title', ({ strides, pad, filter, batch }) => {
    const [height = 1, width = 1, inChannels = 1, outChannels = 1] = filter;
    const input = [batch, 9, 11, inChannels];
    const explicit = typeof pad === 'object' ? pad.map((sides): [number, number] => [sides[0], sides[1]]) : pad;
    const info = backend_util.computeConv2DInfo(
      [batch, 9, 11, inChannels],
      [height, width, inChannels, outChannels],
      strides,
      1,
      typeof explicit === 'object'
        ? [
            [0, 0],
            [2, 1],
            [0, 2],
            [0, 0],
          ]
        : explicit,
    );
    const common = { strides, pad, dataFormat: 'NHWC', dimRoundingMode: undefined };
    const filterGradient = {
      kernel: 'Conv2DBackpropFilter',
      inputs: { x: input, dy: info.outShape },
      attributes: { ...common, filterShape: filter },
    };
    expectSame(compute(wasm, filterGradient), compute(cpu, filterGradient));
    const inputGradient = {
      kernel: 'Conv2DBackpropInput',
      inputs: { dy: info.outShape, filter },
      attributes: { ...common, inputShape: input },
    };
    expectSame(compute(wasm, inputGradient), compute(cpu, inputGradient));
  });

  test('a batch that is done in several blocks', () => {
    const call = {
      kernel: 'Conv2DBackpropFilter',
      inputs: { x: [5, 40, 40, 64], dy: [5, 40, 40, 2] },
      attributes: { strides: 1, pad: 'same', dataFormat: 'NHWC', filterShape: [3, 3, 64, 2] },
    };
    // Sums of 8,000 products: the rounding of float32 grows with the root of their number, 2^-24 * 90 of the scale.
    expectSame(compute(wasm, call), compute(cpu, call), 6e-6);
  });
});

describe('gradients of a depthwise convolution are adjoint to it', () => {
  test.each(
    [1, 2]
      .flatMap((multiplier) =>
        [1, 2].flatMap((stride) =>
          [1, 2].flatMap((dilation) => (['same', 'valid'] as const).map((pad) => ({ multiplier, stride, dilation, pad }))),
        ),
      )
      .filter(({ stride, dilation }) => stride === 1 || dilation === 1),
  )('multiplier $multiplier stride $stride dilation $dilation pad $pad', ({ multiplier, stride, dilation, pad }) => {
    const filter: [number, number, number, number] = [3, 3, 4, multiplier];
    const input: [number, number, number, number] = [2, 8, 9, 4];
    const info = backend_util.computeConv2DInfo(input, filter, stride, dilation, pad, undefined, true);
    const common = { strides: [stride, stride], dilations: [dilation, dilation], pad, dimRoundingMode: undefined };
    const forward = { kernel: 'DepthwiseConv2dNative', inputs: { x: input, filter }, attributes: { ...common, dataFormat: 'NHWC' } };
    const made = compute(cpu, forward)[0]?.numbers ?? new Float32Array();
    const filterGradient = {
      kernel: 'DepthwiseConv2dNativeBackpropFilter',
      inputs: { x: input, dy: info.outShape },
      attributes: { ...common, filterShape: filter },
    };
    const inputGradient = {
      kernel: 'DepthwiseConv2dNativeBackpropInput',
      inputs: { dy: info.outShape, filter },
      attributes: { ...common, inputShape: input },
    };
    for (const backend of [wasm, cpu]) {
      // Both are linear in what they are derived by: the gradient times any filter is the output for that filter times dy.
      const byFilter = compute(backend, filterGradient)[0]?.numbers ?? new Float32Array();
      expect(dot(byFilter, seeded(filter, 1))).toBeCloseTo(dot(seeded(info.outShape, 1), made), 3);
      const byInput = compute(backend, inputGradient)[0]?.numbers ?? new Float32Array();
      expect(dot(byInput, seeded(input, 0))).toBeCloseTo(dot(seeded(info.outShape, 0), made), 3);
    }
  });
});

describe('other kernels on wasm equal those of the cpu backend', () => {
  test.each<KernelCase & { title: string }>([
    { title: 'sums over the first axes', kernel: 'Sum', inputs: { x: [4, 5, 3] }, attributes: { axis: [0, 1], keepDims: false } },
    { title: 'sums over the first axes, kept', kernel: 'Sum', inputs: { x: [4, 5, 3] }, attributes: { axis: [0], keepDims: true } },
    { title: 'sums over the last axis', kernel: 'Sum', inputs: { x: [4, 5, 3] }, attributes: { axis: [2], keepDims: false } },
    { title: 'sums over all axes', kernel: 'Sum', inputs: { x: [4, 5, 3] }, attributes: { axis: [0, 1, 2], keepDims: false } },
    {
      title: 'rows by segment',
      kernel: 'UnsortedSegmentSum',
      inputs: { x: [6, 3], segmentIds: Int32Array.of(2, 0, 2, 7, -1, 1) },
      attributes: { numSegments: 4 },
    },
    {
      title: 'gradients of pools that tile the picture',
      kernel: 'AvgPoolGrad',
      inputs: { dy: [2, 3, 2, 3], input: [2, 7, 4, 3] },
      attributes: { filterSize: [2, 2], strides: [2, 2], pad: 'valid' },
    },
    {
      title: 'gradients of pools that overlap',
      kernel: 'AvgPoolGrad',
      inputs: { dy: [2, 4, 3, 3], input: [2, 7, 5, 3] },
      attributes: { filterSize: [3, 3], strides: [2, 2], pad: 'same' },
    },
    {
      title: 'a product, left transposed',
      kernel: 'BatchMatMul',
      inputs: { a: [40, 5], b: [40, 3] },
      attributes: { transposeA: true, transposeB: false },
    },
    {
      title: 'a product, right transposed',
      kernel: 'BatchMatMul',
      inputs: { a: [1, 5, 40], b: [1, 3, 40] },
      attributes: { transposeA: false, transposeB: true },
    },
    {
      title: 'a product, both transposed',
      kernel: 'BatchMatMul',
      inputs: { a: [40, 5], b: [3, 40] },
      attributes: { transposeA: true, transposeB: true },
    },
    {
      title: 'a batch of products, transposed',
      kernel: 'BatchMatMul',
      inputs: { a: [3, 4, 5], b: [3, 4, 2] },
      attributes: { transposeA: true, transposeB: false },
    },
  ])('$title', (call) => {
    expectSame(compute(wasm, call), compute(cpu, call));
  });

  test('the logarithm of a softmax sums to one again, however large the logits', () => {
    for (const backend of [wasm, cpu]) {
      const call = { kernel: 'LogSoftmax', inputs: { logits: Int32Array.of(1000, 1001, -1000) }, attributes: {} };
      const [first = NaN, second = NaN, third = NaN] = compute(backend, call)[0]?.numbers ?? [];
      expect(first).toBeCloseTo(-1.3132617, 6);
      expect(second).toBeCloseTo(-0.3132617, 6);
      expect(third).toBeCloseTo(-2001.3132617, 3);
    }
  });

  test.each(['uniform', 'normal', 'bernoulli'])('%s random numbers are the same bits', (distribution) => {
    const call = {
      kernel: 'Philox',
      inputs: { step: Int32Array.of(7) },
      attributes: { seed: 3, stream: 5, shape: [3, 7], distribution, keep: 0.4 },
    };
    expect(compute(wasm, call)).toEqual(compute(cpu, call));
    expect(compute(wasm, call)).not.toEqual(compute(wasm, { ...call, inputs: { step: Int32Array.of(8) } }));
  });
});

import { NeurozooError } from '#base/neurozoo-error';
import { fillUniform } from '#base/random';
import type { TensorData } from '#base/tensor-data';
import { elementCount } from '#program/element-bytes';
import { simplify } from '#program/simplify';
import { createTarget } from '#runtime/create-target';
import { openCpuBackend } from '#runtime/eager/cpu-backend';
import { openWasmBackend } from '#runtime/eager/wasm-backend';
import { availableTargets } from '#runtime/probe/available-targets';
import { machineFacts } from '#runtime/probe/machine-facts';
import type { TargetSession } from '#runtime/target';
import { describe, expect, test } from 'vitest';
import { leastSquaresStep, ProgramBuilder } from '../program/program-builder';
import type { Program } from '#program/program';

const targets = ['eager', 'cpu'] as const;

function numbers(shape: readonly number[], stream: number): TensorData {
  const data = new Float32Array(elementCount(shape));
  fillUniform({ seed: 4, stream, step: 0 }, data);
  return { type: 'float32', shape: [...shape], data: data.map((number) => number - 0.5) };
}

/** A step of a small convolutional network, its gradient written by hand. */
function convolutionStep(): Program {
  const step = new ProgramBuilder('convolution');
  const filter = step.state('filter', [3, 3, 2, 4]);
  const x = step.feed('x', [2, 6, 6, 2]);
  const target = step.feed('target', [2, 6, 6, 4]);
  const rate = step.constant([], [0.01]);
  const window = { strides: [1, 1], pad: 'same', dataFormat: 'NHWC', dilations: [1, 1] };
  const made = step.apply('Conv2D', [2, 6, 6, 4], { inputs: { x, filter }, attributes: window });
  const error = step.apply('Sub', [2, 6, 6, 4], { inputs: { a: made, b: target } });
  const flat = step.apply('Reshape', [288], { inputs: { x: error }, attributes: { shape: [288] } });
  const squares = step.apply('Square', [288], { inputs: { x: flat } });
  const loss = step.apply('Sum', [], { inputs: { x: squares }, attributes: { axis: [0], keepDims: false } });
  const gradient = step.apply('Conv2DBackpropFilter', [3, 3, 2, 4], {
    inputs: { x, dy: error },
    attributes: { ...window, filterShape: [3, 3, 2, 4] },
  });
  const change = step.apply('Multiply', [3, 3, 2, 4], { inputs: { a: gradient, b: rate } });
  step.newState('filter', step.apply('Sub', [3, 3, 2, 4], { inputs: { a: filter, b: change } }));
  step.fetch('loss', loss);
  step.fetch('doubled', step.apply('Concat', [576], { inputs: { tensors: [flat, flat] }, attributes: { axis: 0 } }));
  return step.build();
}

const convolutionFeeds = { x: numbers([2, 6, 6, 2], 1), target: numbers([2, 6, 6, 4], 2) };

async function train(session: TargetSession, steps: number): Promise<{ losses: number[]; filter: number[] }> {
  await session.writeState({ filter: numbers([3, 3, 2, 4], 3) });
  const program = await session.load(convolutionStep());
  const losses: number[] = [];
  for (let step = 0; step < steps; step++) {
    const { loss } = await session.run(program, convolutionFeeds);
    losses.push(loss?.data[0] ?? NaN);
  }
  const { filter } = await session.readState();
  return { losses, filter: [...(filter?.data ?? [])] };
}

async function openSession(name: (typeof targets)[number]): Promise<TargetSession> {
  return (await createTarget(name)).createSession();
}

async function failureOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    return error instanceof NeurozooError ? `${error.code} ${error.message}` : `untyped: ${String(error)}`;
  }
  return 'no failure';
}

describe.each(targets)('the target %s', (name) => {
  test('a least-squares step gives the numbers worked out by hand, simplified or not', async () => {
    for (const program of [leastSquaresStep(), simplify(leastSquaresStep())]) {
      const session = await openSession(name);
      await session.writeState({ w: { type: 'float32', shape: [3, 1], data: Float32Array.of(1, 0, -1) } });
      const x = Float32Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1);
      const fetched = await session.run(await session.load(program), {
        x: { type: 'float32', shape: [4, 3], data: x },
        y: { type: 'float32', shape: [4, 1], data: Float32Array.of(0, 0, 0, 2) },
      });
      // Errors 1, 0, -1, -2: half their squares is 3; gradient x'e = (-1, -2, -3).
      expect(fetched['loss.0']?.data).toEqual(Float32Array.of(3));
      expect((await session.readState(['w']))['w']?.data).toEqual(Float32Array.of(1.5, 1, 0.5));
      session.dispose();
    }
  });

  test('training lowers the loss, and twice the same gives the same bits', async () => {
    const first = await openSession(name);
    const second = await openSession(name);
    const trained = await train(first, 20);
    expect(trained.losses.at(-1)).toBeLessThan((trained.losses[0] ?? 0) / 1.2);
    expect(await train(second, 20)).toEqual(trained);
    first.dispose();
    second.dispose();
  });

  test('state comes back bit by bit: payloads of NaN, negative zero, denormals', async () => {
    const session = await openSession(name);
    const bits = Uint32Array.of(0x7fc00001, 0xffc12345, 0x7f800001, 0x80000000, 0x00000001, 0x807fffff, 0x7f800000, 0x3f800000);
    const integers = Int32Array.of(-1, 0, 2 ** 31 - 1, -(2 ** 31));
    await session.writeState({
      odd: { type: 'float32', shape: [2, 4], data: new Float32Array(bits.buffer) },
      whole: { type: 'int32', shape: [4], data: integers },
    });
    const { odd, whole } = await session.readState();
    expect(odd?.shape).toEqual([2, 4]);
    expect(new Uint32Array(odd?.data.buffer ?? new ArrayBuffer(0))).toEqual(bits);
    expect(whole).toEqual({ type: 'int32', shape: [4], data: integers });
    session.dispose();
  });

  test('state that is read or written is a copy', async () => {
    const session = await openSession(name);
    const data = Float32Array.of(1, 2);
    await session.writeState({ pair: { type: 'float32', shape: [2], data } });
    data[0] = 9;
    const read = await session.readState();
    read['pair']?.data.fill(7);
    expect((await session.readState())['pair']?.data).toEqual(Float32Array.of(1, 2));
    session.dispose();
  });

  test('200 steps leave no tensor behind and no larger memory', async () => {
    const backend = name === 'cpu' ? openCpuBackend() : await openWasmBackend();
    const before = backend.storageCount();
    const session = await openSession(name);
    await train(session, 3);
    const held = backend.storageCount();
    const heap = backend.heapBytes();
    const program = await session.load(convolutionStep());
    for (let step = 0; step < 200; step++) {
      await session.run(program, convolutionFeeds);
    }
    // The second loading holds its one constant.
    expect(backend.storageCount()).toBe(held + 1);
    expect(backend.heapBytes()).toBe(heap);
    session.dispose();
    expect(backend.storageCount()).toBe(before);
  });

  test('a failing kernel is reported, leaves the state as it was and nothing behind', async () => {
    const backend = name === 'cpu' ? openCpuBackend() : await openWasmBackend();
    const built = new ProgramBuilder('wrong');
    const w = built.state('w', [2]);
    const moved = built.apply('Add', [2], { inputs: { a: w, b: w } });
    built.newState('w', moved);
    built.fetch('sum', built.apply('Sum', [3], { inputs: { x: moved }, attributes: { axis: [0], keepDims: false }, scope: 'loss' }));
    const session = await openSession(name);
    await session.writeState({ w: { type: 'float32', shape: [2], data: Float32Array.of(1, 2) } });
    const program = await session.load(built.build());
    const held = backend.storageCount();
    expect(await failureOf(session.run(program, {}))).toBe("ZOO4205 Sum of 'loss' made float32 scalar where float32 3 was recorded.");
    expect(backend.storageCount()).toBe(held);
    expect((await session.readState())['w']?.data).toEqual(Float32Array.of(1, 2));
    session.dispose();
  });

  test('what is missing or of another shape is named', async () => {
    const session = await openSession(name);
    const unknown = new ProgramBuilder('unknown');
    unknown.fetch('y', unknown.apply('CropAndPaint', [1], { inputs: { x: unknown.feed('x', [1]) }, scope: 'Net/crop' }));
    expect(await failureOf(session.load(unknown.build()))).toBe(
      `ZOO4201 The target '${name}' has no kernel CropAndPaint, which 'Net/crop' needs.`,
    );
    const program = await session.load(convolutionStep());
    expect(await failureOf(session.run(program, convolutionFeeds))).toBe("ZOO4202 The session holds no state 'filter'.");
    await session.writeState({ filter: numbers([3, 3, 2, 5], 0) });
    expect(await failureOf(session.run(program, convolutionFeeds))).toMatch(
      /^ZOO4202 The state 'filter' is float32 3x3x2x5; .* takes float32 3x3x2x4/,
    );
    await session.writeState({ filter: numbers([3, 3, 2, 4], 0) });
    expect(await failureOf(session.run(program, { x: convolutionFeeds.x }))).toMatch(/^ZOO4202 .* without its feed 'target'/);
    expect(await failureOf(session.run(program, { ...convolutionFeeds, x: numbers([1, 6, 6, 2], 0) }))).toMatch(
      /^ZOO4202 The feed 'x' is float32 1x6x6x2/,
    );
    expect(await failureOf(session.load({ ...leastSquaresStep(), operations: [] }))).toMatch(/^ZOO4204 .* is not sound/);
    session.dispose();
    expect(await failureOf(session.readState())).toMatch(/^ZOO4204 The session was disposed of/);
  });
});

test('the targets eager and cpu agree on a trained filter', async () => {
  const eager = await train(await openSession('eager'), 5);
  const cpu = await train(await openSession('cpu'), 5);
  eager.filter.forEach((number, index) => {
    expect(number).toBeCloseTo(cpu.filter[index] ?? NaN, 5);
  });
});

test('a type that the fast kernel refuses is done by the reference', async () => {
  const built = new ProgramBuilder('integers');
  const a = built.feed('a', [2, 2], 'int32');
  built.fetch(
    'product',
    built.apply('BatchMatMul', [2, 2], { inputs: { a, b: a }, attributes: { transposeA: false, transposeB: false }, type: 'int32' }),
  );
  const session = await openSession('eager');
  const { product } = await session.run(await session.load(built.build()), {
    a: { type: 'int32', shape: [2, 2], data: Int32Array.of(1, 2, 3, 4) },
  });
  expect([...(product?.data ?? [])]).toEqual([7, 10, 15, 22]);
  session.dispose();
});

test('memory that cannot be had is a typed error, after which the session goes on', async () => {
  const session = await openSession('eager');
  const huge = new ProgramBuilder('huge');
  const column = huge.feed('column', [32768, 1]);
  const row = huge.feed('row', [1, 32768]);
  huge.fetch('table', huge.apply('Add', [32768, 32768], { inputs: { a: column, b: row } }));
  expect(
    await failureOf(session.run(await session.load(huge.build()), { column: numbers([32768, 1], 0), row: numbers([1, 32768], 1) })),
  ).toMatch(/^ZOO4203 The WebAssembly memory holds/);
  expect((await train(session, 1)).losses).toHaveLength(1);
  session.dispose();
});

test('every target is listed; what is not available says why and what to do', async () => {
  const facts = await availableTargets();
  expect(facts.filter((fact) => fact.available).map((fact) => fact.name)).toEqual(['eager', 'cpu']);
  for (const fact of facts.filter((row) => !row.available)) {
    expect(fact.reason).toMatch(/\.$/);
    expect(fact.cure).toMatch(/\.$/);
    expect(await failureOf(createTarget(fact.name))).toMatch(/^ZOO5001 The backend/);
  }
  expect(machineFacts()).toMatchObject({ node: process.version, tfjs: '4.22.0', simd: true });
});

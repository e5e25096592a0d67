import { mergeCommonSubexpressions } from '#program/common-subexpressions';
import { removeDeadCode } from '#program/dead-code';
import { forecast } from '#program/forecast';
import { computeLifetimes } from '#program/lifetimes';
import { operationFlops } from '#program/operation-flops';
import type { Program } from '#program/program';
import { simplify } from '#program/simplify';
import { validateProgram } from '#program/validate-program';
import { describe, expect, test } from 'vitest';
import { leastSquaresStep, ProgramBuilder } from './program-builder';

function kernels(program: Program): string[] {
  return program.operations.map((operation) => operation.kernel);
}

describe('dead code', () => {
  test('an unused input stays, since it belongs to the signature', () => {
    const built = new ProgramBuilder('unused');
    built.feed('ignored', [2]);
    const x = built.feed('x', [2]);
    built.fetch('y', built.apply('Exp', [2], { inputs: { x } }));
    expect(removeDeadCode(built.build()).inputs.map((input) => input.name)).toEqual(['ignored', 'x']);
  });

  test('an operation with one wanted output of two stays', () => {
    const built = new ProgramBuilder('split');
    const x = built.feed('x', [4]);
    const program = built.build();
    const split: Program = {
      ...program,
      values: [...program.values, { id: 1, shape: [2], type: 'float32' }, { id: 2, shape: [2], type: 'float32' }],
      operations: [{ kernel: 'SplitV', inputs: { x }, attributes: { numOrSizeSplits: 2, axis: 0 }, outputs: [1, 2], scope: '' }],
      outputs: [{ name: 'second', value: 2, role: 'fetch' }],
    };
    const alive = removeDeadCode(split);
    expect(alive.operations[0]?.outputs).toEqual([1, 2]);
    expect(computeLifetimes(alive).releasedAfter).toEqual([[0, 1]]);
  });
});

describe('common subexpressions', () => {
  test('operations with other attributes are not the same', () => {
    const built = new ProgramBuilder('sums');
    const x = built.feed('x', [2, 2]);
    for (const axis of [0, 1, 0, -0]) {
      built.fetch(`axis ${String(built.build().outputs.length)}`, built.apply('Sum', [2], { inputs: { x }, attributes: { axis } }));
    }
    // The signed zero is kept apart: it is another number.
    expect(mergeCommonSubexpressions(built.build()).operations.map((operation) => operation.attributes['axis'])).toEqual([0, 1, -0]);
  });

  test('constants are the same only bit by bit', () => {
    const built = new ProgramBuilder('zeros');
    for (const number of [0, -0, 0]) {
      built.fetch(`zero ${String(built.build().outputs.length)}`, built.constant([], [number]));
    }
    const merged = mergeCommonSubexpressions(built.build());
    expect(merged.constants).toHaveLength(2);
    expect(merged.outputs.map((output) => output.value)).toEqual([0, 1, 0]);
  });

  test('a chain that is recorded twice is done once', () => {
    const built = new ProgramBuilder('chains');
    const x = built.feed('x', [2]);
    for (const name of ['a', 'b']) {
      const exp = built.apply('Exp', [2], { inputs: { x } });
      built.fetch(name, built.apply('Add', [2], { inputs: { a: exp, b: x } }));
    }
    expect(kernels(mergeCommonSubexpressions(built.build()))).toEqual(['Exp', 'Add']);
  });
});

describe('lifetimes', () => {
  test('each value is let go after its last reader, and what is kept never', () => {
    const program = simplify(leastSquaresStep());
    expect(computeLifetimes(program).releasedAfter).toEqual([[], [4, 2], [], [6], [7], [8], [1, 5], [10], [11]]);
  });
});

describe('forecast', () => {
  test('bytes and operations of a small step are those counted by hand', () => {
    const found = forecast(simplify(leastSquaresStep()));
    expect(found).toMatchObject({
      operations: 9,
      stateBytes: 12,
      feedBytes: 64,
      constantBytes: 4,
      totalBytes: 12 + 64 + 4 + found.peakTemporaryBytes,
    });
    // While the squares are made there are the error (4 numbers) and its squares (4); the reshaped error is the same storage. While
    // the product is made and subtracted: product and error.
    expect(found.peakTemporaryBytes).toBe(36);
    expect(Object.fromEntries(found.flopsByScope)).toEqual({ Line: 2 * 12 + 2 * 12, loss: 4 + 0 + 4 + 4 + 1, optimizer: 3 + 3 });
    expect(found.flops).toBe(48 + 13 + 6);
  });

  test.each([
    { kernel: 'Conv2D', made: [2, 28, 28, 6], inputs: { x: [2, 28, 28, 1], filter: [5, 5, 1, 6] }, flops: 2 * 2 * 28 * 28 * 6 * 25 },
    {
      kernel: 'Conv2DBackpropInput',
      made: [2, 28, 28, 3],
      inputs: { dy: [2, 14, 14, 6], filter: [5, 5, 3, 6] },
      flops: 2 * 2 * 14 * 14 * 6 * 75,
    },
    {
      kernel: 'Conv2DBackpropFilter',
      made: [5, 5, 3, 6],
      inputs: { x: [2, 28, 28, 3], dy: [2, 14, 14, 6] },
      flops: 2 * 2 * 14 * 14 * 6 * 75,
    },
    { kernel: 'DepthwiseConv2dNative', made: [1, 8, 8, 6], inputs: { x: [1, 8, 8, 3], filter: [3, 3, 3, 2] }, flops: 2 * 8 * 8 * 6 * 9 },
    { kernel: 'Transpose', made: [3, 2], inputs: { x: [2, 3] }, flops: 0 },
    { kernel: 'Sum', made: [], inputs: { x: [2, 3] }, flops: 6 },
  ])('$kernel counts $flops floating-point operations', ({ kernel, made, inputs, flops }) => {
    const built = new ProgramBuilder('one');
    const named = Object.fromEntries(Object.entries(inputs).map(([name, shape]) => [name, built.feed(name, shape)]));
    built.apply(kernel, made, { inputs: named });
    const program = built.build();
    const [operation] = program.operations;
    expect(operation && operationFlops(program, operation)).toBe(flops);
  });
});

describe('validation', () => {
  const sound = leastSquaresStep();

  test('a sound program has no faults, before and after simplifying', () => {
    expect(validateProgram(sound)).toEqual([]);
    expect(validateProgram(simplify(sound))).toEqual([]);
  });

  test.each<{ fault: string; program: Program; message: RegExp }>([
    { fault: 'a value out of place', program: { ...sound, values: sound.values.toReversed() }, message: /value 0 has the id 15/ },
    {
      fault: 'operations out of order',
      program: { ...sound, operations: sound.operations.toReversed() },
      message: /reads value .* before anything makes it/,
    },
    {
      fault: 'a value made twice',
      program: { ...sound, operations: [...sound.operations, ...sound.operations.slice(0, 1)] },
      message: /makes value 5 a second time/,
    },
    {
      fault: 'an output of nothing',
      program: { ...sound, operations: sound.operations.slice(0, -1) },
      message: /state output 'w' is value 15, which nothing makes/,
    },
    {
      fault: 'a state that changes shape',
      program: { ...sound, outputs: [{ name: 'w', value: 5, role: 'state' }] },
      message: /state 'w' changes from float32 3x1 to float32 4x1/,
    },
    {
      fault: 'two inputs of one name',
      program: { ...sound, inputs: sound.inputs.map((input) => ({ ...input, name: 'x' })) },
      message: /two inputs are named 'x'/,
    },
    {
      fault: 'a constant that is too short',
      program: { ...sound, constants: [{ value: 3, data: new Float32Array(2) }] },
      message: /constant 3 has 2 numbers for a shape of 1/,
    },
    {
      fault: 'a size that is no number',
      program: { ...sound, values: sound.values.map((value) => ({ ...value, shape: [NaN] })) },
      message: /which is no size/,
    },
    {
      fault: 'a view of another size',
      program: { ...sound, values: sound.values.map((value) => (value.id === 8 ? { ...value, shape: [5] } : value)) },
      message: /operation 3 \(Reshape\): sees float32 4x1 as float32 5/,
    },
  ])('$fault is found', ({ program, message }) => {
    expect(
      validateProgram(program)
        .map((fault) => fault.message)
        .join('\n'),
    ).toMatch(message);
  });
});

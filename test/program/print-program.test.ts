import { printProgram } from '#program/print-program';
import { simplify } from '#program/simplify';
import { expect, test } from 'vitest';
import { leastSquaresStep, ProgramBuilder } from './program-builder';

test('a recorded step is printed a line a thing', () => {
  expect(printProgram(leastSquaresStep())).toBe(`program leastSquares
  state %0 w: float32 3x1
  feed %1 x: float32 4x3
  feed %2 y: float32 4x1
  constant %3: float32 [] = 0.5
  constant %4: float32 [] = 0.5
  %5: float32 4x1 = BatchMatMul(a: %1, b: %0) { transposeA: false, transposeB: false }  // Line
  %6: float32 4x1 = Sub(a: %5, b: %2)  // loss
  %7: float32 4x1 = Sub(a: %5, b: %2)  // loss
  %8: float32 4 = Reshape(x: %7) { shape: [4] }  // loss
  %9: float32 4 = Exp(x: %8)  // nothing
  %10: float32 4 = Square(x: %8)  // loss
  %11: float32 [] = Sum(x: %10) { axis: [0], keepDims: false }  // loss
  %12: float32 [] = Multiply(a: %11, b: %4)  // loss
  %13: float32 3x1 = BatchMatMul(a: %1, b: %6) { transposeA: true, transposeB: false }  // Line
  %14: float32 3x1 = Multiply(a: %13, b: %3)  // optimizer
  %15: float32 3x1 = Sub(a: %0, b: %14)  // optimizer
  state w <- %15
  fetch loss.0 = %12
`);
});

test('a simplified step has no double and no dead operations, and is numbered without gaps', () => {
  expect(printProgram(simplify(leastSquaresStep()))).toBe(`program leastSquares
  state %0 w: float32 3x1
  feed %1 x: float32 4x3
  feed %2 y: float32 4x1
  constant %3: float32 [] = 0.5
  %4: float32 4x1 = BatchMatMul(a: %1, b: %0) { transposeA: false, transposeB: false }  // Line
  %5: float32 4x1 = Sub(a: %4, b: %2)  // loss
  %6: float32 4 = Reshape(x: %5) { shape: [4] }  // loss
  %7: float32 4 = Square(x: %6)  // loss
  %8: float32 [] = Sum(x: %7) { axis: [0], keepDims: false }  // loss
  %9: float32 [] = Multiply(a: %8, b: %3)  // loss
  %10: float32 3x1 = BatchMatMul(a: %1, b: %5) { transposeA: true, transposeB: false }  // Line
  %11: float32 3x1 = Multiply(a: %10, b: %3)  // optimizer
  %12: float32 3x1 = Sub(a: %0, b: %11)  // optimizer
  state w <- %12
  fetch loss.0 = %9
`);
});

test('lists of inputs, long constants, signed zeros and missing attributes have a form', () => {
  const built = new ProgramBuilder('forms');
  const a = built.constant([10], [0, -0, NaN, 1, 2, 3, 4, 5, 6, 7]);
  const b = built.apply('Concat', [20], {
    inputs: { inputs: [a, a], bias: undefined },
    attributes: { axis: -0, mode: 'same', none: undefined, deep: { a: [1] } },
  });
  built.fetch('b', b);
  expect(printProgram(built.build())).toBe(`program forms
  constant %0: float32 10 = 0 -0 NaN 1 2 3 4 5 … (10 numbers)
  %1: float32 20 = Concat(inputs: [%0, %0]) { axis: -0, mode: "same", deep: { a: [1] } }
  fetch b = %1
`);
});

import type {
  AttributeValue,
  ElementType,
  Operation,
  Program,
  ProgramConstant,
  ProgramInput,
  ProgramOutput,
  ProgramValue,
} from '#program/program';

/** Writes programs by hand, a line an operation; shapes are given, as a recorder would have inferred them. */
export class ProgramBuilder {
  readonly #name: string;
  readonly #values: ProgramValue[] = [];
  readonly #inputs: ProgramInput[] = [];
  readonly #constants: ProgramConstant[] = [];
  readonly #operations: Operation[] = [];
  readonly #outputs: ProgramOutput[] = [];

  constructor(name: string) {
    this.#name = name;
  }

  state(name: string, shape: readonly number[], type: ElementType = 'float32'): number {
    return this.#input(name, 'state', this.#value(shape, type));
  }

  feed(name: string, shape: readonly number[], type: ElementType = 'float32'): number {
    return this.#input(name, 'feed', this.#value(shape, type));
  }

  constant(shape: readonly number[], numbers: readonly number[]): number {
    const value = this.#value(shape, 'float32');
    this.#constants.push({ value, data: Float32Array.from(numbers) });
    return value;
  }

  /** One operation with one float32 output. */
  apply(
    kernel: string,
    shape: readonly number[],
    parts: { inputs: Operation['inputs']; attributes?: Record<string, AttributeValue>; scope?: string; type?: ElementType },
  ): number {
    const value = this.#value(shape, parts.type ?? 'float32');
    this.#operations.push({ kernel, inputs: parts.inputs, attributes: parts.attributes ?? {}, outputs: [value], scope: parts.scope ?? '' });
    return value;
  }

  newState(name: string, value: number): void {
    this.#outputs.push({ name, value, role: 'state' });
  }

  fetch(name: string, value: number): void {
    this.#outputs.push({ name, value, role: 'fetch' });
  }

  build(): Program {
    return {
      name: this.#name,
      values: [...this.#values],
      inputs: [...this.#inputs],
      constants: [...this.#constants],
      operations: [...this.#operations],
      outputs: [...this.#outputs],
    };
  }

  #input(name: string, role: ProgramInput['role'], value: number): number {
    this.#inputs.push({ name, value, role });
    return value;
  }

  #value(shape: readonly number[], type: ElementType): number {
    const id = this.#values.length;
    this.#values.push({ id, shape, type });
    return id;
  }
}

/** `w' = w - rate * grad` of the squared error of `x w`, with one computation twice and one for nothing. */
export function leastSquaresStep(): Program {
  const step = new ProgramBuilder('leastSquares');
  const w = step.state('w', [3, 1]);
  const x = step.feed('x', [4, 3]);
  const y = step.feed('y', [4, 1]);
  const rate = step.constant([], [0.5]);
  const half = step.constant([], [0.5]);
  const product = step.apply('BatchMatMul', [4, 1], {
    inputs: { a: x, b: w },
    attributes: { transposeA: false, transposeB: false },
    scope: 'Line',
  });
  const error = step.apply('Sub', [4, 1], { inputs: { a: product, b: y }, scope: 'loss' });
  const again = step.apply('Sub', [4, 1], { inputs: { a: product, b: y }, scope: 'loss' });
  const flat = step.apply('Reshape', [4], { inputs: { x: again }, attributes: { shape: [4] }, scope: 'loss' });
  step.apply('Exp', [4], { inputs: { x: flat }, scope: 'nothing' });
  const squares = step.apply('Square', [4], { inputs: { x: flat }, scope: 'loss' });
  const loss = step.apply('Sum', [], { inputs: { x: squares }, attributes: { axis: [0], keepDims: false }, scope: 'loss' });
  const scaled = step.apply('Multiply', [], { inputs: { a: loss, b: half }, scope: 'loss' });
  const gradient = step.apply('BatchMatMul', [3, 1], {
    inputs: { a: x, b: error },
    attributes: { transposeA: true, transposeB: false },
    scope: 'Line',
  });
  const change = step.apply('Multiply', [3, 1], { inputs: { a: gradient, b: rate }, scope: 'optimizer' });
  const moved = step.apply('Sub', [3, 1], { inputs: { a: w, b: change }, scope: 'optimizer' });
  step.newState('w', moved);
  step.fetch('loss.0', scaled);
  return step.build();
}

import { renameValues } from './operation-inputs';
import type { AttributeValue, Operation, Program, ProgramConstant } from './program';
import { renumber } from './renumber';

/**
 * The same program with every computation done once: an operation with the kernel, inputs and attributes of an earlier one is replaced by
 * it, and constants with the same bits become one. Kernels are pure functions (random numbers are counter based), so results stay equal
 * bit by bit.
 */
export function mergeCommonSubexpressions(program: Program): Program {
  const aliases = new Map<number, number>();
  const resolve = (value: number): number => aliases.get(value) ?? value;

  const constants: ProgramConstant[] = [];
  const constantByKey = new Map<string, number>();
  for (const constant of program.constants) {
    const key = constantKey(program, constant);
    const first = constantByKey.get(key);
    if (first === undefined) {
      constantByKey.set(key, constant.value);
      constants.push(constant);
    } else {
      aliases.set(constant.value, first);
    }
  }

  const operations: Operation[] = [];
  const operationByKey = new Map<string, Operation>();
  for (const recorded of program.operations) {
    const operation = renameValues(recorded, resolve);
    const key = operationKey(program, operation);
    const first = operationByKey.get(key);
    if (first === undefined) {
      operationByKey.set(key, operation);
      operations.push(operation);
    } else {
      operation.outputs.forEach((value, index) => aliases.set(value, first.outputs[index] ?? value));
    }
  }
  const outputs = program.outputs.map((output) => ({ ...output, value: resolve(output.value) }));
  return renumber({ ...program, constants, operations, outputs });
}

function constantKey(program: Program, constant: ProgramConstant): string {
  const value = program.values[constant.value];
  const bytes = new Uint8Array(constant.data.buffer, constant.data.byteOffset, constant.data.byteLength);
  // Large constants are data, not arithmetic: comparing them would cost more than keeping two.
  const content = bytes.length <= 4096 ? bytes.join(' ') : `%${String(constant.value)}`;
  return `${value?.type ?? ''} ${value?.shape.join('x') ?? ''} ${content}`;
}

function operationKey(program: Program, operation: Operation): string {
  const inputs = Object.entries(operation.inputs).map(([name, input]) => `${name}=${String(input)}`);
  const outputs = operation.outputs.map((value) => `${program.values[value]?.type ?? ''} ${program.values[value]?.shape.join('x') ?? ''}`);
  return [operation.kernel, inputs.join(';'), attributeKey(operation.attributes), outputs.join(';')].join('|');
}

/** Tells apart what JSON does not: `undefined`, `-0` and numbers that are not finite. */
function attributeKey(attribute: AttributeValue): string {
  if (typeof attribute === 'number') {
    return Object.is(attribute, -0) ? '-0' : String(attribute);
  }
  if (Array.isArray(attribute)) {
    return `[${attribute.map(attributeKey).join(',')}]`;
  }
  if (typeof attribute === 'object' && attribute !== null) {
    return `{${Object.entries(attribute)
      .map(([name, value]) => `${name}:${attributeKey(value)}`)
      .join(',')}}`;
  }
  return typeof attribute === 'string' ? JSON.stringify(attribute) : String(attribute);
}

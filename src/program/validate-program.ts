import { checkedProduct } from '#base/checked';
import { operationInputs } from './operation-inputs';
import type { Operation, Program, ProgramOutput, ProgramValue } from './program';
import { isView } from './views';

/** What is wrong with a program, and at which operation if at one. */
export interface ProgramFault {
  readonly message: string;
  readonly operation?: number;
}

/**
 * Finds what would make a program impossible to run on any target: numbering, sizes, values that are used before they exist or made
 * twice, names that stand twice, state that changes its shape. An empty list means that it is sound. What a kernel demands of its
 * inputs is the kernel's own matter, except where a view must keep the number of elements.
 */
export function validateProgram(program: Program): ProgramFault[] {
  const faults = valueFaults(program);
  const defined = new Set<number>();
  faults.push(...sourceFaults(program, defined));
  program.operations.forEach((operation, index) => {
    for (const message of operationFaults(program, operation, defined)) {
      faults.push({ message: `operation ${String(index)} (${operation.kernel}): ${message}`, operation: index });
    }
  });
  faults.push(...outputFaults(program, defined));
  return faults;
}

function valueFaults(program: Program): ProgramFault[] {
  const faults: ProgramFault[] = [];
  program.values.forEach((value, index) => {
    if (value.id !== index) {
      faults.push({ message: `value ${String(index)} has the id ${String(value.id)}` });
    }
    if (checkedProduct(value.shape) === undefined) {
      faults.push({ message: `value ${String(index)} has the shape ${value.shape.join('x')}, which is no size` });
    }
  });
  return faults;
}

/** Faults of inputs and constants; what they define is added to `defined`. */
function sourceFaults(program: Program, defined: Set<number>): ProgramFault[] {
  const faults: ProgramFault[] = [];
  const define = (value: number, what: string): void => {
    if (program.values[value] === undefined) {
      faults.push({ message: `${what} is value ${String(value)}, which does not exist` });
    } else if (defined.has(value)) {
      faults.push({ message: `${what} is value ${String(value)}, which is something else already` });
    }
    defined.add(value);
  };
  const names = new Set<string>();
  for (const input of program.inputs) {
    define(input.value, `${input.role} '${input.name}'`);
    if (names.has(input.name)) {
      faults.push({ message: `two inputs are named '${input.name}'` });
    }
    names.add(input.name);
  }
  for (const constant of program.constants) {
    define(constant.value, 'a constant');
    const size = checkedProduct(program.values[constant.value]?.shape ?? []);
    if (size !== constant.data.length) {
      faults.push({
        message: `constant ${String(constant.value)} has ${String(constant.data.length)} numbers for a shape of ${String(size)}`,
      });
    }
  }
  return faults;
}

/** Messages about one operation; what it defines is added to `defined`. */
function operationFaults(program: Program, operation: Operation, defined: Set<number>): string[] {
  const messages: string[] = [];
  const inputs = operationInputs(operation);
  for (const value of inputs) {
    if (!defined.has(value)) {
      messages.push(`reads value ${String(value)} before anything makes it`);
    }
  }
  if (operation.outputs.length === 0) {
    messages.push('makes nothing');
  }
  for (const value of operation.outputs) {
    if (program.values[value] === undefined) {
      messages.push(`makes value ${String(value)}, which does not exist`);
    } else if (defined.has(value)) {
      messages.push(`makes value ${String(value)} a second time`);
    }
    defined.add(value);
  }
  messages.push(...viewFaults(program, operation));
  return messages;
}

function viewFaults(program: Program, operation: Operation): string[] {
  const [input] = operationInputs(operation);
  const [output] = operation.outputs;
  const from = program.values[input ?? -1];
  const to = program.values[output ?? -1];
  if (!isView(operation) || from === undefined || to === undefined) {
    return [];
  }
  const same = checkedProduct(from.shape) === checkedProduct(to.shape) && from.type === to.type;
  return same ? [] : [`sees ${from.type} ${from.shape.join('x')} as ${to.type} ${to.shape.join('x')}`];
}

function outputFaults(program: Program, defined: ReadonlySet<number>): ProgramFault[] {
  const faults: ProgramFault[] = [];
  const names = new Set<string>();
  for (const output of program.outputs) {
    const what = `${output.role} output '${output.name}'`;
    if (!defined.has(output.value)) {
      faults.push({ message: `${what} is value ${String(output.value)}, which nothing makes` });
    }
    const key = `${output.role} ${output.name}`;
    if (names.has(key)) {
      faults.push({ message: `two ${output.role} outputs are named '${output.name}'` });
    }
    names.add(key);
    if (output.role === 'state') {
      faults.push(...stateFaults(program, output));
    }
  }
  return faults;
}

/** A state must leave a run with the shape and type that it came with. */
function stateFaults(program: Program, output: ProgramOutput): ProgramFault[] {
  const input = program.inputs.find((candidate) => candidate.role === 'state' && candidate.name === output.name);
  if (input === undefined) {
    return [];
  }
  const before = typeText(program.values[input.value]);
  const after = typeText(program.values[output.value]);
  return before === after ? [] : [{ message: `state '${output.name}' changes from ${before} to ${after}` }];
}

function typeText(value: ProgramValue | undefined): string {
  return value === undefined ? 'nothing' : `${value.type} ${value.shape.length === 0 ? 'scalar' : value.shape.join('x')}`;
}

import type { AttributeValue, Operation, Program, ProgramConstant } from './program';

/**
 * A program as text, one line a thing, for people and for comparison:
 *
 * ```
 * program step
 *   state %0 dense/kernel: float32 2x3
 *   feed %1 x: float32 4x2
 *   constant %2: float32 [] = 0.5
 *   %3: float32 4x3 = BatchMatMul(a: %1, b: %0) { transposeA: false }  // dense
 *   fetch y = %3
 * ```
 */
export function printProgram(program: Program): string {
  const lines = [`program ${program.name}`];
  for (const input of program.inputs) {
    lines.push(`${input.role} %${String(input.value)} ${input.name}: ${valueType(program, input.value)}`);
  }
  for (const constant of program.constants) {
    lines.push(`constant %${String(constant.value)}: ${valueType(program, constant.value)} = ${constantText(constant)}`);
  }
  for (const operation of program.operations) {
    lines.push(operationText(program, operation));
  }
  for (const output of program.outputs) {
    const target = output.role === 'state' ? `state ${output.name} <-` : `fetch ${output.name} =`;
    lines.push(`${target} %${String(output.value)}`);
  }
  return `${lines.join('\n  ')}\n`;
}

function valueType(program: Program, id: number): string {
  const value = program.values[id];
  if (value === undefined) {
    return '?';
  }
  return `${value.type} ${value.shape.length === 0 ? '[]' : value.shape.join('x')}`;
}

function constantText(constant: ProgramConstant): string {
  const shown = Array.from(constant.data.subarray(0, 8), numberText).join(' ');
  return constant.data.length > 8 ? `${shown} … (${String(constant.data.length)} numbers)` : shown;
}

function operationText(program: Program, operation: Operation): string {
  const outputs = operation.outputs.map((value) => `%${String(value)}: ${valueType(program, value)}`).join(', ');
  const inputs = Object.entries(operation.inputs)
    .filter(([, input]) => input !== undefined)
    .map(([name, input]) => `${name}: ${inputText(input)}`)
    .join(', ');
  const attributes = attributeText(operation.attributes);
  const scope = operation.scope === '' ? '' : `  // ${operation.scope}`;
  return `${outputs} = ${operation.kernel}(${inputs})${attributes === '{}' ? '' : ` ${attributes}`}${scope}`;
}

function inputText(input: number | readonly number[] | undefined): string {
  if (input === undefined) {
    return '-';
  }
  return typeof input === 'number' ? `%${String(input)}` : `[${input.map((value) => `%${String(value)}`).join(', ')}]`;
}

function attributeText(attribute: AttributeValue): string {
  if (typeof attribute === 'number') {
    return numberText(attribute);
  }
  if (Array.isArray(attribute)) {
    return `[${attribute.map(attributeText).join(', ')}]`;
  }
  if (typeof attribute === 'object' && attribute !== null) {
    const parts = Object.entries(attribute)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `${name}: ${attributeText(value)}`);
    return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
  }
  return typeof attribute === 'string' ? JSON.stringify(attribute) : String(attribute);
}

function numberText(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

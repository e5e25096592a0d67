import type { SettingValue } from '#model/setting';
import type { Expression, Ref } from '../generated/ast';
import { literalNumber, literalSizes } from '../constant-number';
import type { Frame } from './resolution';

/** The setting that an expression stands for, whatever is expected: a number, sizes, yes or no, a word. Undefined for tensors and nonsense. */
export function readConstant(expression: Expression, frame: Frame): SettingValue | undefined {
  switch (expression.$type) {
    case 'NumberLit':
      return literalNumber(expression.value);
    case 'PercentLit':
      return literalNumber(expression.value.slice(0, -1)) / 100;
    case 'SizeLit':
      return literalSizes(expression.value);
    case 'StringLit':
      return expression.value;
    case 'BoolLit':
      return expression.value === 'yes';
    case 'Negative': {
      const value = readConstant(expression.value, frame);
      return typeof value === 'number' ? -value : undefined;
    }
    case 'Ref': {
      const value = frame.names.get(expression.name);
      return value === undefined ? expression.name : value.kind === 'setting' ? value.value : undefined;
    }
    case 'SetLit':
      return readSet(expression.items.map((item) => readConstant(item, frame)));
    case 'Binary':
      return arithmetic(expression.op, readConstant(expression.left, frame), readConstant(expression.right, frame));
    default:
      return undefined;
  }
}

/** Whether an expression cannot be known because a name in it is wrong elsewhere. */
export function mentionsUnknown(expression: Expression, frame: Frame): boolean {
  return namesIn(expression).some(({ name }) => frame.names.get(name)?.kind === 'unknown');
}

/** The names that a setting is made of. */
export function namesIn(expression: Expression): readonly Ref[] {
  switch (expression.$type) {
    case 'Ref':
      return [expression];
    case 'Negative':
      return namesIn(expression.value);
    case 'Binary':
      return [...namesIn(expression.left), ...namesIn(expression.right)];
    case 'SetLit':
      return expression.items.flatMap(namesIn);
    case 'Call':
      return expression.args.flatMap(({ value }) => namesIn(value));
    default:
      return [];
  }
}

function readSet(items: readonly (SettingValue | undefined)[]): SettingValue | undefined {
  const numbers = items.filter((item) => typeof item === 'number');
  if (numbers.length === items.length) {
    return numbers;
  }
  const words = items.filter((item) => typeof item === 'string');
  return words.length === items.length ? words : readRows(items);
}

function readRows(items: readonly (SettingValue | undefined)[]): readonly (readonly number[])[] | undefined {
  const rows: number[][] = [];
  for (const item of items) {
    const cells = Array.isArray(item) ? item.filter((cell) => typeof cell === 'number') : undefined;
    if (!Array.isArray(item) || cells?.length !== item.length) {
      return undefined;
    }
    rows.push(cells);
  }
  return rows;
}

const operations: ReadonlyMap<string, (left: number, right: number) => number | boolean> = new Map<
  string,
  (left: number, right: number) => number | boolean
>([
  ['+', (left, right) => left + right],
  ['-', (left, right) => left - right],
  ['*', (left, right) => left * right],
  ['/', (left, right) => left / right],
  ['<', (left, right) => left < right],
  ['<=', (left, right) => left <= right],
  ['>', (left, right) => left > right],
  ['>=', (left, right) => left >= right],
  ['==', (left, right) => left === right],
  ['!=', (left, right) => left !== right],
]);

function arithmetic(operator: string, left: SettingValue | undefined, right: SettingValue | undefined): SettingValue | undefined {
  if (left === undefined || right === undefined) {
    return undefined;
  }
  if (typeof left === 'number' && typeof right === 'number') {
    return operations.get(operator)?.(left, right);
  }
  const equal = JSON.stringify(left) === JSON.stringify(right);
  return operator === '==' ? equal : operator === '!=' ? !equal : undefined;
}

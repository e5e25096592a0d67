import { arithmetic } from '#model/arithmetic';
import type { Expression } from './generated/ast';

/** The number that literals and arithmetic of literals give (percentages as shares of one), or undefined for anything else. */
export function constantNumber(expression: Expression): number | undefined {
  switch (expression.$type) {
    case 'NumberLit':
    case 'PercentLit':
      return literalNumber(expression.value);
    case 'Negative': {
      const value = constantNumber(expression.value);
      return value === undefined ? undefined : -value;
    }
    case 'Binary': {
      const left = constantNumber(expression.left);
      const right = constantNumber(expression.right);
      const value = left === undefined || right === undefined ? undefined : arithmetic(expression.op, left, right);
      return value === undefined || !Number.isFinite(value) ? undefined : value;
    }
    default:
      return undefined;
  }
}

/** `12  0.5  1e-4  420k  99%`: a number as it is written. */
export function literalNumber(text: string): number {
  const unit = text.at(-1);
  const scale = unit === 'k' ? 1e3 : unit === 'M' ? 1e6 : unit === '%' ? 0.01 : 1;
  return scale === 1 ? Number(text) : Number((Number(text.slice(0, -1)) * scale).toPrecision(15));
}

/** Both ends of `-1..1`. */
export function literalRange(text: string): readonly [low: number, high: number] {
  const [low = '', high = ''] = text.split('..');
  return [Number(low), Number(high)];
}

/** The sizes of `32x32x3`. */
export function literalSizes(text: string): readonly number[] {
  return text.split('x').map(Number);
}

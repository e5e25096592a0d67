import { mergeCommonSubexpressions } from './common-subexpressions';
import { removeDeadCode } from './dead-code';
import type { Program } from './program';

/** A program that gives the same bits with less work: nothing twice, nothing unused. */
export function simplify(program: Program): Program {
  return removeDeadCode(mergeCommonSubexpressions(removeDeadCode(program)));
}

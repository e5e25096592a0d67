import type { Field } from '#model/dataset-recipe';
import type { VariableSpec } from '#model/recipe';
import type { Expression } from '../generated/ast';
import type { EquationList } from './equation-list';
import type { TrainingContext } from './training-context';

/** What an expression stands for: a tensor, or a network's application whose output is still to be named. */
export type EquationValue =
  | { readonly kind: 'tensor'; readonly id: number }
  | { readonly kind: 'application'; readonly network: string; readonly inputs: readonly number[] };

/** `known`: exactly these. `inFiles`: these, with shapes that only the files tell; no names: any. */
export interface FieldNames {
  readonly kind: 'known' | 'inFiles';
  readonly names: readonly string[];
}

/** Everything that the equations of one training may use. Names are added from clause to clause. */
export interface EquationScope {
  readonly context: TrainingContext;
  readonly list: EquationList;
  readonly fields: readonly Field[];
  readonly fieldNames: FieldNames;
  /** Noise, variables and bound names; null where their own line is wrong, so that one error is enough. */
  readonly names: Map<string, EquationValue | null>;
  readonly variables: Map<string, VariableSpec>;
  /** Names that are given somewhere in the training, for a better word about those that are used too early. */
  readonly later: ReadonlySet<string>;
  /** Lowers an equation inside another one: functions and applications hold equations, and equations hold both. */
  readonly lower: (scope: EquationScope, expression: Expression) => number | undefined;
}

/** The value of a field, or undefined where there is no such field. */
export function fieldValue(scope: EquationScope, name: string): number | undefined {
  const field = scope.fields.find((candidate) => candidate.name === name);
  if (field !== undefined) {
    return scope.list.add({ kind: 'field', field: name, type: field.type });
  }
  return isInFiles(scope, name) ? scope.list.addUnknown({ kind: 'field', field: name, type: { shape: [], element: 'float' } }) : undefined;
}

/** Every name that an equation may use, for suggestions. */
export function namesInScope(scope: EquationScope): readonly string[] {
  return [...scope.fieldNames.names, ...scope.names.keys(), ...scope.context.networks.resolved.keys()];
}

/** Without any names, a name may be a field unless it is something else that the file declares. */
function isInFiles(scope: EquationScope, name: string): boolean {
  const { kind, names } = scope.fieldNames;
  return (
    kind === 'inFiles' &&
    (names.includes(name) || (names.length === 0 && !scope.later.has(name) && !scope.context.networks.resolved.has(name)))
  );
}

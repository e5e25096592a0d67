import { isMetricKind } from '#model/metric-catalogue';
import { isOptimizerKind } from '#model/optimizer-catalogue';
import { isScheduleKind } from '#model/schedule-catalogue';
import type { CursorContext, DeclarationKind, OpenCall } from './cursor-context';

/** What kind of thing a name is, where it stands: `noise` is a layer in a network and an augmentation behind `augment`. */
export type CallRole =
  | 'step'
  | 'equation'
  | 'metric'
  | 'optimizer'
  | 'schedule'
  | 'source'
  | 'augmentation'
  | 'form'
  | 'noise'
  | 'initializer'
  | 'rule'
  | 'method'
  | 'space';

/** The role of a word at the caret, inside the calls that are open there; undefined where nothing can be called. */
export function roleAt(context: CursorContext): CallRole | undefined {
  return roleWithin(context, context.calls.length);
}

/** The role of an open call, by its depth from 0. */
export function roleOfCall(context: CursorContext, depth: number): CallRole | undefined {
  return roleWithin(context, depth);
}

function roleWithin(context: CursorContext, depth: number): CallRole | undefined {
  const outer = context.calls[depth - 1];
  if (outer?.argumentName === 'init') {
    return 'initializer';
  }
  if (outer === undefined) {
    return outerRole(context, context.calls[0]?.clause ?? context.clause);
  }
  return innerRole(outer, roleWithin(context, depth - 1));
}

/** What may stand inside the arguments of a call. */
function innerRole(outer: OpenCall, role: CallRole | undefined): CallRole | undefined {
  switch (role) {
    case 'optimizer':
    case 'schedule':
      return isOptimizerKind(outer.name) || isScheduleKind(outer.name) ? 'schedule' : undefined;
    case 'metric':
      return isMetricKind(outer.name) ? 'equation' : undefined;
    case 'step':
    case 'equation':
      return role;
    default:
      return undefined;
  }
}

function outerRole({ declaration, isHeader }: CursorContext, clause: string | undefined): CallRole | undefined {
  const roles = declaration === undefined ? undefined : clauseRoles[declaration.kind];
  return roles === 'step' ? (isHeader ? undefined : 'step') : roles?.get(clause ?? '');
}

const datasetRoles: ReadonlyMap<string, CallRole> = new Map([
  ['source', 'source'],
  ['augment', 'augmentation'],
]);

const trainRoles: ReadonlyMap<string, CallRole> = new Map([
  ['minimize', 'equation'],
  ['maximize', 'equation'],
  ['binding', 'equation'],
  ['show', 'equation'],
  ['report', 'metric'],
  ['optimizer', 'optimizer'],
  ['using', 'optimizer'],
  ['augment', 'augmentation'],
  ['as', 'form'],
  ['~', 'noise'],
  ['batch', 'rule'],
  ['stop', 'rule'],
  ['keep', 'rule'],
]);

const searchRoles: ReadonlyMap<string, CallRole> = new Map([
  ['using', 'method'],
  ['in', 'space'],
]);

/** What may be called in a body: steps everywhere, or what the clause takes. */
const clauseRoles: Readonly<Record<DeclarationKind, 'step' | ReadonlyMap<string, CallRole> | undefined>> = {
  import: undefined,
  network: 'step',
  block: 'step',
  dataset: datasetRoles,
  train: trainRoles,
  search: searchRoles,
  expect: undefined,
};

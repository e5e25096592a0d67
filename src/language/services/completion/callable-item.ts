import type { SourceRange } from '#model/source-range';
import type { SettingType } from '#model/setting';
import type { Callable, CallableParameter } from '../callable';
import { escapeSnippet, type CompletionItem, type CompletionKind } from '../completion-item';
import { callableWords } from '../hover/callable-words';

/** A thing to call as an item: its text has a placeholder for every argument that must be given. */
export function callableItem(callable: Callable, range: SourceRange, isFollowedByBracket: boolean): CompletionItem {
  const { name, kind, parameters, summary } = callable;
  const needed = parameters.filter((parameter) => parameter.default === undefined);
  return {
    label: name,
    kind: itemKinds[kind],
    detail: kind === 'layer' ? firstClause(summary) : kind,
    documentation: callableWords(callable),
    insert: isFollowedByBracket ? escapeSnippet(name) : callText(callable, needed),
    range,
    rank: 5,
    leadsOn: false,
  };
}

const itemKinds: Readonly<Record<Callable['kind'], CompletionKind>> = {
  layer: 'layer',
  block: 'block',
  network: 'network',
  optimiser: 'function',
  schedule: 'function',
  source: 'function',
  augmentation: 'function',
  metric: 'function',
  loss: 'function',
  function: 'function',
  noise: 'function',
  initialiser: 'function',
  form: 'function',
  rule: 'function',
  method: 'function',
  space: 'function',
};

/** Layers, blocks, forms and initialisers stand without brackets where they need nothing. */
const bareKinds: ReadonlySet<Callable['kind']> = new Set(['layer', 'block', 'network', 'form', 'initialiser']);

function callText({ name, kind, parameters }: Callable, needed: readonly CallableParameter[]): string {
  if (needed.length === 0) {
    return bareKinds.has(kind) || parameters.length === 0 ? `${name}${bareKinds.has(kind) ? '' : '()'}` : `${name}($1)`;
  }
  const places = needed.map((parameter, index) => {
    const place = `\${${String(index + 1)}:${escapeSnippet(exampleOf(parameter))}}`;
    return parameter.isPositional ? place : `${parameter.name} = ${place}`;
  });
  return `${escapeSnippet(name)}(${places.join(', ')})`;
}

/** A value that makes sense for an argument, to be written over. */
export function exampleOf({ name, spec }: CallableParameter): string {
  if (spec === undefined) {
    return name;
  }
  return spec.choices?.[0] ?? examplesByName.get(name) ?? examplesByType[spec.type];
}

const examplesByName: ReadonlyMap<string, string> = new Map([
  ['filters', '16'],
  ['kernel', '3x3'],
  ['window', '2x2'],
  ['units', '64'],
  ['path', '"data"'],
  ['rate', '0.001'],
  ['classes', '10'],
  ['each', '8'],
  ['trials', '20'],
  ['low', '1e-4'],
  ['high', '1e-1'],
  ['degrees', '10'],
  ['pixels', '2'],
]);

const examplesByType: Readonly<Record<SettingType, string>> = {
  count: '2',
  number: '0.1',
  flag: 'yes',
  text: '""',
  activation: 'relu',
  pair: '2x2',
  optionalPair: '2x2',
  shape: '10',
  padding: 'same',
  numbers: '{1, 2}',
  table: '{{0}, {1}}',
  bias: 'yes',
  initializer: 'he',
  layer: 'lstm(64)',
  names: '{"name"}',
  reference: 'name',
};

function firstClause(summary: string): string {
  return summary.split(/[;:.]/)[0] ?? summary;
}

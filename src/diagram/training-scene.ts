import { formatMeasure } from '#base/format-quantity';
import type { EquationNode, Operator } from '#model/equation';
import { equationCatalogue } from '#model/equation-catalogue';
import type { Network } from '#model/network';
import { countMacs, countParameters } from '#model/parameter-count';
import type { Objective, Recipe } from '#model/recipe';
import type { Schedule } from '#model/schedule';
import { formatShape } from '#model/tensor-type';
import { noCost } from './box-facts';
import type { DiagramRequest } from './diagram-request';
import type { BoxFacts } from './drawing';
import { foldNetwork } from './fold';
import type { BoxForm, Scene, SceneBox, SceneEdge, SceneItem } from './scene';

/**
 * A training as it is written in its equations: data and noise, every application of a network, the arithmetic between them, and each objective
 * with the networks that it changes. Numbers are written into the boxes that use them; what only reports use is left out.
 */
export function trainingScene(recipe: Recipe, request: Pick<DiagramRequest, 'expand' | 'opened' | 'closed'>): Scene {
  const used = valuesBehind(recipe);
  const applied = new Map<string, number>();
  const build: Building = { recipe, request, idOf: new Map(), edges: [] };
  const items = recipe.values.flatMap((value): readonly SceneItem[] => {
    if (!used.has(value.id) || constantOf(recipe, value.id) !== undefined) {
      return [];
    }
    const use = value.kind === 'apply' ? (applied.get(value.network) ?? 0) + 1 : 1;
    if (value.kind === 'apply') {
      applied.set(value.network, use);
    }
    return [valueItem(value, use, build)];
  });
  const objectives = recipe.objectives.map((objective, index) => objectiveBox(objective, index, build));
  return { items: [...items, ...objectives], edges: withoutDoubles(build.edges) };
}

interface Building {
  readonly recipe: Recipe;
  readonly request: Pick<DiagramRequest, 'expand' | 'opened' | 'closed'>;
  /** The box where each value comes from. */
  readonly idOf: Map<number, string>;
  readonly edges: SceneEdge[];
}

/** What the objectives depend on. */
function valuesBehind({ values, objectives }: Recipe): ReadonlySet<number> {
  const used = new Set(objectives.map(({ value }) => value));
  for (const value of values.toReversed()) {
    if (used.has(value.id)) {
      inputsOf(value).forEach((input) => used.add(input));
    }
  }
  return used;
}

function inputsOf(value: EquationNode): readonly number[] {
  return 'inputs' in value ? value.inputs : [];
}

const signs: Record<Operator, string> = {
  '+': '+',
  '-': '−',
  '*': '×',
  '/': '÷',
  '<': '<',
  '<=': '≤',
  '>': '>',
  '>=': '≥',
  '==': '=',
  '!=': '≠',
  negate: '−',
};

/** A value that is only numbers, as text. */
function constantOf(recipe: Recipe, id: number): string | undefined {
  const value = recipe.values[id];
  if (value?.kind === 'number') {
    return String(value.value);
  }
  if (value?.kind !== 'operator') {
    return undefined;
  }
  const parts = value.inputs.map((input) => constantOf(recipe, input));
  return parts.includes(undefined) ? undefined : parts.length === 1 ? `−${parts.join('')}` : parts.join(` ${signs[value.operator]} `);
}

function valueItem(value: EquationNode, use: number, build: Building): SceneItem {
  if (value.kind === 'apply') {
    return applicationItem(value, use, build);
  }
  const { form, ...facts } = describeValue(value, build.recipe);
  const path = value.name ?? facts.label;
  const shape = formatFlow(value);
  return box({ ...noCost, path, shape, ...facts, ...sourceOf(value) }, form, { id: `value ${String(value.id)}`, value, build });
}

interface Placed {
  readonly id: string;
  readonly value: EquationNode;
  readonly build: Building;
}

function box(facts: BoxFacts, form: BoxForm, { id, value, build }: Placed): SceneBox {
  build.idOf.set(value.id, id);
  build.edges.push(...inputsOf(value).flatMap((input) => edgeFrom(input, id, build)));
  return { kind: 'box', id, facts, form, isFolded: false };
}

function edgeFrom(input: number, to: string, { recipe, idOf }: Building): readonly SceneEdge[] {
  const from = idOf.get(input);
  const value = recipe.values[input];
  return from === undefined || value === undefined ? [] : [{ from, to, shape: formatFlow(value) }];
}

/** `fake 28x28x1`: the author's name where the box does not say it already, and the shape. */
function formatFlow(value: EquationNode): string {
  const isNamed = value.kind !== 'noise' && value.kind !== 'variable' && value.kind !== 'field';
  const name = isNamed ? (value.name ?? '') : '';
  return [name, value.type.shape.length === 0 ? '' : formatShape(value.type.shape)].filter((part) => part !== '').join(' ');
}

function sourceOf({ source }: EquationNode): Pick<BoxFacts, 'source'> {
  return source === undefined ? {} : { source };
}

type Described = Pick<BoxFacts, 'label' | 'words' | 'family'> & { readonly form: BoxForm };

function describeValue(value: Exclude<EquationNode, { kind: 'apply' }>, recipe: Recipe): Described {
  switch (value.kind) {
    case 'field':
      return { label: value.field, words: 'data', family: 'input', form: 'terminal' };
    case 'noise':
      return { label: `${value.name ?? 'noise'} ~ ${value.distribution.kind}`, words: 'noise', family: 'input', form: 'terminal' };
    case 'variable':
      return { label: value.variable, words: 'trained variable', family: 'dense', form: 'terminal' };
    case 'number':
      return { label: String(value.value), words: 'number', family: 'input', form: 'terminal' };
    case 'ramp':
      return { label: `ramp to ${String(value.to)}`, words: `gamma ${String(value.gamma)}`, family: 'equation', form: 'terminal' };
    case 'operator':
      return { label: operatorLabel(value, recipe), words: value.operator, family: 'merge', form: 'operator' };
    default:
      return describeFunction(value, recipe);
  }
}

function operatorLabel({ operator, inputs }: EquationNode & { readonly kind: 'operator' }, recipe: Recipe): string {
  const [first, second] = inputs.map((input) => constantOf(recipe, input));
  return [first, signs[operator], second].filter((part) => part !== undefined).join(' ');
}

function describeFunction(value: EquationNode & { readonly kind: 'function' }, recipe: Recipe): Described {
  const numbers = value.inputs.map((input) => constantOf(recipe, input));
  const { family, arguments: named } = equationCatalogue[value.function];
  const constants = numbers.flatMap((number, place) => (number === undefined ? [] : [`${named[place]?.name ?? 'value'} ${number}`]));
  const settings = Object.entries(value.settings).flatMap(([name, setting]) =>
    typeof setting === 'number' || typeof setting === 'string' ? [`${name} ${String(setting)}`] : [],
  );
  const words = [...constants, ...settings].join(' · ');
  if (value.function === 'stop') {
    return { label: 'stop gradient', words: 'nothing behind it is changed', family: 'equation', form: 'operator' };
  }
  return { label: value.function, words, family: family === 'loss' ? 'loss' : 'equation', form: 'layer' };
}

function applicationItem(value: EquationNode & { readonly kind: 'apply' }, use: number, build: Building): SceneItem {
  const { recipe, request } = build;
  const network = recipe.networks[value.network];
  const id = use === 1 ? value.network : `${value.network} (${String(use)})`;
  const facts = applicationFacts(value, { network, isFirst: use === 1, recipe });
  if (network === undefined || !request.opened.includes(id)) {
    return { ...box(facts, 'layer', { id, value, build }), isFolded: network !== undefined };
  }
  const inside = foldNetwork(network, { lookup: (name) => recipe.networks[name], request, prefix: `${id}/` });
  const output = network.outputs.find(({ name }) => name === value.member)?.node ?? network.names[value.member] ?? -1;
  build.idOf.set(value.id, inside.boxOf.get(output) ?? id);
  const inputs = new Map(network.inputs.map((input, place) => [inside.boxOf.get(input.node), value.inputs[place]]));
  for (const edge of inside.edges) {
    build.edges.push(...(inputs.has(edge.from) ? edgeFrom(inputs.get(edge.from) ?? -1, edge.to, build) : [edge]));
  }
  return { kind: 'group', id, facts, items: inside.items.filter((item) => item.kind === 'group' || item.facts.family !== 'input') };
}

interface Application {
  readonly network: Network | undefined;
  readonly isFirst: boolean;
  readonly recipe: Recipe;
}

function applicationFacts(value: EquationNode & { readonly kind: 'apply' }, { network, isFirst, recipe }: Application): BoxFacts {
  const lookup = (name: string): Network | undefined => recipe.networks[name];
  const count = network === undefined ? { parameters: 0, total: 0 } : countParameters(network, lookup);
  const layers = network === undefined ? 0 : network.nodes.length - network.inputs.length;
  const isInner = network?.outputs.every(({ name }) => name !== value.member) ?? false;
  const member = isInner || (network?.outputs.length ?? 1) > 1 ? `.${value.member}` : '';
  return {
    ...noCost,
    path: value.network,
    label: `${value.network}${member}`,
    words: isFirst ? `network · ${String(layers)} layers` : 'the same weights',
    family: 'network',
    shape: formatFlow(value),
    parameters: isFirst ? count.parameters : 0,
    macs: network === undefined ? 0 : countMacs(network),
    memoryBytes: isFirst ? 4 * count.total : 0,
    ...sourceOf(value),
  };
}

function objectiveBox(objective: Objective, index: number, build: Building): SceneBox {
  const id = `objective ${String(index + 1)}`;
  const { kind, rate } = objective.optimizer;
  const over = objective.over.join(', ');
  const every = objective.every === 1 ? [] : [`every ${String(objective.every)} steps`];
  build.edges.push(...edgeFrom(objective.value, id, build));
  const facts: BoxFacts = {
    ...noCost,
    path: objective.text,
    label: `${objective.direction} over ${over}`,
    words: [`${kind} ${firstRate(rate)}`, ...every].join(' · '),
    family: 'loss',
    shape: '',
  };
  return { kind: 'box', id, facts, form: 'layer', isFolded: false };
}

function firstRate(schedule: Schedule): string {
  return schedule.kind === 'warmup' ? firstRate(schedule.then) : formatMeasure(schedule.rate);
}

/** What flows twice between the same boxes, as in `l2(x, x)`, is one line. */
function withoutDoubles(edges: readonly SceneEdge[]): readonly SceneEdge[] {
  return [...new Map(edges.map((edge) => [`${edge.from}\n${edge.to}`, edge])).values()];
}

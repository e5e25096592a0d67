import type { EquationNode, Noise } from '#model/equation';
import type { EquationFunction } from '#model/equation-function';
import { inferLayer } from '#model/infer-layer';
import { layerDescription } from '#model/layer-catalogue';
import type { LayerKind } from '#model/layer-kind';
import type { Network, NetworkLayer, NetworkNode } from '#model/network';
import type { Objective, Recipe, Report } from '#model/recipe';
import { defaultSettings, type Settings } from '#model/setting-values';
import { floatTensor, type TensorType } from '#model/tensor-type';

/** A layer of a network under test: its name, its kind, its settings, and by name what it takes (left out: what came before it). */
export type LayerText = readonly [name: string, kind: LayerKind, settings?: Settings, inputs?: readonly string[]];

/** A network as the language would resolve it: inputs, then layers; the last one is the output. */
export function buildNetwork(name: string, inputs: Readonly<Record<string, TensorType>>, texts: readonly LayerText[]): Network {
  const nodes: NetworkNode[] = [];
  const layers: NetworkLayer[] = [];
  const names: Record<string, number> = {};
  for (const [input, type] of Object.entries(inputs)) {
    names[input] = nodes.length;
    nodes.push({ kind: 'input', id: nodes.length, path: input, name: input, inputs: [], output: type, macs: 0 });
  }
  for (const [path, kind, given = {}, from] of texts) {
    const settings = { ...defaultSettings(layerDescription(kind).settings), ...given };
    const taken = from?.map((source) => names[source] ?? -1) ?? [nodes.length - 1];
    const outcome = inferLayer(
      kind,
      settings,
      taken.map((id) => nodes[id]?.output ?? floatTensor([])),
    );
    if (!outcome.ok) {
      throw new Error(`${path}: ${outcome.refusal.message}`);
    }
    const { output, weights, macs } = outcome.inference;
    names[path] = nodes.length;
    nodes.push({ kind, id: nodes.length, path, name: path, settings, layer: path, inputs: taken, output, macs });
    layers.push({ path, kind, settings, weights });
  }
  const inputList = Object.entries(inputs).map(([input, type]) => ({ name: input, type, node: names[input] ?? 0 }));
  return { name, hyper: {}, inputs: inputList, nodes, outputs: [{ name: 'output', node: nodes.length - 1 }], layers, names, groups: [] };
}

/** Equations, written one call at a time; each call gives the number of its value. */
export class Equations {
  readonly nodes: EquationNode[] = [];

  field(field: string, type: TensorType): number {
    return this.#add({ kind: 'field', field, id: this.nodes.length, type });
  }

  noise(shape: readonly number[], distribution: Noise = { kind: 'normal', mean: 0, deviation: 1 }): number {
    return this.#add({ kind: 'noise', distribution, id: this.nodes.length, type: floatTensor(shape) });
  }

  number(value: number): number {
    return this.#add({ kind: 'number', value, id: this.nodes.length, type: floatTensor([]) });
  }

  apply(network: Network, ...inputs: readonly number[]): number {
    const type = network.nodes.at(-1)?.output ?? floatTensor([]);
    return this.#add({ kind: 'apply', network: network.name, member: 'output', inputs, id: this.nodes.length, type });
  }

  call(name: EquationFunction, inputs: readonly number[], settings: Settings = {}): number {
    return this.#add({ kind: 'function', function: name, inputs, settings, id: this.nodes.length, type: floatTensor([]) });
  }

  plus(a: number, b: number): number {
    return this.#add({ kind: 'operator', operator: '+', inputs: [a, b], id: this.nodes.length, type: floatTensor([]) });
  }

  #add(node: EquationNode): number {
    this.nodes.push(node);
    return node.id;
  }
}

/** What differs from a plain training by gradient descent. */
export interface RecipeText {
  readonly networks: readonly Network[];
  readonly equations: Equations;
  readonly objectives: readonly (Partial<Objective> & Pick<Objective, 'value' | 'over'>)[];
  readonly reports?: readonly Report[];
  readonly changes?: Partial<Recipe>;
}

/** A complete recipe. */
export function buildRecipe({ networks, equations, objectives, reports = [], changes = {} }: RecipeText): Recipe {
  return {
    version: 1,
    name: 'trial',
    networks: Object.fromEntries(networks.map((network) => [network.name, network])),
    variables: {},
    data: {
      name: 'none',
      source: { kind: 'xor', settings: {}, of: {} },
      fields: [],
      split: null,
      folds: null,
      scaling: { kind: 'none' },
      augmentations: [],
      take: null,
      size: null,
    },
    values: equations.nodes,
    objectives: objectives.map((objective) => ({
      direction: 'minimize',
      text: 'loss',
      optimizer: { kind: 'sgd', rate: { kind: 'constant', rate: 0.1 }, settings: {} },
      every: 1,
      ...objective,
    })),
    reports,
    shows: [],
    batch: { size: 4, balanced: null },
    length: { unit: 'steps', count: 1 },
    seed: 7,
    decay: 0,
    clip: null,
    labelSmoothing: 0,
    earlyStop: null,
    keepBest: null,
    freeze: [],
    start: [],
    precision: 'float32',
    backend: 'cpu',
    ...changes,
  };
}

import type { Network, NetworkNode } from '#model/network';
import { countWeights } from '#model/parameter-count';
import type { SourceRange } from '#model/source-range';
import { sizeOf, type Shape } from '#model/tensor-type';
import type { EditorDocument } from './editor-document';

/** One step of the text and what it became: a line of a block may have become many nodes. */
export interface NetworkStep {
  readonly source: SourceRange;
  readonly network: Network;
  /** What it became in the first network that contains it, in order; of a block, everything inside. */
  readonly nodes: readonly NetworkNode[];
  /** The shapes that it gives, one for each time it is applied. */
  readonly outputs: readonly Shape[];
  /** Trained scalars of everything that it became, shared weights once. */
  readonly parameters: number;
  /** Multiply-adds for one sample. */
  readonly macs: number;
  /** The block that it uses; undefined for layers and networks. */
  readonly block: string | undefined;
}

/** Every step of a file's own networks and blocks, by the offset where it begins (behind its label). */
export function networkSteps(document: EditorDocument): ReadonlyMap<number, NetworkStep> {
  const steps = new Map<number, NetworkStep>();
  for (const network of ownNetworks(document)) {
    for (const step of [...blockSteps(network), ...layerSteps(network)]) {
      if (!steps.has(step.source.start)) {
        steps.set(step.source.start, step);
      }
    }
  }
  return steps;
}

/** Networks that stand in the file itself; places of imported ones belong to other texts. */
export function ownNetworks({ analysis }: EditorDocument): readonly Network[] {
  return [...analysis.networks.values()].filter(({ source }) => source !== undefined);
}

/** The number of trained scalars of some nodes, each layer once; networks inside have weights of their own and count nothing here. */
function parametersOf(network: Network, nodes: readonly NetworkNode[]): number {
  const paths = new Set(nodes.flatMap((node) => (node.kind === 'input' || node.kind === 'network' ? [] : [node.layer])));
  return countWeights(network.layers.filter((layer) => paths.has(layer.path))).parameters;
}

function layerSteps(network: Network): readonly NetworkStep[] {
  return byPlace(network.nodes.filter(({ kind }) => kind !== 'input')).map(([source, nodes]) =>
    toStep(network, { source, nodes, outputs: nodes.map(({ output }) => output.shape), block: undefined }),
  );
}

function blockSteps(network: Network): readonly NetworkStep[] {
  return byPlace(network.groups.filter(({ repeat }) => repeat === undefined)).map(([source, groups]) => {
    const nodes = groups.flatMap((group) => group.nodes.flatMap((id) => network.nodes[id] ?? []));
    return toStep(network, { source, nodes, outputs: lastShapes(network, groups), block: groups[0]?.block });
  });
}

/** Things by the place of the text that they came from; those from other texts are left out. */
function byPlace<T extends { readonly source?: SourceRange }>(things: readonly T[]): readonly (readonly [SourceRange, readonly T[]])[] {
  const places = new Map<number, { readonly source: SourceRange; readonly things: T[] }>();
  for (const thing of things) {
    const { source } = thing;
    if (source !== undefined) {
      const place = places.get(source.start) ?? { source, things: [] };
      place.things.push(thing);
      places.set(source.start, place);
    }
  }
  return [...places.values()].map(({ source, things: found }) => [source, found]);
}

function lastShapes(network: Network, groups: Network['groups']): readonly Shape[] {
  return groups.flatMap((group) => {
    const last = network.nodes[group.nodes.at(-1) ?? -1];
    return last === undefined ? [] : [last.output.shape];
  });
}

function toStep(network: Network, parts: Pick<NetworkStep, 'source' | 'nodes' | 'outputs' | 'block'>): NetworkStep {
  const macs = parts.nodes.reduce((sum, node) => sum + node.macs, 0);
  return { ...parts, network, parameters: parametersOf(network, parts.nodes), macs };
}

/** Numbers that a step keeps for the way back, for one sample. */
export function activationsOf(step: NetworkStep): number {
  return step.nodes.reduce((sum, node) => sum + sizeOf(node.output.shape), 0);
}

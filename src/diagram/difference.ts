import { layerDescription } from '#model/layer-catalogue';
import type { Network, NetworkNode } from '#model/network';
import { countMacs, countParameters, type NetworkLookup } from '#model/parameter-count';
import type { SettingValue } from '#model/setting';
import { formatShape } from '#model/tensor-type';
import { alignNodes } from './align-nodes';
import { nodeFacts } from './box-facts';
import type { BoxFacts } from './drawing';
import { givenName } from './given-name';

/** What is different in a network, layer by layer, in the order of the flow; what is the same is left out. */
export interface NetworkDifference {
  readonly name: Change<string>;
  readonly parameters: Change<number>;
  readonly macs: Change<number>;
  readonly input: Change<string>;
  readonly output: Change<string>;
  readonly layers: readonly LayerDifference[];
}

/** The two sides of something that may have changed. */
export interface Change<T> {
  readonly before: T;
  readonly after: T;
}

/** One layer that is not the same on both sides. */
export interface LayerDifference {
  /** `follows`: its settings are the same, but its shape or cost changed with what it takes. */
  readonly change: 'added' | 'removed' | 'changed' | 'follows';
  /** Where it is, or where it was if it was removed. */
  readonly path: string;
  /** What it is, or was: `conv 6@5x5 · tanh`. */
  readonly words: string;
  readonly settings: readonly SettingDifference[];
  /** Null on the side where the layer is not. */
  readonly shape: Change<string | null>;
  readonly parameters: Change<number>;
}

/** One setting with another value, as it would be written. */
export interface SettingDifference extends Change<string> {
  readonly name: string;
}

/** A network with what is needed to count it. */
export interface CountedNetwork {
  readonly network: Network;
  readonly lookup: NetworkLookup;
}

/** What a change of a network means: not which letters differ, but which layers, settings, shapes and numbers. */
export function differenceOf(before: CountedNetwork, after: CountedNetwork): NetworkDifference {
  const [old, fresh] = [before, after].map(({ network, lookup }) => nodeFacts(network, lookup, ''));
  const pairs = alignNodes(before.network.nodes, after.network.nodes);
  const both = <T>(of: (side: CountedNetwork) => T): Change<T> => ({ before: of(before), after: of(after) });
  return {
    name: both(({ network }) => network.name),
    parameters: both(({ network, lookup }) => countParameters(network, lookup).parameters),
    macs: both(({ network }) => countMacs(network)),
    input: both(({ network }) => network.inputs.map(({ type }) => formatShape(type.shape)).join(', ')),
    output: both(({ network }) => network.outputs.map(({ node }) => formatShape(network.nodes[node]?.output.shape ?? [])).join(', ')),
    layers: pairs.flatMap(([a, b]) => layerDifference(sideOf(a, old), sideOf(b, fresh))),
  };
}

/** Whether nothing differs but, perhaps, names of the networks. */
export function isSameNetwork({ layers, input, output }: NetworkDifference): boolean {
  return layers.length === 0 && input.before === input.after && output.before === output.after;
}

interface Side {
  readonly node: NetworkNode;
  readonly facts: BoxFacts;
}

function sideOf(node: NetworkNode | undefined, facts: readonly BoxFacts[] | undefined): Side | undefined {
  const own = node === undefined ? undefined : facts?.[node.id];
  return node === undefined || own === undefined ? undefined : { node, facts: own };
}

function layerDifference(before: Side | undefined, after: Side | undefined): readonly LayerDifference[] {
  const shown = after ?? before;
  if (shown === undefined) {
    return [];
  }
  const settings = before === undefined || after === undefined ? [] : settingDifferences(before.node, after.node);
  const change = changeOf(before, after, settings.length > 0);
  if (change === undefined) {
    return [];
  }
  return [
    {
      change,
      path: shown.facts.path,
      words: wordsOf(shown),
      settings,
      shape: { before: before?.facts.shape ?? null, after: after?.facts.shape ?? null },
      parameters: { before: before?.facts.parameters ?? 0, after: after?.facts.parameters ?? 0 },
    },
  ];
}

function changeOf(before: Side | undefined, after: Side | undefined, hasSettings: boolean): LayerDifference['change'] | undefined {
  if (before === undefined) {
    return 'added';
  }
  if (after === undefined) {
    return 'removed';
  }
  if (hasSettings) {
    return 'changed';
  }
  const isSame =
    before.facts.shape === after.facts.shape &&
    before.facts.parameters === after.facts.parameters &&
    before.facts.macs === after.facts.macs;
  return isSame ? undefined : 'follows';
}

function wordsOf({ node, facts }: Side): string {
  return givenName(node) === undefined ? [facts.label, facts.words].join(' ').trim() : facts.words;
}

function settingDifferences(before: NetworkNode, after: NetworkNode): readonly SettingDifference[] {
  if (before.kind === 'network' || after.kind === 'network' || before.kind === 'input' || after.kind === 'input') {
    return [];
  }
  return Object.keys(layerDescription(after.kind).settings).flatMap((name) => {
    const [old, fresh] = [settingText(before.settings[name]), settingText(after.settings[name])];
    return old === fresh ? [] : [{ name, before: old, after: fresh }];
  });
}

function settingText(value: SettingValue | undefined): string {
  if (value === undefined || value === null) {
    return 'none';
  }
  if (typeof value !== 'object') {
    return value === true ? 'yes' : value === false ? 'no' : String(value);
  }
  return Array.isArray(value) && value.every((item) => typeof item !== 'object') ? value.join('x') : JSON.stringify(value);
}

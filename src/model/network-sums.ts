import { formatCount } from '#base/format-quantity';
import type { Network } from './network';
import { summarizeNetwork } from './network-summary';

/** One thing that the networks of several recipes have, a text for each recipe; the empty text: it has none. */
export interface ArchitectureRow {
  /** As in `Net parameters`, or `Net/C1 kernel` for a setting of a layer. */
  readonly path: string;
  readonly texts: readonly string[];
}

/** The networks of a recipe by name; undefined where the recipe could not be read. */
export type RecipeNetworks = Readonly<Record<string, Network>> | undefined;

/** Parameters, multiply-adds and layers of each network, for several recipes beside each other. */
export function networkSums(recipes: readonly RecipeNetworks[]): readonly ArchitectureRow[] {
  const sums = recipes.map((networks) => sumsOf(networks ?? {}));
  const paths = [...new Set(sums.flatMap((each) => [...each.keys()]))];
  return paths.map((path) => ({ path, texts: sums.map((each) => each.get(path) ?? '') }));
}

function sumsOf(networks: Readonly<Record<string, Network>>): ReadonlyMap<string, string> {
  const sums = new Map<string, string>();
  for (const [name, network] of Object.entries(networks)) {
    const { parameters, macs, layers } = summarizeNetwork(network, (called) => networkOf(networks, called));
    sums.set(`${name} parameters`, formatCount(parameters));
    sums.set(`${name} multiply-adds`, formatCount(macs));
    sums.set(`${name} layers`, formatCount(layers.length));
  }
  return sums;
}

/** A recipe's network by its name. */
export function networkOf(networks: RecipeNetworks, name: string): Network | undefined {
  return networks !== undefined && Object.hasOwn(networks, name) ? networks[name] : undefined;
}

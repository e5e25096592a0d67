import { formatCount } from '#base/format-quantity';
import type { Network } from './network';
import { summarizeNetwork } from './network-summary';

/** One thing that the networks of several recipes have, a text for each recipe; the empty text: it has none. */
export interface ArchitectureRow {
  /** As in `Net/C1` for a layer, `Net parameters` for a sum. */
  readonly path: string;
  readonly texts: readonly string[];
}

/** The networks of several recipes beside each other: sums first, then every layer by its path, as `conv 6@5x5 · tanh → 28x28x6`. */
export function architectureRows(recipes: readonly (Readonly<Record<string, Network>> | undefined)[]): readonly ArchitectureRow[] {
  const facts = recipes.map((networks) => factsOf(networks ?? {}));
  const paths = [...new Set(facts.flatMap((fact) => [...fact.keys()]))];
  return paths.map((path) => ({ path, texts: facts.map((fact) => fact.get(path) ?? '') }));
}

function factsOf(networks: Readonly<Record<string, Network>>): ReadonlyMap<string, string> {
  const facts = new Map<string, string>();
  for (const [name, network] of Object.entries(networks)) {
    const summary = summarizeNetwork(network, (called) => (Object.hasOwn(networks, called) ? networks[called] : undefined));
    facts.set(`${name} parameters`, formatCount(summary.parameters));
    facts.set(`${name} multiply-adds`, formatCount(summary.macs));
    facts.set(`${name} layers`, formatCount(summary.layers.length));
    for (const { path, words, output } of summary.layers) facts.set(`${name}/${path}`, `${words} → ${output.join('x')}`);
  }
  return facts;
}

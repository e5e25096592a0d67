import type { Network } from '#model/network';
import { networkOf, networkSums, type ArchitectureRow, type RecipeNetworks } from '#model/network-sums';
import { differenceOf, type LayerDifference } from './difference';

/**
 * The networks of several recipes held against those of the first: sums, then layers that were added, removed or changed, a row for each setting
 * that is another. Networks of one name belong together, and so do the only networks of two recipes.
 *
 * @returns rows with a text for each recipe; layers in which no recipe differs from the first are left out
 */
export function compareArchitectures(recipes: readonly RecipeNetworks[]): readonly ArchitectureRow[] {
  const [first, ...others] = recipes;
  const rows = new Map<string, string[]>();
  others.forEach((networks, index) => {
    for (const [before, after] of pairsOf(first, networks)) {
      const { layers } = differenceOf(
        { network: before, lookup: (name) => networkOf(first, name) },
        { network: after, lookup: (name) => networkOf(networks, name) },
      );
      for (const layer of layers) {
        for (const [path, old, fresh] of cellsOf(before.name, layer)) {
          // Who says nothing of a thing has it as the first has it.
          const texts = rows.get(path) ?? recipes.map((other) => (other === undefined ? '' : old));
          texts[index + 1] = fresh;
          rows.set(path, texts);
        }
      }
    }
  });
  return [...networkSums(recipes), ...[...rows].map(([path, texts]) => ({ path, texts }))];
}

function pairsOf(first: RecipeNetworks, other: RecipeNetworks): readonly (readonly [Network, Network])[] {
  const [before, after] = [Object.values(first ?? {}), Object.values(other ?? {})];
  const [onlyBefore] = before;
  const [onlyAfter] = after;
  if (before.length === 1 && after.length === 1 && onlyBefore !== undefined && onlyAfter !== undefined) return [[onlyBefore, onlyAfter]];
  return before.flatMap((network) => {
    const found = networkOf(other, network.name);
    return found === undefined ? [] : [[network, found] as const];
  });
}

/** What a row is called, what the first recipe has there, and what the other. */
type Cells = readonly [path: string, old: string, fresh: string];

function cellsOf(network: string, { change, path, words, settings, shape }: LayerDifference): readonly Cells[] {
  const layer = `${network}/${path}`;
  switch (change) {
    case 'added':
      return [[`${layer} (${words})`, '', words]];
    case 'removed':
      return [[layer, words, '']];
    case 'changed':
      return settings.map(({ name, before, after }): Cells => [`${layer} ${name}`, before, after]);
    case 'follows':
      return shape.before === shape.after ? [] : [[`${layer} shape`, shape.before ?? '', shape.after ?? '']];
  }
}

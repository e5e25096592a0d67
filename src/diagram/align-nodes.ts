import type { NetworkNode } from '#model/network';
import { givenName } from './given-name';

/** Nodes of two networks side by side, in the order of the flow; undefined where one side has no partner. */
export type NodePair = readonly [NetworkNode | undefined, NetworkNode | undefined];

/**
 * Finds which layer became which, by the alignment of Needleman and Wunsch (1970): names count most, then equal layers, then equal kinds. Equal
 * beginnings and ends are set aside first; should what is left be too much for a table, only equal paths are partners.
 */
export function alignNodes(before: readonly NetworkNode[], after: readonly NetworkNode[]): readonly NodePair[] {
  let start = 0;
  while (start < Math.min(before.length, after.length) && isSame(before[start], after[start])) {
    start++;
  }
  let end = 0;
  while (end < Math.min(before.length, after.length) - start && isSame(before.at(-1 - end), after.at(-1 - end))) {
    end++;
  }
  const old = before.slice(start, before.length - end);
  const fresh = after.slice(start, after.length - end);
  const middle = old.length * fresh.length > mostCells ? pairByPath(old, fresh) : pairByScore(old, fresh);
  return [
    ...before.slice(0, start).map((node, place): NodePair => [node, after[place]]),
    ...middle,
    ...before.slice(before.length - end).map((node, place): NodePair => [node, after[after.length - end + place]]),
  ];
}

const mostCells = 4_000_000;

function isSame(a: NetworkNode | undefined, b: NetworkNode | undefined): boolean {
  return a !== undefined && a.path === b?.path && score(a, b) >= 4;
}

/** How well two nodes go together; 0 where they cannot be the same layer. */
function score(a: NetworkNode, b: NetworkNode): number {
  const [old, fresh] = [givenName(a), givenName(b)];
  if (a.kind !== b.kind || (old !== undefined && fresh !== undefined && old !== fresh)) {
    return 0;
  }
  const named = old !== undefined && old === fresh ? 4 : 0;
  return 2 + named + (JSON.stringify(settingsOf(a)) === JSON.stringify(settingsOf(b)) ? 2 : 0);
}

function settingsOf(node: NetworkNode): unknown {
  return 'settings' in node ? node.settings : node.kind === 'network' ? [node.network, node.member] : '';
}

function pairByPath(old: readonly NetworkNode[], fresh: readonly NetworkNode[]): readonly NodePair[] {
  const known = new Map(old.map((node) => [node.path, node]));
  const kept = fresh.map((node): NodePair => {
    const partner = known.get(node.path);
    return [partner?.kind === node.kind ? partner : undefined, node];
  });
  const taken = new Set(kept.map(([node]) => node));
  return [...old.filter((node) => !taken.has(node)).map((node): NodePair => [node, undefined]), ...kept];
}

function pairByScore(old: readonly NetworkNode[], fresh: readonly NetworkNode[]): readonly NodePair[] {
  const width = fresh.length + 1;
  // The best score of everything from these two places on.
  const best = new Float64Array((old.length + 1) * width);
  const at = (i: number, j: number): number => best[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = fresh.length - 1; j >= 0; j--) {
      best[i * width + j] = Math.max(at(i + 1, j), at(i, j + 1), pairScore(old[i], fresh[j]) + at(i + 1, j + 1));
    }
  }
  return walk(old, fresh, at);
}

function pairScore(a: NetworkNode | undefined, b: NetworkNode | undefined): number {
  const own = a === undefined || b === undefined ? 0 : score(a, b);
  return own === 0 ? -1 : own;
}

function walk(old: readonly NetworkNode[], fresh: readonly NetworkNode[], at: (i: number, j: number) => number): readonly NodePair[] {
  const pairs: NodePair[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    const own = pairScore(old[i], fresh[j]);
    if (own > 0 && at(i, j) === own + at(i + 1, j + 1)) {
      pairs.push([old[i++], fresh[j++]]);
    } else if (j >= fresh.length || (i < old.length && at(i, j) === at(i + 1, j))) {
      pairs.push([old[i++], undefined]);
    } else {
      pairs.push([undefined, fresh[j++]]);
    }
  }
  return pairs;
}

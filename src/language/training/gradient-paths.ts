import type { EquationNode } from '#model/equation';
import type { EquationFunction } from '#model/equation-function';

/** What a value changes with: the networks and variables that a gradient reaches from it, in the order in which the text uses them. */
export function trainedBy(values: readonly EquationNode[], root: number): readonly string[] {
  const found: { readonly id: number; readonly name: string }[] = [];
  for (const id of reachable(values, root, passesGradient)) {
    const value = values[id];
    if (value?.kind === 'apply') {
      found.push({ id, name: value.network });
    } else if (value?.kind === 'variable') {
      found.push({ id, name: value.variable });
    } else if (value?.kind === 'function' && typeof value.settings['network'] === 'string') {
      found.push({ id, name: value.settings['network'] });
    }
  }
  return [...new Set(found.sort((a, b) => a.id - b.id).map((entry) => entry.name))];
}

/** Every value that a value is computed from, itself included. */
export function reachable(
  values: readonly EquationNode[],
  root: number,
  follow: (node: EquationNode) => boolean = () => true,
): ReadonlySet<number> {
  const seen = new Set<number>();
  const pending = [root];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const value = values[next];
    if (value === undefined || seen.has(next)) {
      continue;
    }
    seen.add(next);
    if ('inputs' in value && follow(value)) {
      pending.push(...value.inputs);
    }
  }
  return seen;
}

const flat: ReadonlySet<EquationFunction> = new Set<EquationFunction>(['stop', 'onehot']);
const comparisons: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', '==', '!=']);

function passesGradient(node: EquationNode): boolean {
  return !(node.kind === 'function' && flat.has(node.function)) && !(node.kind === 'operator' && comparisons.has(node.operator));
}

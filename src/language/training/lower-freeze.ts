import { nearestName } from '#base/nearest-name';
import type { Network } from '#model/network';
import type { Recipe } from '#model/recipe';
import type { Expression, Setting } from '../generated/ast';
import { refuseClause } from './lower-clauses';
import { rangeOf } from '../range-of';
import type { TrainingContext } from './training-context';

/** `freeze VGG16.C1, Decoder`: paths of weights that do not move, `VGG16/C1`. */
export function lowerFreeze(context: TrainingContext, clause: Setting, networks: Recipe['networks']): readonly string[] {
  return clause.values.flatMap(({ value }) => {
    const path = pathOf(value);
    if (path === undefined) {
      refuseClause(context, clause);
      return [];
    }
    const [name = '', ...inner] = path;
    const network = networks[name];
    const layers = network === undefined || inner.length === 0 ? undefined : layersOf(network, inner.join('.'));
    if (network === undefined || layers?.length === 0) {
      reportMissing(context, value, { name, inner: inner.join('.'), network, networks });
      return [];
    }
    return layers === undefined ? [name] : layers.map((layer) => `${name}/${layer}`);
  });
}

/** `start VGG16 from "runs/first"`. */
export function lowerStart(context: TrainingContext, clause: Setting, networks: Recipe['networks']): Recipe['start'] {
  return clause.values.flatMap(({ value, from }) => {
    if (value.$type !== 'Ref' || from === undefined) {
      refuseClause(context, clause);
      return [];
    }
    if (!Object.hasOwn(networks, value.name)) {
      reportMissing(context, value, { name: value.name, inner: '', network: undefined, networks });
      return [];
    }
    return [{ network: value.name, from }];
  });
}

/** The name that stands for a layer, a block or a repetition, or the paths of the layers that share it as their beginning. */
function layersOf(network: Network, path: string): readonly string[] {
  const inside = network.layers.filter((layer) => {
    const dotted = layer.path.replaceAll('/', '.');
    return dotted === path || dotted.startsWith(`${path}.`);
  });
  if (inside.length > 0) {
    // One path that all of them begin with says the same as all of them.
    const exact = inside.find((layer) => layer.path.replaceAll('/', '.') === path);
    return exact === undefined ? inside.map((layer) => layer.path) : [exact.path];
  }
  const node = Object.hasOwn(network.names, path) ? network.nodes[network.names[path] ?? -1] : undefined;
  return node === undefined || node.kind === 'input' || node.kind === 'network'
    ? []
    : network.layers.filter((layer) => layer.path === node.layer).map((layer) => layer.path);
}

function pathOf(expression: Expression): readonly string[] | undefined {
  if (expression.$type === 'Ref') {
    return [expression.name];
  }
  const before = expression.$type === 'Member' ? pathOf(expression.of) : undefined;
  return before === undefined || expression.$type !== 'Member' ? undefined : [...before, expression.member];
}

function reportMissing(
  context: TrainingContext,
  at: Expression,
  missing: { readonly name: string; readonly inner: string; readonly network: Network | undefined; readonly networks: Recipe['networks'] },
): void {
  const { name, inner, network, networks } = missing;
  if (network === undefined) {
    const suggestion = nearestName(name, Object.keys(networks));
    const hint = suggestion === undefined ? `It uses ${Object.keys(networks).join(', ')}.` : `Did you mean "${suggestion}"?`;
    context.report({ code: 'ZOO1511', message: `This training uses no network "${name}". ${hint}`, at: rangeOf(at) });
    return;
  }
  const suggestion = nearestName(inner, Object.keys(network.names));
  const hint = suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`;
  context.report({ code: 'ZOO1511', message: `${name} has no layer "${inner}" with weights.${hint}`, at: rangeOf(at) });
}

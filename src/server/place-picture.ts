import type { Network, NetworkNode } from '#model/network';
import type { NetworkLookup } from '#model/parameter-count';
import { defaultRequest } from '#diagram/diagram-request';
import { drawNetwork } from '#diagram/draw-network';
import type { Drawing } from '#diagram/drawing';
import type { Theme } from '#diagram/palette';
import { toSvg } from '#diagram/to-svg';

/** How many steps are shown before a node and behind it: as many as fit into the width of a hover. */
const reach = 2;

/** Longer pictures are left out: editors cut long hovers off. */
const longestUri = 40_000;

/** A small drawing of a node between its neighbours, as a data URI for a hover; undefined where it would be too large. */
export function placePicture(
  network: Network,
  node: NetworkNode,
  { lookup, theme }: { readonly lookup: NetworkLookup; readonly theme: Theme },
): string | undefined {
  const around = neighbourhood(network, node);
  const drawing = drawNetwork(around, lookup, { ...defaultRequest, direction: 'right', expand: 'all', small: true });
  const svg = toSvg(marked(drawing, node.path), { theme, style: 'embedded', hasBackground: false });
  const uri = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  return uri.length > longestUri ? undefined : uri;
}

/** The nodes near a node as a network of their own; what flows in from further away is its input. */
function neighbourhood(network: Network, node: NetworkNode): Network {
  const kept = [...new Set([...before(network, node.id, reach), node.id, ...behind(network, node.id, reach)])].toSorted((a, b) => a - b);
  const place = new Map(kept.map((id, index) => [id, index]));
  const nodes = kept.flatMap((id, index): readonly NetworkNode[] => {
    const each = network.nodes[id];
    if (each === undefined) {
      return [];
    }
    const inputs = each.inputs.flatMap((input) => place.get(input) ?? []);
    const { path, output } = each;
    return inputs.length === 0
      ? [{ kind: 'input', id: index, path, name: each.name ?? path, inputs: [], output, macs: 0 }]
      : [{ ...each, id: index, inputs }];
  });
  const inputs = nodes.filter(({ kind }) => kind === 'input').map(({ path, id, output }) => ({ name: path, type: output, node: id }));
  const used = new Set(nodes.flatMap((each) => each.inputs));
  const outputs = nodes.filter(({ id }) => !used.has(id)).map(({ path, id }) => ({ name: path, node: id }));
  return { ...network, inputs, nodes, outputs, groups: [], names: {} };
}

function before(network: Network, id: number, steps: number): readonly number[] {
  const inputs = steps === 0 ? [] : (network.nodes[id]?.inputs ?? []);
  return inputs.flatMap((input) => [input, ...before(network, input, steps - 1)]);
}

function behind(network: Network, id: number, steps: number): readonly number[] {
  const users = steps === 0 ? [] : network.nodes.filter(({ inputs }) => inputs.includes(id));
  return users.slice(0, 2).flatMap((user) => [user.id, ...behind(network, user.id, steps - 1)]);
}

/** A frame around the box that the hover is about; it lies behind everything. */
function marked(drawing: Drawing, path: string): Drawing {
  const box = drawing.boxes.find((each) => each.path === path);
  if (box === undefined) {
    return drawing;
  }
  const { x, y, width, height } = box.bounds;
  const mark = { kind: 'rect', role: 'kernel', x: x - 4, y: y - 4, width: width + 8, height: height + 8, radius: 9 } as const;
  return { ...drawing, elements: [mark, ...drawing.elements] };
}

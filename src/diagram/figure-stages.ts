import type { Network, NetworkNode } from '#model/network';
import type { NetworkLookup } from '#model/parameter-count';
import type { Shape } from '#model/tensor-type';
import { boxesOf, repetitionText } from './box-size';
import type { DiagramRequest } from './diagram-request';
import { givenName } from './given-name';
import { networkScene } from './network-scene';
import type { Scene, SceneBox } from './scene';

/** One tensor of a figure: what came out of a layer, and how it came about from the one before. */
export interface Stage {
  readonly box: SceneBox;
  readonly shape: Shape;
  /** The name that the author gave it, or the block that it is; empty for layers without a name. */
  readonly title: string;
  /** As papers say it: `convolutions`, `subsampling`, `full connection`; empty for the input. */
  readonly operation: string;
  /** Height and width of the window over the stage before, where there is one. */
  readonly kernel?: readonly [number, number];
  /** Whether each number depends on all numbers before. */
  readonly isFull: boolean;
  /** Towers of a grouped convolution that see only their own part. */
  readonly groups: number;
  /** The layer whose weights lead here, if it is one layer. */
  readonly layer?: string;
}

/**
 * The longest way from an input to the first output, as the stages of a figure: activations, norms and changes of shape belong to the stage before
 * them. What branches off is left out, so the figure of a network with branches is that of its main line.
 */
export function figureStages(network: Network, lookup: NetworkLookup, request: DiagramRequest): readonly Stage[] {
  const scene = networkScene(network, lookup, { ...request, expand: request.expand === 'all' ? 'auto' : request.expand });
  const nodes = new Map(network.nodes.map((node) => [node.path, node]));
  return longestWay(scene)
    .filter((box) => box.facts.words !== 'output' && isStage(box))
    .map((box) => stageOf(box, nodes.get(box.id)));
}

/** Pads, flattenings and the like take no part in a figure; nor do strips. */
function isStage({ form, facts }: SceneBox): boolean {
  return form !== 'strip' && facts.shape !== '' && !['activation', 'normal', 'regular'].includes(facts.family) && facts.family !== 'size';
}

function longestWay(scene: Scene): readonly SceneBox[] {
  const boxes = boxesOf(scene.items);
  const lengths = new Map<string, { readonly length: number; readonly from: string | undefined }>();
  for (const { id } of boxes) {
    const before = scene.edges.filter((edge) => edge.to === id).map(({ from }) => ({ from, length: lengths.get(from)?.length ?? 0 }));
    const best = before.toSorted((a, b) => b.length - a.length)[0];
    lengths.set(id, { length: (best?.length ?? 0) + 1, from: best?.from });
  }
  const way: SceneBox[] = [];
  let at = boxes.find(({ facts }) => facts.words === 'output')?.id;
  while (at !== undefined) {
    const here = at;
    way.push(...boxes.filter(({ id }) => id === here));
    at = lengths.get(here)?.from;
  }
  return way.toReversed();
}

function stageOf(box: SceneBox, node: NetworkNode | undefined): Stage {
  const kernel = kernelOf(node);
  const groups = node !== undefined && 'settings' in node ? node.settings['groups'] : 1;
  return {
    box,
    shape: box.facts.shape === 'number' ? [] : box.facts.shape.split('x').map(Number),
    title: titleOf(box, node),
    operation: operationOf(box, node),
    isFull: node?.kind === 'dense',
    groups: typeof groups === 'number' ? groups : 1,
    ...(kernel === undefined ? {} : { kernel }),
    ...(node !== undefined && 'layer' in node ? { layer: node.layer } : {}),
  };
}

function kernelOf(node: NetworkNode | undefined): readonly [number, number] | undefined {
  const size = node !== undefined && 'settings' in node ? (node.settings['kernel'] ?? node.settings['window']) : undefined;
  const [height, width] = Array.isArray(size) ? size.map(Number) : [];
  return typeof height === 'number' && typeof width === 'number' ? [height, width] : undefined;
}

function titleOf({ facts, isFolded }: SceneBox, node: NetworkNode | undefined): string {
  if (isFolded) {
    return [facts.label, repetitionText(facts)].filter((part) => part !== '').join(' ');
  }
  return node === undefined ? '' : (givenName(node) ?? (node.kind === 'input' ? node.path : ''));
}

function operationOf({ facts, isFolded }: SceneBox, node: NetworkNode | undefined): string {
  if (isFolded || node === undefined) {
    return facts.words.slice(facts.words.lastIndexOf('·') + 1).trim();
  }
  switch (node.kind) {
    case 'input':
      return '';
    case 'conv':
    case 'depthwise':
    case 'separable':
      return 'convolutions';
    case 'deconv':
      return 'up-convolutions';
    case 'avgpool':
    case 'subsample':
      return 'subsampling';
    case 'maxpool':
      return 'max pooling';
    case 'globalavgpool':
    case 'globalmaxpool':
      return 'global pooling';
    case 'dense':
      return 'full connection';
    case 'network':
      return node.network;
    default:
      return node.kind;
  }
}

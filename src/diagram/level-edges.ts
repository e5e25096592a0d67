import type { Scene, SceneEdge, SceneGroup, SceneItem } from './scene';

/** A stretch of an edge inside one level: from item to item, in from outside, or out. Edges of one box share stretches. */
export interface Piece {
  readonly key: string;
  readonly from?: string;
  readonly to?: string;
  readonly source: string;
  readonly shape: string;
}

/** The pieces that one edge of the scene consists of. */
export interface EdgePath {
  /** The keys of its pieces, in the order of the flow. */
  readonly keys: readonly string[];
  /** The one in the level that holds both ends. */
  readonly middle: string;
}

/** The edges of a scene, cut into pieces that each lie in one level. */
export interface LevelEdges {
  /** The stretches of each level, by the id of its group; the whole picture is ''. */
  readonly levels: ReadonlyMap<string, readonly Piece[]>;
  /** By the edge's place in the scene. */
  readonly paths: ReadonlyMap<number, EdgePath>;
  readonly groups: ReadonlyMap<string, SceneGroup>;
}

/** Cuts every edge at the borders of the opened groups that it crosses. */
export function levelEdges(scene: Scene): LevelEdges {
  const chains = new Map<string, readonly string[]>();
  const groups = new Map<string, SceneGroup>();
  collect(scene.items, [''], { chains, groups });
  const levels = new Map<string, Map<string, Piece>>();
  const paths = new Map<number, EdgePath>();
  scene.edges.forEach((edge, index) => {
    const path = cut(edge, chains);
    paths.set(index, { keys: path.pieces.map(({ piece }) => piece.key), middle: path.middle });
    for (const { level, piece } of path.pieces) {
      const known = levels.get(level) ?? new Map<string, Piece>();
      levels.set(level, known.set(piece.key, piece));
    }
  });
  return { levels: new Map([...levels].map(([level, pieces]) => [level, [...pieces.values()]])), paths, groups };
}

interface Collected {
  /** For each box the ids of the groups around it, outermost first, and its own. */
  readonly chains: Map<string, readonly string[]>;
  readonly groups: Map<string, SceneGroup>;
}

function collect(items: readonly SceneItem[], around: readonly string[], collected: Collected): void {
  for (const item of items) {
    if (item.kind === 'box') {
      collected.chains.set(item.id, [...around, item.id]);
    } else {
      collected.groups.set(item.id, item);
      collect(item.items, [...around, item.id], collected);
    }
  }
}

interface Cut {
  readonly pieces: readonly { readonly level: string; readonly piece: Piece }[];
  readonly middle: string;
}

function cut({ from, to, shape }: SceneEdge, chains: ReadonlyMap<string, readonly string[]>): Cut {
  const start = chains.get(from) ?? [''];
  const end = chains.get(to) ?? [''];
  let shared = 0;
  while (start[shared + 1] !== undefined && start[shared + 1] === end[shared + 1]) {
    shared++;
  }
  const pieceIn = (level: string, ends: { readonly from?: string; readonly to?: string }) => ({
    level,
    piece: { key: [level, ends.from ?? '', ends.to ?? '', from].join('\n'), ...ends, source: from, shape },
  });
  const out = start.slice(shared + 1, -1).map((level, index) => pieceIn(level, { from: start[shared + 2 + index] ?? from }));
  const into = end.slice(shared + 1, -1).map((level, index) => pieceIn(level, { to: end[shared + 2 + index] ?? to }));
  const middle = pieceIn(start[shared] ?? '', { from: start[shared + 1] ?? from, to: end[shared + 1] ?? to });
  return { pieces: [...out.toReversed(), middle, ...into], middle: middle.piece.key };
}

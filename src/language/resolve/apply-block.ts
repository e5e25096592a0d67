import type { AstNode } from 'langium';
import type { Call } from '../generated/ast';
import { bindHypers } from './bind-hypers';
import {
  bodyFrame,
  nextPath,
  nodesSince,
  place,
  refuse,
  unknown,
  type Frame,
  type OwnedBlock,
  type Resolution,
  type Value,
} from './resolution';

/** A block about to be used. */
export interface BlockUse {
  readonly owned: OwnedBlock;
  readonly call: Call | undefined;
  /** Undefined where what flows in is wrong elsewhere: then only the arguments are looked at. */
  readonly inputs: readonly number[] | undefined;
  readonly label: string | undefined;
  readonly at: AstNode;
}

const deepestBlocks = 64;

/** Fresh layers from a recipe: resolves the block's body for these tensors and arguments. */
export function applyBlock(resolution: Resolution, frame: Frame, use: BlockUse): Value {
  const { block, file } = use.owned;
  const open = frame.uses.map((each) => each.block);
  if (open.includes(block.name) || open.length >= deepestBlocks) {
    const message = `${[...open, block.name].join(' -> ')}: a block cannot contain itself.`;
    return refuse(resolution, frame, { code: 'ZOO1104', message, at: use.at });
  }
  const names = bindHypers(resolution, frame, { declared: block, call: use.call, at: use.at });
  if (names === undefined || use.inputs === undefined) {
    return unknown;
  }
  if (use.inputs.length !== block.inputs.length) {
    const message = `${block.name} takes ${countTensors(block.inputs.length)} and gets ${String(use.inputs.length)}.`;
    return refuse(resolution, frame, { code: 'ZOO1217', message, at: use.at });
  }
  resolution.applied.add(block);
  const path = nextPath(resolution, frame, { kind: block.name, label: use.label });
  const first = resolution.nodes.length;
  for (const [index, input] of block.inputs.entries()) {
    names.set(input.name, { kind: 'tensor', node: use.inputs[index] ?? 0 });
  }
  const site = { block: block.name, path, at: place(frame, use.at) };
  const inner = bodyFrame(file, {
    names,
    prefix: `${path}/`,
    uses: [...frame.uses, site],
    foreign: frame.foreign ?? (file === frame.file ? undefined : site),
  });
  const value = resolution.walk.body(resolution, inner, block.body);
  resolution.groups.push({ path, block: block.name, nodes: nodesSince(resolution, first), source: site.at });
  return value;
}

function countTensors(count: number): string {
  return count === 1 ? 'one tensor' : `${String(count)} tensors`;
}

import type { Block } from '../generated/ast';
import { bindHypers } from './bind-hypers';
import { bodyFrame, unknown, type FileScope, type Resolution, type Value } from './resolution';

/** Looks at the names, arguments and layers of a block that no network uses: its shapes are known only where it is used. */
export function checkUnusedBlock(resolution: Resolution, file: FileScope, block: Block): void {
  const names = new Map<string, Value>();
  for (const { name } of [...block.hypers, ...block.inputs]) {
    names.set(name, unknown);
  }
  const frame = bodyFrame(file, { names, prefix: `${block.name}/` });
  // Defaults are looked at for their own sake: an argument may be given in their place.
  const optional = { name: block.name, hypers: block.hypers.filter(({ value }) => value !== undefined) };
  bindHypers(resolution, frame, { declared: optional, call: undefined });
  resolution.walk.body(resolution, frame, block.body);
}

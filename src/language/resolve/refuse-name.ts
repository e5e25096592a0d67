import { suggest } from '../suggestion';
import type { Ref } from '../generated/ast';
import { place, refuse, type Frame, type Resolution, type Value } from './resolution';

/** Says that nothing has this name, and which name may be meant. */
export function refuseName(resolution: Resolution, frame: Frame, ref: Ref): Value {
  const { hint, fix } = suggest(ref.name, frame.names.keys());
  const at = place(frame, ref);
  const fixes = fix.replacement === undefined ? [] : [{ title: `Write ${fix.replacement}`, edits: [{ ...at, text: fix.replacement }] }];
  return refuse(resolution, frame, { code: 'ZOO1101', message: `Nothing here is called "${ref.name}".${hint}`, at: ref, fixes });
}

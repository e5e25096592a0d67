import type { AstNode } from 'langium';
import { place, refuse, type Frame, type Resolution, type Value } from './resolution';

/** Gives a value a name in its body; a second thing of the same name is refused. `at` begins with the name. */
export function define(
  resolution: Resolution,
  frame: Frame,
  { name, value, at }: { readonly name: string; readonly value: Value; readonly at: AstNode },
): void {
  if (frame.names.has(name) || frame.layers.has(name)) {
    const { start } = place(frame, at);
    const message = `"${name}" is there already; give this one another name.`;
    refuse(resolution, frame, { code: 'ZOO1103', message, at: { start, end: start + name.length } });
    return;
  }
  frame.names.set(name, value);
}

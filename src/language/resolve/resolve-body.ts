import { isLayerKind } from '#model/layer-catalogue';
import type { Body, LayerDef, Output, Return } from '../generated/ast';
import { refuseThing } from './apply-step';
import { bindLayer } from './bind-layer';
import { define } from './define';
import { nextPath, refuse, unknown, type Frame, type Members, type Resolution, type Value } from './resolution';

/** The value of the last expression of a body; bindings, labels and outputs go into the frame. */
export function resolveBody(resolution: Resolution, frame: Frame, body: Body): Value {
  let last: Value | undefined;
  for (const statement of body.statements) {
    switch (statement.$type) {
      case 'Binding': {
        const inner: Frame = { ...frame, binding: { name: statement.name, count: 0 } };
        const value = resolution.walk.expression(resolution, inner, statement.value);
        define(resolution, frame, { name: statement.name, value, at: statement });
        last = undefined;
        break;
      }
      case 'LayerDef':
        declareLayer(resolution, frame, statement);
        last = undefined;
        break;
      case 'Value':
        last = resolution.walk.expression(resolution, frame, statement.value);
        break;
      case 'Return':
        last = resolveReturn(resolution, frame, statement);
        break;
    }
  }
  if (last === undefined) {
    const message = 'This body has no output: its last statement must be an expression.';
    return refuse(resolution, frame, { code: 'ZOO1107', message, at: body.statements.at(-1) ?? body });
  }
  return last;
}

/** One output is the value itself; several are chosen from by name. */
function resolveReturn(resolution: Resolution, frame: Frame, statement: Return): Value {
  const [first, ...others] = statement.outputs;
  if (first !== undefined && others.length === 0 && first.name === undefined) {
    return resolution.walk.expression(resolution, frame, first.value);
  }
  const values = statement.outputs.map((output) => resolveOutput(resolution, frame, output));
  const [only, ...more] = values;
  if (only === undefined || values.some(({ kind }) => kind === 'unknown')) {
    return unknown;
  }
  if (more.length === 0) {
    return only;
  }
  const outputs = new Map(frame.outputs);
  const members: Members = { of: 'This body', outputs: [...outputs.keys()], names: [...outputs.keys()], node: (name) => outputs.get(name) };
  return { kind: 'outputs', members };
}

function resolveOutput(resolution: Resolution, frame: Frame, output: Output): Value {
  const inner: Frame = output.name === undefined ? frame : { ...frame, binding: { name: output.name, count: 0 } };
  const value = resolution.walk.expression(resolution, inner, output.value);
  const name = output.name ?? (output.value.$type === 'Ref' ? output.value.name : undefined);
  if (output.name !== undefined) {
    define(resolution, frame, { name: output.name, value, at: output });
  }
  if (value.kind === 'tensor' && name !== undefined) {
    if (frame.outputs.has(name)) {
      return refuse(resolution, frame, { code: 'ZOO1103', message: `There is an output "${name}" already.`, at: output });
    }
    frame.outputs.set(name, value.node);
    return value;
  }
  if (value.kind === 'unknown') {
    return unknown;
  }
  const message = value.kind === 'tensor' ? 'An output needs a name: `return mean = …`.' : 'An output is one tensor.';
  return refuse(resolution, frame, { code: 'ZOO1107', message, at: output });
}

function declareLayer(resolution: Resolution, frame: Frame, { name, layer }: LayerDef): void {
  if (frame.names.has(name) || frame.layers.has(name)) {
    refuse(resolution, frame, { code: 'ZOO1103', message: `"${name}" is there already; give this layer another name.`, at: layer });
    return;
  }
  const { name: kind } = layer;
  if (!isLayerKind(kind)) {
    refuseThing(resolution, frame, layer);
    return;
  }
  const settings = bindLayer(resolution, frame, layer);
  if (settings !== undefined) {
    frame.layers.set(name, { kind, settings, path: nextPath(resolution, frame, { kind, label: name }) });
  }
}

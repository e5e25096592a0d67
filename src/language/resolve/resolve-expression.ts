import { nearestName } from '#base/nearest-name';
import { isLayerKind, layerDescription, layerCatalogue } from '#model/layer-catalogue';
import type { LayerKind } from '#model/layer-kind';
import { numberSetting } from '#model/setting-values';
import type { SettingValue } from '#model/setting';
import type { Block, Body, Call, Expression, If, Pipe, Ref, Repeat, Step, Binary } from '../generated/ast';
import { rangeOf } from '../range-of';
import { applyLayer } from './apply-layer';
import { bindArguments, readConstant } from './read-setting';
import { nextPath, unknown, type Frame, type Resolution, type Value } from './resolution';

const mostRepetitions = 10_000;

/** The value of the last expression of a body; bindings and labels go into the frame. */
export function resolveBody(resolution: Resolution, frame: Frame, body: Body): Value {
  let last: Value | undefined;
  for (const statement of body.statements) {
    if (statement.$type === 'Binding') {
      const bound = resolveExpression(resolution, { ...frame, binding: { name: statement.name, count: 0 } }, statement.value);
      last = undefined;
      define(resolution, frame, { name: statement.name, value: bound, at: rangeOf(statement) });
    } else if (statement.$type === 'LayerDef') {
      declareLayer(resolution, frame, { name: statement.name, call: statement.layer });
    } else if (statement.$type === 'Value') {
      last = resolveExpression(resolution, frame, statement.value);
    } else {
      const values = statement.outputs.map((output) => {
        const value = resolveExpression(
          resolution,
          output.name === undefined ? frame : { ...frame, binding: { name: output.name, count: 0 } },
          output.value,
        );
        const name = output.name ?? (output.value.$type === 'Ref' ? output.value.name : undefined);
        if (output.name !== undefined) frame.names.set(output.name, value);
        if (name !== undefined && value.kind === 'tensor') resolution.outputs.set(name, value.node);
        return value;
      });
      last = values[0];
    }
  }
  if (last === undefined) {
    resolution.report({ code: 'ZOO1107', message: 'This body has no output: its last statement must be an expression.', ...rangeOf(body) });
  }
  return last ?? unknown;
}

/** What an expression stands for; errors are reported once, and give `unknown`. */
export function resolveExpression(resolution: Resolution, frame: Frame, expression: Expression): Value {
  switch (expression.$type) {
    case 'Pipe':
      return resolvePipe(resolution, frame, expression);
    case 'Ref':
      return resolveName(resolution, frame, expression);
    case 'Call':
      return resolveCall(resolution, frame, expression);
    case 'Binary':
      return resolveBinary(resolution, frame, expression);
    case 'If':
      return resolveIf(resolution, frame, expression);
    case 'Negative': {
      const value = resolveExpression(resolution, frame, expression.value);
      return value.kind === 'tensor'
        ? scale(resolution, frame, { input: value.node, scale: -1, shift: 0, at: expression })
        : constant(resolution, frame, expression);
    }
    case 'Tuple': {
      const values = expression.items.map((item) => resolveExpression(resolution, frame, item));
      const nodes = values.flatMap((value) => (value.kind === 'tensor' ? [value.node] : []));
      return nodes.length === values.length ? { kind: 'tensors', nodes } : unknown;
    }
    case 'Member':
      resolution.report({
        code: 'ZOO1107',
        message: `A member such as .${expression.member} cannot stand in a network yet; give the value a label.`,
        ...rangeOf(expression),
      });
      return unknown;
    default:
      return constant(resolution, frame, expression);
  }
}

function constant(resolution: Resolution, frame: Frame, expression: Expression): Value {
  const value = readConstant(expression, frame);
  if (value !== undefined) {
    return { kind: 'setting', value };
  }
  resolution.report({ code: 'ZOO1107', message: 'This is neither a tensor nor a number.', ...rangeOf(expression) });
  return unknown;
}

function define(
  resolution: Resolution,
  frame: Frame,
  { name, value, at }: { readonly name: string; readonly value: Value; readonly at: { readonly start: number; readonly end: number } },
): void {
  if (frame.names.has(name)) {
    resolution.report({
      code: 'ZOO1103',
      message: `"${name}" is there already; give this one another name.`,
      start: at.start,
      end: at.start + name.length,
    });
    return;
  }
  frame.names.set(name, value);
}

function resolveName(resolution: Resolution, frame: Frame, ref: Ref): Value {
  const value = frame.names.get(ref.name);
  if (value === undefined) {
    const range = rangeOf(ref);
    const suggestion = nearestName(ref.name, frame.names.keys());
    const hint = suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`;
    const fixes = suggestion === undefined ? [] : [{ title: `Write ${suggestion}`, edits: [{ ...range, text: suggestion }] }];
    resolution.report({ code: 'ZOO1101', message: `Nothing here is called "${ref.name}".${hint}`, ...range, fixes });
  }
  return value ?? unknown;
}

function resolvePipe(resolution: Resolution, frame: Frame, pipe: Pipe): Value {
  let value = resolveExpression(resolution, frame, pipe.source);
  for (const step of pipe.steps) {
    value = resolveStep(resolution, frame, { step, value });
  }
  return value;
}

interface StepUse {
  readonly step: Step;
  readonly value: Value;
  /** Given by a repetition instead of the step's own name. */
  readonly path?: string;
}

function resolveStep(resolution: Resolution, frame: Frame, { step, value, path }: StepUse): Value {
  const label = path ?? step.name;
  const { step: what } = step;
  const result =
    value.kind === 'unknown'
      ? unknown
      : value.kind === 'setting'
        ? notTensor(resolution, step)
        : what.$type === 'Repeat'
          ? resolveRepeat(resolution, frame, { repeat: what, value, label })
          : applyThing(resolution, frame, { thing: what, inputs: value.kind === 'tensor' ? [value.node] : value.nodes, label });
  if (step.name !== undefined) {
    define(resolution, frame, { name: step.name, value: result, at: rangeOf(step) });
  }
  return result;
}

function notTensor(resolution: Resolution, step: Step): Value {
  resolution.report({ code: 'ZOO1107', message: 'A number or word flows into this step; steps work on tensors.', ...rangeOf(step) });
  return unknown;
}

function resolveRepeat(
  resolution: Resolution,
  frame: Frame,
  { repeat, value, label }: { readonly repeat: Repeat; readonly value: Value; readonly label: string | undefined },
): Value {
  const count = readConstant(repeat.count, frame);
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 0 || count > mostRepetitions) {
    const message = `A repetition is a whole number from 0 to 10,000, not ${typeof count === 'number' ? String(count) : 'this'}.`;
    resolution.report({ code: 'ZOO1106', message, ...rangeOf(repeat.count) });
    return unknown;
  }
  const name = nextPath(resolution, frame, { kind: 'repeat', label }).slice(frame.prefix.length);
  let current = value;
  for (let index = 1; index <= count && current.kind !== 'unknown'; index++) {
    const first = resolution.nodes.length;
    const path = `${name}.${String(index)}`;
    const [only, ...more] = repeat.body.steps;
    // Labels inside belong to one repetition; names from outside stay visible.
    const inner = { ...frame, names: new Map(frame.names), layers: new Map(frame.layers), binding: undefined };
    if (only !== undefined && more.length === 0 && only.name === undefined) {
      current = resolveStep(resolution, inner, { step: only, value: current, path });
    } else {
      const scoped = { ...inner, prefix: `${frame.prefix}${path}/`, ordinals: new Map<string, number>() };
      for (const step of repeat.body.steps) current = resolveStep(resolution, scoped, { step, value: current });
    }
    resolution.groups.push({
      path: frame.prefix + path,
      block: 'repeat',
      repeat: { index, of: count },
      nodes: range(first, resolution.nodes.length),
    });
  }
  return current;
}

interface ThingUse {
  readonly thing: Call | Ref;
  readonly inputs: readonly number[];
  readonly label: string | undefined;
}

/** A layer, a declared layer, a block or a network, with its arguments if it has any. */
function applyThing(resolution: Resolution, frame: Frame, { thing, inputs, label }: ThingUse): Value {
  const { name } = thing;
  const call = thing.$type === 'Call' ? thing : undefined;
  const at = rangeOf(thing);
  const declared = frame.layers.get(name);
  if (declared !== undefined) {
    return applyLayer(resolution, frame, { ...declared, inputs, label, layer: declared.path, at });
  }
  const block = resolution.blocks.get(name);
  if (block !== undefined) {
    return applyBlock(resolution, frame, { block, call, inputs, label, at });
  }
  if (resolution.networks.has(name)) {
    return applyNetwork(resolution, frame, { name, inputs, label, at });
  }
  if (isLayerKind(name)) {
    const settings = bindLayer(resolution, frame, thing, name);
    return settings === undefined ? unknown : applyLayer(resolution, frame, { kind: name, settings, inputs, label, at });
  }
  const suggestion = nearestName(name, [
    ...frame.layers.keys(),
    ...resolution.blocks.keys(),
    ...resolution.networks.keys(),
    ...Object.keys(layerCatalogue),
  ]);
  const hint = suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`;
  const fixes =
    suggestion === undefined
      ? []
      : [{ title: `Write ${suggestion}`, edits: [{ start: at.start, end: at.start + name.length, text: suggestion }] }];
  resolution.report({
    code: 'ZOO1102',
    message: `There is no layer, block or network "${name}".${hint}`,
    start: at.start,
    end: at.start + name.length,
    fixes,
  });
  return unknown;
}

function bindLayer(resolution: Resolution, frame: Frame, thing: Call | Ref, kind: LayerKind): Record<string, SettingValue> | undefined {
  const call = thing.$type === 'Call' ? thing : { ...thing, $type: 'Call' as const, args: [] };
  return bindArguments(resolution, frame, { call, specs: layerDescription(kind).settings });
}

function declareLayer(resolution: Resolution, frame: Frame, { name, call }: { readonly name: string; readonly call: Call }): void {
  if (!isLayerKind(call.name)) {
    resolution.report({ code: 'ZOO1102', message: `There is no layer "${call.name}".`, ...rangeOf(call) });
    return;
  }
  const settings = bindLayer(resolution, frame, call, call.name);
  if (settings !== undefined) {
    frame.layers.set(name, { kind: call.name, settings, path: nextPath(resolution, frame, { kind: call.name, label: name }) });
  }
}

interface BlockUse {
  readonly block: Block;
  readonly call: Call | undefined;
  readonly inputs: readonly number[];
  readonly label: string | undefined;
  readonly at: { readonly start: number; readonly end: number };
}

function applyBlock(resolution: Resolution, frame: Frame, { block, call, inputs, label, at }: BlockUse): Value {
  if (resolution.open.includes(block.name) || resolution.open.length >= 64) {
    resolution.report({
      code: 'ZOO1104',
      message: `${[...resolution.open, block.name].join(' -> ')}: a block cannot contain itself.`,
      ...at,
    });
    return unknown;
  }
  if (inputs.length !== block.inputs.length) {
    resolution.report({
      code: 'ZOO1217',
      message: `${block.name} takes ${String(block.inputs.length)} tensors and gets ${String(inputs.length)}.`,
      ...at,
    });
    return unknown;
  }
  const names = bindHypers(resolution, frame, { declared: block, call, at });
  if (names === undefined) {
    return unknown;
  }
  block.inputs.forEach((input, index) => names.set(input.name, { kind: 'tensor', node: inputs[index] ?? 0 }));
  const path = nextPath(resolution, frame, { kind: block.name, label });
  const first = resolution.nodes.length;
  resolution.open.push(block.name);
  // A mistake in a block is said at the place where the block is used.
  const inner: Resolution = { ...resolution, outputs: new Map() };
  const value = resolveBody(inner, { names, layers: new Map(), prefix: `${path}/`, ordinals: new Map(), binding: undefined }, block.body);
  resolution.open.pop();
  resolution.groups.push({ path, block: block.name, nodes: range(first, resolution.nodes.length) });
  return value;
}

/** The hyper-parameters of a block or network: arguments by place or name, then defaults, which may use earlier ones. */
export function bindHypers(
  resolution: Resolution,
  frame: Frame,
  {
    declared,
    call,
    at,
  }: {
    readonly declared: Pick<Block, 'hypers' | 'name'>;
    readonly call: Call | undefined;
    readonly at: { readonly start: number; readonly end: number };
  },
): Map<string, Value> | undefined {
  const names = new Map<string, Value>();
  for (const [index, argument] of (call?.args ?? []).entries()) {
    const name = argument.name ?? declared.hypers[index]?.name;
    const value = readConstant(argument.value, frame);
    if (name === undefined || !declared.hypers.some((hyper) => hyper.name === name) || value === undefined || names.has(name)) {
      const list = declared.hypers.map((hyper) => hyper.name).join(', ');
      resolution.report({
        code: 'ZOO1105',
        message: `${declared.name} takes each of these once: ${list === '' ? 'nothing' : list}.`,
        ...rangeOf(argument),
      });
      return undefined;
    }
    names.set(name, { kind: 'setting', value });
  }
  for (const hyper of declared.hypers) {
    if (!names.has(hyper.name)) {
      const inner = { names, layers: new Map(), prefix: '', ordinals: new Map(), binding: undefined };
      const value = hyper.value === undefined ? undefined : readConstant(hyper.value, inner);
      if (value === undefined) {
        resolution.report({ code: 'ZOO1105', message: `${declared.name}: "${hyper.name}" has no value.`, ...at });
        return undefined;
      }
      names.set(hyper.name, { kind: 'setting', value });
    }
  }
  return names;
}

function applyNetwork(
  resolution: Resolution,
  frame: Frame,
  {
    name,
    inputs,
    label,
    at,
  }: {
    readonly name: string;
    readonly inputs: readonly number[];
    readonly label: string | undefined;
    readonly at: { readonly start: number; readonly end: number };
  },
): Value {
  const network = resolution.networkNamed(name);
  if (network === 'recursive') {
    resolution.report({ code: 'ZOO1104', message: `${name} uses itself.`, ...at });
    return unknown;
  }
  if (network === undefined || network === 'broken') {
    return unknown;
  }
  const wanted = network.inputs.map(({ type }) => type.shape.join('x'));
  const given = inputs.map((input) => resolution.nodes[input]?.output.shape.join('x') ?? '');
  const [output] = network.outputs;
  if (wanted.join(' ') !== given.join(' ') || output === undefined) {
    resolution.report({ code: 'ZOO1221', message: `${name} takes ${wanted.join(' and ')}, but gets ${given.join(' and ')}.`, ...at });
    return unknown;
  }
  const type = network.nodes[output.node]?.output ?? { shape: [], element: 'float' as const };
  const { nodes, fields } = resolution;
  const macs = network.nodes.reduce((sum, node) => sum + node.macs, 0);
  const path = nextPath(resolution, frame, { kind: name, label });
  fields.push(undefined);
  nodes.push({
    id: nodes.length,
    kind: 'network',
    path,
    ...(label === undefined ? {} : { name: label }),
    inputs,
    output: type,
    macs,
    source: at,
    network: name,
    member: output.name,
  });
  return { kind: 'tensor', node: nodes.length - 1 };
}

/** A call as an expression: `concat(a, b)` and `add(a, b, c)` of tensors; every other thing stands behind an arrow. */
function resolveCall(resolution: Resolution, frame: Frame, call: Call): Value {
  const { name } = call;
  if (name === 'concat' || name === 'add' || name === 'multiply' || name === 'subtract') {
    const values = call.args.map(({ value }) => resolveExpression(resolution, frame, value));
    const inputs = values.flatMap((value) => (value.kind === 'tensor' ? [value.node] : []));
    return inputs.length === values.length
      ? applyLayer(resolution, frame, { kind: name, settings: {}, inputs, label: undefined, at: rangeOf(call) })
      : unknown;
  }
  resolution.report({
    code: 'ZOO1107',
    message: `${name} is a step: write its input before it, \`input -> ${name}(…)\`.`,
    ...rangeOf(call),
  });
  return unknown;
}

const merging: Readonly<Record<string, LayerKind>> = { '+': 'add', '-': 'subtract', '*': 'multiply' };

function resolveBinary(resolution: Resolution, frame: Frame, expression: Binary): Value {
  const left = resolveExpression(resolution, frame, expression.left);
  const right = resolveExpression(resolution, frame, expression.right);
  const { op } = expression;
  const kind = Object.hasOwn(merging, op) ? merging[op] : undefined;
  if (left.kind === 'tensor' && right.kind === 'tensor' && kind !== undefined) {
    return applyLayer(resolution, frame, {
      kind,
      settings: {},
      inputs: [left.node, right.node],
      label: undefined,
      at: rangeOf(expression),
    });
  }
  if (left.kind === 'tensor' && right.kind === 'setting' && typeof right.value === 'number') {
    const n = right.value;
    const forms: Readonly<Record<string, readonly [number, number]>> = { '+': [1, n], '-': [1, -n], '*': [n, 0], '/': [1 / n, 0] };
    const [factor, shift] = forms[op] ?? [undefined, 0];
    if (factor !== undefined) return scale(resolution, frame, { input: left.node, scale: factor, shift, at: expression });
  }
  if (right.kind === 'tensor' && left.kind === 'setting' && typeof left.value === 'number') {
    const n = left.value;
    const forms: Readonly<Record<string, readonly [number, number]>> = { '+': [1, n], '-': [-1, n], '*': [n, 0] };
    const [factor, shift] = forms[op] ?? [undefined, 0];
    if (factor !== undefined) return scale(resolution, frame, { input: right.node, scale: factor, shift, at: expression });
  }
  if (left.kind === 'unknown' || right.kind === 'unknown') {
    return unknown;
  }
  if (left.kind === 'setting' && right.kind === 'setting') {
    return constant(resolution, frame, expression);
  }
  resolution.report({
    code: 'ZOO1107',
    message: `\`${op}\` does not work on these; tensors are added, subtracted and multiplied.`,
    ...rangeOf(expression),
  });
  return unknown;
}

function scale(
  resolution: Resolution,
  frame: Frame,
  { input, at, ...settings }: { readonly input: number; readonly scale: number; readonly shift: number; readonly at: Expression },
): Value {
  const previous = resolution.nodes[input];
  // `2 * a + 1` is one layer, not two.
  if (previous?.kind === 'linear' && input === resolution.nodes.length - 1 && previous.name === undefined && at.$type === 'Binary') {
    const [before] = previous.inputs;
    const first = numberSetting(previous.settings, 'scale', 1);
    const shift = numberSetting(previous.settings, 'shift', 0) * settings.scale + settings.shift;
    if (before !== undefined && ![...frame.names.values()].some((value) => value.kind === 'tensor' && value.node === input)) {
      resolution.nodes[input] = { ...previous, settings: { scale: first * settings.scale, shift }, source: rangeOf(at) };
      resolution.layers.set(previous.layer, {
        path: previous.layer,
        kind: 'linear',
        settings: { scale: first * settings.scale, shift },
        weights: [],
      });
      return { kind: 'tensor', node: input };
    }
  }
  return applyLayer(resolution, frame, { kind: 'linear', settings, inputs: [input], label: undefined, at: rangeOf(at) });
}

function resolveIf(resolution: Resolution, frame: Frame, expression: If): Value {
  const condition = readConstant(expression.condition, frame);
  if (typeof condition !== 'boolean') {
    resolution.report({
      code: 'ZOO1107',
      message: 'A condition compares hyper-parameters, such as `stride > 1`.',
      ...rangeOf(expression.condition),
    });
    return unknown;
  }
  const inner = { ...frame, names: new Map(frame.names), layers: new Map(frame.layers) };
  return resolveBody(resolution, inner, condition ? expression.then : expression.else);
}

function range(start: number, end: number): readonly number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index);
}

import type { LayerKind } from '#model/layer-kind';
import { numberSetting } from '#model/setting-values';
import type { Binary, Expression, Negative } from '../generated/ast';
import { rangeOf } from '../range-of';
import { applyLayer } from './apply-layer';
import { refuse, unknown, type Frame, type Resolution, type Value } from './resolution';

/** Sums, differences and products of tensors, and tensors with a number; undefined where both sides are settings. */
export function resolveBinary(resolution: Resolution, frame: Frame, expression: Binary): Value | undefined {
  const left = resolution.walk.expression(resolution, frame, expression.left);
  const right = resolution.walk.expression(resolution, frame, expression.right);
  if (left.kind === 'unknown' || right.kind === 'unknown') {
    return unknown;
  }
  if (left.kind === 'setting' && right.kind === 'setting') {
    return undefined;
  }
  const { op } = expression;
  const kind = merging.get(op);
  if (left.kind === 'tensor' && right.kind === 'tensor' && kind !== undefined) {
    return applyLayer(resolution, frame, { kind, settings: {}, inputs: [left.node, right.node], at: expression });
  }
  const scaled = scaledTensor(op, left, right);
  if (scaled !== undefined) {
    return scale(resolution, frame, { ...scaled, at: expression });
  }
  const message = `\`${op}\` does not work on these; tensors are added, subtracted and multiplied.`;
  return refuse(resolution, frame, { code: 'ZOO1107', message, at: expression });
}

/** `-x`; undefined for numbers. */
export function resolveNegative(resolution: Resolution, frame: Frame, expression: Negative): Value | undefined {
  const value = resolution.walk.expression(resolution, frame, expression.value);
  if (value.kind === 'tensor') {
    return scale(resolution, frame, { input: value.node, scale: -1, shift: 0, at: expression });
  }
  return value.kind === 'setting' ? undefined : value;
}

const merging: ReadonlyMap<string, LayerKind> = new Map<string, LayerKind>([
  ['+', 'add'],
  ['-', 'subtract'],
  ['*', 'multiply'],
]);

interface Scaled {
  readonly input: number;
  readonly scale: number;
  readonly shift: number;
}

/** `tensor op number` and `number op tensor` as `scale * tensor + shift`. */
function scaledTensor(operator: string, left: Value, right: Value): Scaled | undefined {
  if (left.kind === 'tensor' && right.kind === 'setting' && typeof right.value === 'number') {
    const form = tensorFirst.get(operator)?.(right.value);
    return form === undefined ? undefined : { input: left.node, scale: form[0], shift: form[1] };
  }
  if (right.kind === 'tensor' && left.kind === 'setting' && typeof left.value === 'number') {
    const form = numberFirst.get(operator)?.(left.value);
    return form === undefined ? undefined : { input: right.node, scale: form[0], shift: form[1] };
  }
  return undefined;
}

type LinearForm = (n: number) => readonly [scale: number, shift: number];

const tensorFirst: ReadonlyMap<string, LinearForm> = new Map<string, LinearForm>([
  ['+', (n) => [1, n]],
  ['-', (n) => [1, -n]],
  ['*', (n) => [n, 0]],
  ['/', (n) => [1 / n, 0]],
]);

const numberFirst: ReadonlyMap<string, LinearForm> = new Map<string, LinearForm>([
  ['+', (n) => [1, n]],
  ['-', (n) => [-1, n]],
  ['*', (n) => [n, 0]],
]);

function scale(resolution: Resolution, frame: Frame, use: Scaled & { readonly at: Expression }): Value {
  const merged = use.at.$type === 'Binary' ? mergeScales(resolution, frame, use) : undefined;
  const settings = { scale: use.scale, shift: use.shift };
  return merged ?? applyLayer(resolution, frame, { kind: 'linear', settings, inputs: [use.input], at: use.at });
}

/** `2 * a + 1` is one layer, not two. */
function mergeScales(resolution: Resolution, frame: Frame, use: Scaled & { readonly at: Expression }): Value | undefined {
  const previous = resolution.nodes[use.input];
  const isOpen =
    previous?.kind === 'linear' &&
    use.input === resolution.nodes.length - 1 &&
    previous.name === undefined &&
    ![...frame.names.values()].some((value) => value.kind === 'tensor' && value.node === use.input);
  if (!isOpen) {
    return undefined;
  }
  const settings = {
    scale: numberSetting(previous.settings, 'scale', 1) * use.scale,
    shift: numberSetting(previous.settings, 'shift', 0) * use.scale + use.shift,
  };
  resolution.nodes[use.input] = { ...previous, settings, source: frame.foreign?.at ?? rangeOf(use.at) };
  resolution.layers.set(previous.layer, { path: previous.layer, kind: 'linear', settings, weights: [] });
  return { kind: 'tensor', node: use.input };
}

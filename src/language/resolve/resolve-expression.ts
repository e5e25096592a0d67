import type { LayerKind } from '#model/layer-kind';
import { suggest } from '../suggestion';
import type { Argument, Call, Expression, If, Member, Ref } from '../generated/ast';
import { applyLayer } from './apply-layer';
import { applyNetwork } from './apply-network';
import { mentionsUnknown, readConstant } from './read-constant';
import { refuseName } from './refuse-name';
import { refuse, unknown, type Frame, type Resolution, type Value } from './resolution';
import { resolveBinary, resolveNegative } from './resolve-arithmetic';
import { chooseOutput, resolveSteps } from './resolve-steps';

/** What an expression stands for; errors are reported once, and give `unknown`. */
export function resolveExpression(resolution: Resolution, frame: Frame, expression: Expression): Value {
  switch (expression.$type) {
    case 'Pipe': {
      const value = resolveExpression(resolution, frame, expression.source);
      return resolveSteps(resolution, frame, { steps: expression.steps, value });
    }
    case 'Ref':
      return resolveName(resolution, frame, expression);
    case 'Call':
      return resolveCall(resolution, frame, { call: expression, forMember: false });
    case 'Member':
      return resolveMember(resolution, frame, expression);
    case 'Binary':
      return resolveBinary(resolution, frame, expression) ?? constant(resolution, frame, expression);
    case 'Negative':
      return resolveNegative(resolution, frame, expression) ?? constant(resolution, frame, expression);
    case 'If':
      return resolveIf(resolution, frame, expression);
    case 'Tuple': {
      const values = expression.items.map((item) => resolveTensor(resolution, frame, item));
      const nodes = values.flatMap((node) => node ?? []);
      return nodes.length === values.length ? { kind: 'tensors', nodes } : unknown;
    }
    default:
      return constant(resolution, frame, expression);
  }
}

function constant(resolution: Resolution, frame: Frame, expression: Expression): Value {
  if (mentionsUnknown(expression, frame)) {
    return unknown;
  }
  const value = readConstant(expression, frame);
  return value === undefined
    ? refuse(resolution, frame, { code: 'ZOO1107', message: 'This is neither a tensor nor a number.', at: expression })
    : { kind: 'setting', value };
}

function resolveName(resolution: Resolution, frame: Frame, ref: Ref): Value {
  return frame.names.get(ref.name) ?? refuseName(resolution, frame, ref);
}

/** The node of an expression that must be one tensor; undefined where it is none (and said). */
function resolveTensor(resolution: Resolution, frame: Frame, expression: Expression): number | undefined {
  const value = resolveExpression(resolution, frame, expression);
  switch (value.kind) {
    case 'tensor':
      return value.node;
    case 'unknown':
      return undefined;
    case 'outputs':
      refuse(resolution, frame, { code: 'ZOO1109', message: chooseOutput(value.members), at: expression });
      return undefined;
    default:
      refuse(resolution, frame, { code: 'ZOO1107', message: 'One tensor is needed here.', at: expression });
      return undefined;
  }
}

interface CallUse {
  readonly call: Call;
  readonly forMember: boolean;
}

const mergingCalls: ReadonlyMap<string, LayerKind> = new Map<string, LayerKind>([
  ['concat', 'concat'],
  ['add', 'add'],
  ['subtract', 'subtract'],
  ['multiply', 'multiply'],
]);

/** A call as an expression: `concat(a, b)` and `add(a, b, c)` of tensors, or a network of tensors; every other thing stands behind an arrow. */
function resolveCall(resolution: Resolution, frame: Frame, { call, forMember }: CallUse): Value {
  const { name } = call;
  const kind = mergingCalls.get(name);
  const isNetwork = frame.file.networkNames.has(name);
  if (kind === undefined && !isNetwork) {
    const message = `${name} is a step: write its input before it, \`input -> ${name}(…)\`.`;
    return frame.file.broken.has(name) ? unknown : refuse(resolution, frame, { code: 'ZOO1107', message, at: call });
  }
  const args = tensorArguments(resolution, frame, call);
  const nodes = args.map((argument) => (argument === undefined ? undefined : resolveTensor(resolution, frame, argument.value)));
  const known = nodes.flatMap((node) => node ?? []);
  const inputs = known.length === nodes.length ? known : undefined;
  if (kind === undefined) {
    return applyNetwork(resolution, frame, { name, inputs, forMember, at: call });
  }
  return inputs === undefined ? unknown : applyLayer(resolution, frame, { kind, settings: {}, inputs, at: call });
}

/** The arguments in the order of the inputs of a network; undefined where the name of one is wrong (and said). */
function tensorArguments(resolution: Resolution, frame: Frame, call: Call): readonly (Argument | undefined)[] {
  const network = frame.file.networkNamed(call.name);
  const names = typeof network === 'object' ? network.inputs.map(({ name }) => name) : [];
  const places = call.args.map(({ name }, index) => (name === undefined ? index : names.indexOf(name)));
  const wrong = call.args.filter((_argument, index) => {
    const place = places[index] ?? -1;
    return place < 0 || places.indexOf(place) !== index;
  });
  for (const argument of wrong) {
    const takes = names.length === 0 ? 'takes tensors without names' : `takes each of these once: ${names.join(', ')}`;
    refuse(resolution, frame, { code: 'ZOO1105', message: `${call.name} ${takes}.`, at: argument });
  }
  return wrong.length > 0 ? [undefined] : call.args.map((_argument, place) => call.args[places.indexOf(place)]);
}

/** `VGG16(image).C3`, `code.mean`: an output or inner layer, by its name or path. */
function resolveMember(resolution: Resolution, frame: Frame, expression: Member): Value {
  const { base, path } = unfold(expression);
  const value =
    base.$type === 'Call' ? resolveCall(resolution, frame, { call: base, forMember: true }) : resolveExpression(resolution, frame, base);
  if (value.kind === 'unknown') {
    return unknown;
  }
  const members = value.kind === 'outputs' || value.kind === 'tensor' ? value.members : undefined;
  if (members === undefined) {
    const message = `Nothing stands behind ".${path}": only networks and blocks with several outputs have parts with names.`;
    return refuse(resolution, frame, { code: 'ZOO1109', message, at: expression });
  }
  const node = members.node(path);
  if (node === undefined) {
    const { hint } = suggest(path, members.names, `There are ${members.names.join(', ')}.`);
    return refuse(resolution, frame, {
      code: 'ZOO1109',
      message: `${members.of} has no output or layer "${path}".${hint}`,
      at: expression,
    });
  }
  return { kind: 'tensor', node };
}

/** `a.b.c` as what it begins with and the path behind it. */
function unfold(expression: Member): { readonly base: Expression; readonly path: string } {
  const parts = [expression.member];
  let base = expression.of;
  while (base.$type === 'Member') {
    parts.unshift(base.member);
    base = base.of;
  }
  return { base, path: parts.join('.') };
}

function resolveIf(resolution: Resolution, frame: Frame, expression: If): Value {
  const branch = (body: If['then']): Value => {
    const inner: Frame = { ...frame, names: new Map(frame.names), layers: new Map(frame.layers) };
    return resolution.walk.body(resolution, inner, body);
  };
  if (mentionsUnknown(expression.condition, frame)) {
    branch(expression.then);
    branch(expression.else);
    return unknown;
  }
  const condition = readConstant(expression.condition, frame);
  if (typeof condition !== 'boolean') {
    const message = 'A condition compares hyper-parameters, such as `stride > 1`.';
    return refuse(resolution, frame, { code: 'ZOO1107', message, at: expression.condition });
  }
  return branch(condition ? expression.then : expression.else);
}

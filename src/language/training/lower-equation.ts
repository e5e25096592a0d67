import { arithmetic } from '#model/arithmetic';
import { broadcastShapes } from '#model/broadcast';
import type { Operator } from '#model/equation';
import { equationCatalogue, isEquationFunction } from '#model/equation-catalogue';
import { isMetricKind } from '#model/metric-catalogue';
import { floatTensor, formatShape } from '#model/tensor-type';
import type { Binary, Call, Expression, Member, Negative, Ref } from '../generated/ast';
import { rangeOf } from '../range-of';
import { literalNumber } from '../constant-number';
import { fieldValue, namesInScope, type EquationScope, type EquationValue } from './equation-scope';
import { lowerApplication } from './lower-application';
import { lowerFunction } from './lower-function';
import { findMember, memberNames, onlyMember } from '../network-member';
import { suggest } from '../suggestion';

/** The tensor that an expression stands for, or undefined where something in it is wrong (and said). */
export function lowerEquation(scope: EquationScope, expression: Expression): number | undefined {
  const value = lowerValue(scope, expression);
  return value === undefined ? undefined : toTensor(scope, value, expression);
}

/** What an expression stands for: after `e = E(image)`, `e` may be a network with several outputs, and `e.mean` one of them. */
export function lowerValue(scope: EquationScope, expression: Expression): EquationValue | undefined {
  switch (expression.$type) {
    case 'NumberLit':
    case 'PercentLit':
      return tensor(scope.list.add({ kind: 'number', value: literalNumber(expression.value), type: floatTensor([]) }));
    case 'Ref':
      return lowerName(scope, expression);
    case 'Member':
      return lowerMember(scope, expression);
    case 'Call':
      return lowerCall(scope, expression);
    case 'Binary':
      return lowerBinary(scope, expression);
    case 'Negative':
      return lowerNegative(scope, expression);
    default:
      scope.context.report({
        code: 'ZOO1410',
        message: 'This is no part of an equation; equations are made of functions, networks, arithmetic and names.',
        at: rangeOf(expression),
      });
      return undefined;
  }
}

function tensor(id: number): EquationValue {
  return { kind: 'tensor', id };
}

/** Chooses the only output of an application. */
function toTensor(scope: EquationScope, value: EquationValue, at: Expression): number | undefined {
  if (value.kind === 'tensor') {
    return value.id;
  }
  const network = scope.context.networks.resolved.get(value.network);
  const member = network === undefined ? undefined : onlyMember(network);
  if (network !== undefined && member === undefined) {
    const names = network.outputs.map((output) => output.name);
    const message = `${network.name} has several outputs; say which one: ${names.map((name) => `.${name}`).join(', ')}.`;
    scope.context.report({ code: 'ZOO1406', message, at: rangeOf(at) });
  }
  return member === undefined
    ? undefined
    : scope.list.add({
        kind: 'apply',
        network: value.network,
        member: member.name,
        inputs: value.inputs,
        type: member.type,
        source: rangeOf(at),
      });
}

function lowerName(scope: EquationScope, expression: Ref): EquationValue | undefined {
  const { context } = scope;
  const name = expression.name;
  const bound = scope.names.get(name);
  if (bound !== undefined) {
    return bound ?? undefined;
  }
  const field = fieldValue(scope, name);
  if (field !== undefined) {
    return tensor(field);
  }
  const at = rangeOf(expression);
  if (scope.later.has(name)) {
    context.report({ code: 'ZOO1412', message: `"${name}" is used before its own line.`, at });
  } else if (context.networks.resolved.has(name)) {
    const inputs = context.networks.resolved.get(name)?.inputs.map((input) => input.name) ?? [];
    context.report({ code: 'ZOO1414', message: `The network ${name} is not applied; write ${name}(${inputs.join(', ')}).`, at });
  } else if (!context.networks.unresolved.has(name)) {
    reportUnknown(scope, expression, name);
  }
  return undefined;
}

function reportUnknown(scope: EquationScope, at: Expression, name: string): void {
  const fields = scope.fieldNames.names;
  const { hint, fix } = suggest(name, namesInScope(scope), fields.length === 0 ? '' : `The data have ${fields.join(', ')}.`);
  scope.context.report({ code: 'ZOO1401', message: `There is no field or value "${name}".${hint}`, at: rangeOf(at), ...fix });
}

/** `source.image`, `E(image).mean`, `VGG19(canvas).conv4_2`, `e.mean`. */
function lowerMember(scope: EquationScope, expression: Member): EquationValue | undefined {
  const { base, path } = unfold(expression);
  if (base.$type === 'Ref' && !scope.names.has(base.name)) {
    return lowerQualified(scope, expression, { base, path });
  }
  const value = lowerValue(scope, base);
  return value === undefined ? undefined : chooseMember(scope, expression, { value, name: path });
}

/** A field of data sets that stand together. */
function lowerQualified(
  scope: EquationScope,
  expression: Member,
  { base, path }: { readonly base: Ref; readonly path: string },
): EquationValue | undefined {
  const { resolved, unresolved } = scope.context.networks;
  const qualified = `${base.name}.${path}`;
  const field = fieldValue(scope, qualified);
  if (field !== undefined) {
    return tensor(field);
  }
  const network = resolved.get(base.name);
  if (network !== undefined) {
    const inputs = network.inputs.map((input) => input.name).join(', ');
    const message = `The network ${base.name} is not applied; write ${base.name}(${inputs}).${path}.`;
    scope.context.report({ code: 'ZOO1414', message, at: rangeOf(base) });
  } else if (!unresolved.has(base.name)) {
    reportUnknown(scope, expression, qualified);
  }
  return undefined;
}

/** An output or inner layer of a network that is applied. */
function chooseMember(
  scope: EquationScope,
  expression: Member,
  { value, name }: { readonly value: EquationValue; readonly name: string },
): EquationValue | undefined {
  const applied = value.kind === 'application' ? value : appliedNetwork(scope, value.id);
  const network = applied === undefined ? undefined : scope.context.networks.resolved.get(applied.network);
  if (applied === undefined || network === undefined) {
    const message = `Only networks have members; this is a tensor, so ".${name}" means nothing here.`;
    scope.context.report({ code: 'ZOO1406', message, at: rangeOf(expression) });
    return undefined;
  }
  const member = findMember(network, name);
  if (member === undefined) {
    const outputs = network.outputs.map((output) => output.name).join(', ');
    const { hint } = suggest(name, memberNames(network), `Its outputs are ${outputs}.`);
    scope.context.report({ code: 'ZOO1406', message: `${network.name} has no output or layer "${name}".${hint}`, at: rangeOf(expression) });
    return undefined;
  }
  const node = { kind: 'apply', network: applied.network, member: member.name, inputs: applied.inputs, type: member.type } as const;
  return tensor(scope.list.add({ ...node, source: rangeOf(expression) }));
}

function unfold(expression: Member): { readonly base: Expression; readonly path: string } {
  const path: string[] = [];
  let base: Expression = expression;
  while (base.$type === 'Member') {
    path.unshift(base.member);
    base = base.of;
  }
  return { base, path: path.join('.') };
}

function appliedNetwork(scope: EquationScope, id: number): { readonly network: string; readonly inputs: readonly number[] } | undefined {
  const node = scope.list.nodes[id];
  return node?.kind === 'apply' ? node : undefined;
}

function lowerCall(scope: EquationScope, expression: Call): EquationValue | undefined {
  const name = expression.name;
  const network = scope.context.networks.resolved.get(name);
  if (network !== undefined) {
    return lowerApplication(scope, expression, network);
  }
  if (isEquationFunction(name) || name === 'ramp') {
    const id = lowerFunction(scope, expression, name);
    return id === undefined ? undefined : tensor(id);
  }
  if (!scope.context.networks.unresolved.has(name)) {
    reportNoFunction(scope, expression);
  }
  return undefined;
}

function reportNoFunction(scope: EquationScope, call: Call): void {
  const { context } = scope;
  const { name } = call;
  const { start } = rangeOf(call);
  const at = { start, end: start + name.length };
  if (context.networks.blocks.has(name) || scope.names.has(name)) {
    const what = scope.names.has(name) ? 'a tensor already' : 'a block, a recipe without weights of its own';
    context.report({ code: 'ZOO1415', message: `"${name}" is ${what}; only networks and functions are applied in equations.`, at });
  } else if (isMetricKind(name)) {
    context.report({ code: 'ZOO1402', message: `"${name}" measures a whole part of the data; it stands only in \`report\`.`, at });
  } else {
    const { hint, fix } = suggest(name, [...context.networks.resolved.keys(), ...Object.keys(equationCatalogue)]);
    context.report({ code: 'ZOO1402', message: `There is no network or function "${name}".${hint}`, at, ...fix });
  }
}

function lowerBinary(scope: EquationScope, expression: Binary): EquationValue | undefined {
  const { list } = scope;
  const left = lowerEquation(scope, expression.left);
  const right = lowerEquation(scope, expression.right);
  if (left === undefined || right === undefined) {
    return undefined;
  }
  const folded = foldNumbers(scope, expression.op, [left, right]);
  if (folded !== undefined) {
    return tensor(folded);
  }
  const operator: Operator = expression.op;
  const node = { kind: 'operator', operator, inputs: [left, right], source: rangeOf(expression) } as const;
  if (list.isUnknown(left) || list.isUnknown(right)) {
    return tensor(list.addUnknown({ ...node, type: floatTensor([]) }));
  }
  const shape = broadcastShapes(list.typeOf(left).shape, list.typeOf(right).shape);
  if (shape === undefined) {
    const shapes = `${formatShape(list.typeOf(left).shape)} and ${formatShape(list.typeOf(right).shape)}`;
    scope.context.report({ code: 'ZOO1404', message: `${shapes} do not fit each other under "${operator}".`, at: rangeOf(expression) });
    return undefined;
  }
  return tensor(list.add({ ...node, type: floatTensor(shape) }));
}

function lowerNegative(scope: EquationScope, expression: Negative): EquationValue | undefined {
  const input = lowerEquation(scope, expression.value);
  if (input === undefined) {
    return undefined;
  }
  const folded = foldNumbers(scope, 'negate', [input]);
  if (folded !== undefined) {
    return tensor(folded);
  }
  const type = floatTensor(scope.list.typeOf(input).shape);
  const node = { kind: 'operator', operator: 'negate', inputs: [input], type, source: rangeOf(expression) } as const;
  return tensor(scope.list.isUnknown(input) ? scope.list.addUnknown(node) : scope.list.add(node));
}

/** Arithmetic of plain numbers is done at once; what has no finite result is left for the run. */
function foldNumbers(scope: EquationScope, operator: Operator, inputs: readonly number[]): number | undefined {
  const numbers: number[] = [];
  for (const input of inputs) {
    const node = scope.list.nodes[input];
    if (node?.kind !== 'number') {
      return undefined;
    }
    numbers.push(node.value);
  }
  const value = arithmetic(operator, numbers[0] ?? 0, numbers[1] ?? 0);
  return value === undefined || !Number.isFinite(value) ? undefined : scope.list.add({ kind: 'number', value, type: floatTensor([]) });
}

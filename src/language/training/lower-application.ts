import type { Network } from '#model/network';
import { formatShape, sameShape, type TensorType } from '#model/tensor-type';
import type { Argument, Call } from '../generated/ast';
import { rangeOf } from '../range-of';
import { lineOf } from './line-of';
import type { EquationScope, EquationValue } from './equation-scope';
import { formatType } from './explain-recipe';
import { onlyMember } from '../network-member';
import { suggest } from '../suggestion';

/** A network applied to tensors, by position or by the names of its inputs. */
export function lowerApplication(scope: EquationScope, call: Call, network: Network): EquationValue | undefined {
  const chosen = assignInputs(scope, call, network);
  // Every argument is lowered, so that an error in one does not hide those in the others.
  const inputs = network.inputs.map((input) => {
    const argument = chosen.arguments.get(input.name);
    return argument === undefined ? undefined : lowerInput(scope, argument, { network, name: input.name, type: input.type });
  });
  if (!chosen.complete || !inputs.every((input) => input !== undefined)) {
    return undefined;
  }
  const member = onlyMember(network);
  if (member === undefined) {
    return { kind: 'application', network: network.name, inputs };
  }
  const node = { kind: 'apply', network: network.name, member: member.name, inputs, type: member.type, source: rangeOf(call) } as const;
  return { kind: 'tensor', id: scope.list.add(node) };
}

interface ChosenInputs {
  readonly arguments: ReadonlyMap<string, Argument>;
  /** Every input has its argument, and every argument its input. */
  readonly complete: boolean;
}

function assignInputs(scope: EquationScope, call: Call, network: Network): ChosenInputs {
  const chosen = new Map<string, Argument>();
  const names = network.inputs.map((input) => input.name);
  for (const [index, argument] of call.args.entries()) {
    const name = argument.name ?? names[index];
    if (name === undefined || !names.includes(name) || chosen.has(name)) {
      reportInput(scope, network, { argument, name, twice: name !== undefined && chosen.has(name) });
      return { arguments: chosen, complete: false };
    }
    chosen.set(name, argument);
  }
  const missing = names.filter((name) => !chosen.has(name)).map((name) => `"${name}"`);
  if (missing.length > 0) {
    const message = `${network.name} takes ${count(names.length)}: ${signatureOf(network)}; ${missing.join(', ')} missing.`;
    scope.context.report({ code: 'ZOO1405', message, at: rangeOf(call) });
  }
  return { arguments: chosen, complete: missing.length === 0 };
}

function signatureOf(network: Network): string {
  return `${network.name}(${network.inputs.map((input) => `${input.name}: ${formatType(input.type)}`).join(', ')})`;
}

function reportInput(
  scope: EquationScope,
  network: Network,
  wrong: { readonly argument: Argument; readonly name: string | undefined; readonly twice: boolean },
): void {
  const { argument, name, twice } = wrong;
  const names = network.inputs.map((input) => input.name);
  const problem = name === undefined ? `${network.name} takes ${count(names.length)}` : `${network.name} has no input "${name}"`;
  const { hint } = suggest(name ?? '', names);
  const message = twice ? `The input "${name ?? ''}" of ${network.name} is given twice.` : `${problem}: ${signatureOf(network)}.${hint}`;
  scope.context.report({ code: 'ZOO1405', message, at: rangeOf(argument) });
}

function lowerInput(
  scope: EquationScope,
  argument: Argument,
  wanted: { readonly network: Network; readonly name: string; readonly type: TensorType },
): number | undefined {
  const id = scope.lower(scope, argument.value);
  if (id === undefined) {
    return undefined;
  }
  if (scope.list.isUnknown(id)) {
    scope.list.adopt(id, wanted.type);
    return id;
  }
  const given = scope.list.typeOf(id);
  if (sameShape(given.shape, wanted.type.shape) && (wanted.type.element === 'float' || given.element === 'int')) {
    return id;
  }
  const what = lineOf(scope.context.text, argument.value);
  const elements = sameShape(given.shape, wanted.type.shape) ? ' of integers' : '';
  const message = `${wanted.network.name} takes ${wanted.name}: ${formatShape(wanted.type.shape)}${elements}, but ${what} is ${formatShape(given.shape)}.`;
  scope.context.report({ code: 'ZOO1405', message, at: rangeOf(argument.value) });
  return undefined;
}

function count(inputs: number): string {
  return inputs === 1 ? 'one input' : `${String(inputs)} inputs`;
}

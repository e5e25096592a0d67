import type { AstNode } from 'langium';
import type { Network } from '#model/network';
import { countParameters } from '#model/parameter-count';
import { formatShape, sameShape, type TensorType } from '#model/tensor-type';
import type { Call } from '../generated/ast';
import { findMember, memberNames, onlyMember } from '../network-member';
import { mostParameters } from './apply-layer';
import { readConstant } from './read-constant';
import { nextPath, place, refuse, unknown, type Frame, type Members, type Resolution, type Value } from './resolution';

/** A network about to be used inside another one. */
export interface NetworkUse {
  readonly name: string;
  /** Undefined where what flows in is wrong elsewhere. */
  readonly inputs: readonly number[] | undefined;
  /** Hyper-parameters as they are written at the use. */
  readonly call?: Call | undefined;
  readonly label?: string | undefined;
  readonly documentation?: string | undefined;
  /** Only a member is wanted: the output is not computed. */
  readonly forMember?: boolean;
  readonly at: AstNode;
}

/** The same weights at every use. A network with several outputs gives all of them, to be chosen from by name. */
export function applyNetwork(resolution: Resolution, frame: Frame, use: NetworkUse): Value {
  const network = frame.file.networkNamed(use.name);
  if (network === 'deep') {
    const message = `Networks contain each other too deeply at ${use.name}: at most 64 levels.`;
    return refuse(resolution, frame, { code: 'ZOO1104', message, at: use.at });
  }
  if (network === 'recursive') {
    return refuse(resolution, frame, { code: 'ZOO1104', message: `${use.name} uses itself.`, at: use.at });
  }
  if (network === undefined || network === 'broken' || use.inputs === undefined) {
    return unknown;
  }
  const inputs = use.inputs;
  if (!agreesInHypers(resolution, frame, { use, network }) || !fitsInputs(resolution, frame, { use, network })) {
    return unknown;
  }
  if (!keepNetwork(resolution, frame, { use, network })) {
    return unknown;
  }
  const made = new Map<string, number>();
  const members: Members = {
    of: network.name,
    outputs: network.outputs.map((output) => output.name),
    names: memberNames(network),
    node: (name) => {
      const known = made.get(name);
      if (known !== undefined) return known;
      const node = addCall(resolution, frame, { use: { ...use, inputs, label: made.size === 0 ? use.label : undefined }, network, name });
      if (node !== undefined) made.set(name, node);
      return node;
    },
  };
  const only = onlyMember(network);
  const node = only === undefined || use.forMember === true ? undefined : members.node(only.name);
  return node === undefined ? { kind: 'outputs', members } : { kind: 'tensor', node, members };
}

interface CheckedUse {
  readonly use: NetworkUse;
  readonly network: Network;
}

/** A network is one thing, with one set of hyper-parameters: those of its declaration. */
function agreesInHypers(resolution: Resolution, frame: Frame, { use, network }: CheckedUse): boolean {
  const own = Object.keys(network.hyper);
  for (const [index, argument] of (use.call?.args ?? []).entries()) {
    const name = argument.name ?? own[index];
    const value = readConstant(argument.value, frame);
    if (name === undefined || !Object.hasOwn(network.hyper, name)) {
      const list = own.length === 0 ? 'none' : own.join(', ');
      const message = `${network.name} has no such hyper-parameter; it has ${list}.`;
      refuse(resolution, frame, { code: 'ZOO1105', message, at: argument });
      return false;
    }
    if (JSON.stringify(value) !== JSON.stringify(network.hyper[name])) {
      const message =
        `${network.name} is one network with ${name} = ${JSON.stringify(network.hyper[name])} and one set of weights; it cannot be used with ` +
        `another ${name} here.`;
      refuse(resolution, frame, { code: 'ZOO1108', message, at: argument });
      return false;
    }
  }
  return true;
}

function fitsInputs(resolution: Resolution, frame: Frame, { use, network }: CheckedUse): boolean {
  const types = (use.inputs ?? []).flatMap((input) => resolution.nodes[input]?.output ?? []);
  const fits = network.inputs.length === types.length && network.inputs.every(({ type }, index) => accepts(type, types[index]));
  if (!fits) {
    const wanted = network.inputs.map(({ type }) => formatShape(type.shape)).join(' and ');
    const given = types.map(({ shape }) => formatShape(shape)).join(' and ');
    const message = `${network.name} takes ${wanted}, but gets ${given === '' ? 'nothing' : given}.`;
    refuse(resolution, frame, { code: 'ZOO1221', message, at: use.at });
  }
  return fits;
}

function accepts(wanted: TensorType, given: TensorType | undefined): boolean {
  return given !== undefined && sameShape(wanted.shape, given.shape) && (wanted.element === 'float' || given.element === 'int');
}

/** The weights of a network count once, wherever it is used. */
function keepNetwork(resolution: Resolution, frame: Frame, { use, network }: CheckedUse): boolean {
  if (!resolution.counted.has(network.name)) {
    resolution.counted.add(network.name);
    const lookup = (name: string): Network | undefined => {
      const found = frame.file.networkNamed(name);
      return typeof found === 'object' ? found : undefined;
    };
    resolution.spent.parameters += countParameters(network, lookup).total;
  }
  if (resolution.spent.parameters > mostParameters) {
    const message = `With ${network.name} the weights of the network would take more than 16 GiB.`;
    refuse(resolution, frame, { code: 'ZOO1201', message, at: use.at });
    return false;
  }
  return true;
}

interface MemberUse extends CheckedUse {
  readonly use: NetworkUse & { readonly inputs: readonly number[] };
  readonly name: string;
}

function addCall(resolution: Resolution, frame: Frame, { use, network, name }: MemberUse): number | undefined {
  const member = findMember(network, name);
  if (member === undefined) {
    return undefined;
  }
  const { nodes, fields } = resolution;
  fields.push(undefined);
  nodes.push({
    id: nodes.length,
    kind: 'network',
    path: nextPath(resolution, frame, { kind: network.name, label: use.label }),
    ...(use.label === undefined ? {} : { name: use.label }),
    ...(use.documentation === undefined ? {} : { documentation: use.documentation }),
    inputs: use.inputs,
    output: member.type,
    macs: newCost(resolution, { network, inputs: use.inputs, node: member.node }),
    source: place(frame, use.at),
    network: network.name,
    member: member.name,
  });
  return nodes.length - 1;
}

/** The multiply-adds of all that a member needs and that no member of the same use has computed before it. */
function newCost(
  resolution: Resolution,
  { network, inputs, node }: { readonly network: Network; readonly inputs: readonly number[]; readonly node: number },
): number {
  const key = `${network.name} ${inputs.join(' ')}`;
  const computed = resolution.computed.get(key) ?? new Set<number>();
  resolution.computed.set(key, computed);
  const pending = [node];
  let cost = 0;
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const needed = network.nodes[next];
    if (needed !== undefined && !computed.has(next)) {
      computed.add(next);
      cost += needed.macs;
      pending.push(...needed.inputs);
    }
  }
  return cost;
}

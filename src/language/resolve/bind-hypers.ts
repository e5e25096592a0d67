import type { AstNode } from 'langium';
import type { SettingValue } from '#model/setting';
import { suggest } from '../suggestion';
import type { Argument, Block, Call, Network } from '../generated/ast';
import { mentionsUnknown, readConstant } from './read-constant';
import { bodyFrame, refuse, unknown, type Frame, type Resolution, type Value } from './resolution';

/** The hyper-parameters of a block or network at one use. */
export interface HyperUse {
  readonly declared: Pick<Block | Network, 'hypers' | 'name'>;
  readonly call: Call | undefined;
  /** The use; left out where a declaration is taken at its own defaults. */
  readonly at?: AstNode;
}

/** Arguments by place or name, then defaults, which may use earlier ones; undefined where one is wrong (and said). */
export function bindHypers(resolution: Resolution, frame: Frame, use: HyperUse): Map<string, Value> | undefined {
  const names = new Map<string, Value>();
  let wrong = false;
  for (const [index, argument] of (use.call?.args ?? []).entries()) {
    const name = argument.name ?? use.declared.hypers[index]?.name;
    const value = bindHyper(resolution, frame, { use, argument, name, bound: names });
    if (name === undefined || value === undefined) {
      wrong = true;
    } else {
      names.set(name, value);
    }
  }
  return !wrong && addDefaults(resolution, frame, { use, names }) ? names : undefined;
}

interface HyperArgument {
  readonly use: HyperUse;
  readonly argument: Argument;
  readonly name: string | undefined;
  readonly bound: ReadonlyMap<string, Value>;
}

function bindHyper(resolution: Resolution, frame: Frame, { use, argument, name, bound }: HyperArgument): Value | undefined {
  const { declared } = use;
  const known = declared.hypers.map((hyper) => hyper.name);
  if (name === undefined || !known.includes(name) || bound.has(name)) {
    const { hint } = name === undefined || bound.has(name) ? { hint: '' } : suggest(name, known);
    const list = known.length === 0 ? 'no arguments' : `each of these once: ${known.join(', ')}`;
    refuse(resolution, frame, { code: 'ZOO1105', message: `${declared.name} takes ${list}.${hint}`, at: argument });
    return undefined;
  }
  if (mentionsUnknown(argument.value, frame)) {
    return unknown;
  }
  const value: SettingValue | undefined = readConstant(argument.value, frame);
  if (value === undefined) {
    const message = `The hyper-parameter "${name}" of ${declared.name} is a number or word, not a tensor.`;
    refuse(resolution, frame, { code: 'ZOO1105', message, at: argument });
    return undefined;
  }
  return { kind: 'setting', value };
}

function addDefaults(
  resolution: Resolution,
  frame: Frame,
  { use, names }: { readonly use: HyperUse; readonly names: Map<string, Value> },
): boolean {
  const inner = bodyFrame(frame.file, { names });
  for (const hyper of use.declared.hypers.filter(({ name }) => !names.has(name))) {
    const value = hyper.value === undefined ? undefined : readConstant(hyper.value, inner);
    if (value === undefined) {
      const message = `The hyper-parameter "${hyper.name}" of ${use.declared.name} needs a value.`;
      refuse(resolution, frame, { code: 'ZOO1105', message, at: use.at ?? hyper });
      return false;
    }
    names.set(hyper.name, { kind: 'setting', value });
  }
  return true;
}

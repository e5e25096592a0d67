import type { Diagnostic, TextFix } from '#base/diagnostic';
import type { ErrorCode } from '#base/codes/catalogue';
import type { LayerKind } from '#model/layer-kind';
import type { Network, NetworkGroup, NetworkLayer, NetworkNode } from '#model/network';
import type { ReceptiveField } from '#model/receptive-field';
import type { SettingValue } from '#model/setting';
import type { SourceRange } from '#model/source-range';
import type { AstNode } from 'langium';
import type { Block, Body, Expression } from '../generated/ast';
import { rangeOf } from '../range-of';

/** What an expression in a network stands for. `unknown`: it is wrong, and that has been said. */
export type Value =
  | { readonly kind: 'tensor'; readonly node: number; readonly members?: Members }
  | { readonly kind: 'tensors'; readonly nodes: readonly number[] }
  /** Several outputs with names, none of them chosen yet. */
  | { readonly kind: 'outputs'; readonly members: Members }
  | { readonly kind: 'setting'; readonly value: SettingValue }
  | { readonly kind: 'unknown' };

/** What may stand after the dot behind a value. */
export interface Members {
  /** The network or block that it comes from. */
  readonly of: string;
  /** The outputs alone, and with them everything else that has a name. */
  readonly outputs: readonly string[];
  readonly names: readonly string[];
  /** The node of a member, made on first use; undefined where there is none. */
  readonly node: (name: string) => number | undefined;
}

/** The value of what is wrong and was said: whatever is computed with it is unknown too, and is not said again. */
export const unknown: Value = { kind: 'unknown' };

/** A layer declared with `layer`: its weights are made at its first use. */
export interface DeclaredLayer {
  readonly kind: LayerKind;
  readonly settings: Readonly<Record<string, SettingValue>>;
  readonly path: string;
}

/** A block together with the file that it is written in. */
export interface OwnedBlock {
  readonly block: Block;
  readonly file: FileScope;
}

/** What the bodies of one file may name: its own declarations and those of its imports. */
export interface FileScope {
  readonly blocks: ReadonlyMap<string, OwnedBlock>;
  readonly networkNames: ReadonlySet<string>;
  /** Networks by name; resolves on first use. `recursive` where the network is being resolved already, `deep` at the limit, `broken` where it has mistakes. */
  readonly networkNamed: (name: string) => Network | 'recursive' | 'deep' | 'broken' | undefined;
  /** Networks and blocks with syntax errors: using them says nothing more. */
  readonly broken: ReadonlySet<string>;
  readonly documentationOf: (node: AstNode) => string | undefined;
}

/** One use of a block that led to the body that is being resolved. */
export interface BlockUseSite {
  readonly block: string;
  readonly path: string;
  readonly at: SourceRange;
}

/** Names and numbering of one body, and where it is used. */
export interface Frame {
  readonly file: FileScope;
  readonly names: Map<string, Value>;
  readonly layers: Map<string, DeclaredLayer>;
  /** `stage2.3/`, or nothing. */
  readonly prefix: string;
  readonly ordinals: Map<string, number>;
  /** The value being bound: its unlabelled steps are `main.1`, `main.2`. */
  readonly binding: { readonly name: string; count: number } | undefined;
  /** Outputs named by `return`, to their nodes. */
  readonly outputs: Map<string, number>;
  /** Uses of blocks, outermost first. */
  readonly uses: readonly BlockUseSite[];
  /** The place that stands for all places of a body from another file: the outermost use of a block of that file. */
  readonly foreign: BlockUseSite | undefined;
}

/** Everything of one network while it is resolved. */
export interface Resolution {
  readonly nodes: NetworkNode[];
  readonly fields: (ReceptiveField | undefined)[];
  readonly layers: Map<string, NetworkLayer>;
  readonly groups: NetworkGroup[];
  readonly paths: Set<string>;
  /** Counts against the limits of one network. */
  readonly spent: { parameters: number; steps: number };
  /** Networks whose weights have been counted. */
  readonly counted: Set<string>;
  /** Nodes of called networks whose cost has been counted, by network and inputs. */
  readonly computed: Map<string, Set<number>>;
  /** Blocks that have been used with tensors, so that their bodies are checked. */
  readonly applied: Set<Block>;
  readonly report: (diagnostic: Pick<Diagnostic, 'code' | 'message' | 'start' | 'end'> & Partial<Diagnostic>) => void;
  readonly walk: Walk;
}

/** The parts of the resolver that call each other in circles: expressions hold bodies, and bodies expressions. */
export interface Walk {
  readonly expression: (resolution: Resolution, frame: Frame, expression: Expression) => Value;
  readonly body: (resolution: Resolution, frame: Frame, body: Body) => Value;
}

/** Something wrong with a place of the text. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly message: string;
  readonly at: AstNode | SourceRange;
  readonly fixes?: readonly TextFix[];
  readonly severity?: Diagnostic['severity'];
}

/** Says what is wrong, at its place and with the uses that led there; gives `unknown`. */
export function refuse(resolution: Resolution, frame: Frame, { code, message, at, fixes, severity }: Refusal): Value {
  const { foreign, uses } = frame;
  resolution.report({
    code,
    message: foreign === undefined ? message : `In ${foreign.block}: ${message}`,
    ...place(frame, at),
    fixes: foreign === undefined ? (fixes ?? []) : [],
    related: uses
      .toReversed()
      .map((use) => ({ message: `${use.block} is used here as ${use.path}.`, start: use.at.start, end: use.at.end })),
    ...(severity === undefined ? {} : { severity }),
  });
  return unknown;
}

/** Where a thing stands in the text that is analysed. */
export function place(frame: Frame, at: AstNode | SourceRange): SourceRange {
  return frame.foreign?.at ?? ('$type' in at ? rangeOf(at) : at);
}

/** A frame for the body of a network or block. */
export function bodyFrame(file: FileScope, parts: Partial<Omit<Frame, 'file'>>): Frame {
  return {
    file,
    names: new Map(),
    layers: new Map(),
    prefix: '',
    ordinals: new Map(),
    binding: undefined,
    outputs: new Map(),
    uses: [],
    foreign: undefined,
    ...parts,
  };
}

/** The next path of an unlabelled thing, or the label's; unique in the network. */
export function nextPath(
  resolution: Resolution,
  frame: Frame,
  { kind, label }: { readonly kind: string; readonly label?: string | undefined },
): string {
  let path = frame.prefix + (label ?? ordinalName(frame, kind));
  // A label that is there already has been refused; its layer still needs weights of its own.
  for (let copy = 2; resolution.paths.has(path); copy++) {
    path = frame.prefix + (label === undefined ? ordinalName(frame, kind) : `${label}.${String(copy)}`);
  }
  resolution.paths.add(path);
  return path;
}

/** The nodes from `first` on. */
export function nodesSince(resolution: Resolution, first: number): readonly number[] {
  return Array.from({ length: Math.max(0, resolution.nodes.length - first) }, (_, index) => first + index);
}

function ordinalName(frame: Frame, kind: string): string {
  if (frame.binding !== undefined) {
    return `${frame.binding.name}.${String(++frame.binding.count)}`;
  }
  const ordinal = (frame.ordinals.get(kind) ?? 0) + 1;
  frame.ordinals.set(kind, ordinal);
  return `${kind}.${String(ordinal)}`;
}

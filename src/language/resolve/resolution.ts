import type { Diagnostic } from '#base/diagnostic';
import type { LayerKind } from '#model/layer-kind';
import type { Network, NetworkGroup, NetworkLayer, NetworkNode } from '#model/network';
import type { ReceptiveField } from '#model/receptive-field';
import type { SettingValue } from '#model/setting';
import type { Block, Network as NetworkDeclaration } from '../generated/ast';

/** What an expression in a network stands for. `unknown`: it is wrong, and that has been said. */
export type Value =
  | { readonly kind: 'tensor'; readonly node: number }
  | { readonly kind: 'tensors'; readonly nodes: readonly number[] }
  | { readonly kind: 'setting'; readonly value: SettingValue }
  | { readonly kind: 'unknown' };

export const unknown: Value = { kind: 'unknown' };

/** A layer declared with `layer`: its weights are made at its first use. */
export interface DeclaredLayer {
  readonly kind: LayerKind;
  readonly settings: Readonly<Record<string, SettingValue>>;
  readonly path: string;
}

/** Names and numbering of one body. */
export interface Frame {
  readonly names: Map<string, Value>;
  readonly layers: Map<string, DeclaredLayer>;
  /** `stage2.3/`, or nothing. */
  readonly prefix: string;
  readonly ordinals: Map<string, number>;
  /** The value being bound: its unlabelled steps are `main.1`, `main.2`. */
  readonly binding: { readonly name: string; count: number } | undefined;
}

/** Everything of one network while it is resolved. */
export interface Resolution {
  readonly nodes: NetworkNode[];
  readonly fields: (ReceptiveField | undefined)[];
  readonly layers: Map<string, NetworkLayer>;
  readonly groups: NetworkGroup[];
  readonly paths: Set<string>;
  /** Outputs named by `return`, to their nodes. */
  readonly outputs: Map<string, number>;
  readonly spent: { parameters: number };
  readonly blocks: ReadonlyMap<string, Block>;
  /** Networks by name; resolves on first use. `recursive` where the network is being resolved already. */
  readonly networkNamed: (name: string) => Network | 'recursive' | 'broken' | undefined;
  readonly networks: ReadonlyMap<string, NetworkDeclaration>;
  /** Blocks that are open, outermost first. */
  readonly open: string[];
  readonly report: (diagnostic: Omit<Diagnostic, 'severity' | 'fixes' | 'related'> & Partial<Diagnostic>) => void;
}

/** The next path of an unlabelled thing, or the label's; unique in the network. */
export function nextPath(
  resolution: Resolution,
  frame: Frame,
  { kind, label }: { readonly kind: string; readonly label: string | undefined },
): string {
  let path = frame.prefix + (label ?? ordinalName(frame, kind));
  // A label that is there already has been refused; its layer still needs weights of its own.
  for (let copy = 2; resolution.paths.has(path); copy++) {
    path = frame.prefix + (label === undefined ? ordinalName(frame, kind) : `${label}.${String(copy)}`);
  }
  resolution.paths.add(path);
  return path;
}

function ordinalName(frame: Frame, kind: string): string {
  if (frame.binding !== undefined) {
    return `${frame.binding.name}.${String(++frame.binding.count)}`;
  }
  const ordinal = (frame.ordinals.get(kind) ?? 0) + 1;
  frame.ordinals.set(kind, ordinal);
  return `${kind}.${String(ordinal)}`;
}

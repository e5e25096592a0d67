import type { LayerKind } from './layer-kind';
import type { SettingValue } from './setting';
import type { SourceRange } from './source-range';
import type { TensorType } from './tensor-type';
import type { WeightSpec } from './weight';

/**
 * A network with every block, repetition and condition resolved: a list of applications in an order in which each uses only earlier ones.
 * Plain data: the editor, the diagram, the trainer and every generated program work from it.
 */
export interface Network {
  readonly name: string;
  readonly documentation?: string;
  /** Hyper-parameters with the values that this network was resolved for. */
  readonly hyper: Readonly<Record<string, SettingValue>>;
  readonly inputs: readonly NetworkInput[];
  readonly nodes: readonly NetworkNode[];
  /** At least one; a network with one unnamed output calls it `output`. */
  readonly outputs: readonly NetworkOutput[];
  /** Things that hold weights, each once, however often it is applied. */
  readonly layers: readonly NetworkLayer[];
  /** Names of layers and values as the author wrote them, to the node that carries each: for `VGG16(image).C3`, `freeze`, skips. */
  readonly names: Readonly<Record<string, number>>;
  /** Blocks and repetitions, for folding in a diagram. */
  readonly groups: readonly NetworkGroup[];
  readonly source?: SourceRange;
}

/** A named input of a network, without the batch axis. */
export interface NetworkInput {
  readonly name: string;
  readonly type: TensorType;
  /** The index of its node. */
  readonly node: number;
}

/** A named result of a network: the output of one of its nodes. */
export interface NetworkOutput {
  readonly name: string;
  readonly node: number;
}

interface NodeBase {
  /** Its place in `nodes`. */
  readonly id: number;
  /** Unique in the network: `C1`, `stage2.3/main.1`, `conv.2`. */
  readonly path: string;
  /** The name its author gave it, if any. */
  readonly name?: string;
  readonly documentation?: string;
  /** Indices of earlier nodes. */
  readonly inputs: readonly number[];
  readonly output: TensorType;
  /** Multiply-adds for one sample. */
  readonly macs: number;
  /** Height and width, in input pixels, of what one output number sees; undefined where there is no such window. */
  readonly receptiveField?: readonly [number, number];
  readonly source?: SourceRange;
}

/** Where a sample comes in. Its `output` is the declared type of the input. */
export interface InputNode extends NodeBase {
  readonly kind: 'input';
}

/** A layer applied to tensors. `layer` is the path of the entry in `layers` whose weights it uses. */
export interface LayerNode extends NodeBase {
  readonly kind: LayerKind;
  readonly settings: Readonly<Record<string, SettingValue>>;
  readonly layer: string;
}

/** Another network applied inside this one: its weights are that network's own. */
export interface CallNode extends NodeBase {
  readonly kind: 'network';
  readonly network: string;
  /** Which output of it, or which inner layer. */
  readonly member: string;
}

/** One step of a network's computation; nodes stand in an order in which each comes after its inputs. */
export type NetworkNode = InputNode | LayerNode | CallNode;

/** A layer with its weights. Nodes that share it, as the two branches of a siamese network do, name the same entry. */
export interface NetworkLayer {
  /** Inside the network; a weight's full path is `Network/path/weight`. */
  readonly path: string;
  readonly kind: LayerKind;
  readonly settings: Readonly<Record<string, SettingValue>>;
  readonly weights: readonly WeightSpec[];
}

/** Nodes that came from one use of a block or from one round of a repetition. */
export interface NetworkGroup {
  /** The prefix that the paths of its members share. */
  readonly path: string;
  /** The block's name, or `repeat`. */
  readonly block: string;
  /** Which repetition (from 1) of how many; left out outside repetitions. */
  readonly repeat?: { readonly index: number; readonly of: number };
  readonly nodes: readonly number[];
  /** Where the block is used, or what is repeated stands. */
  readonly source?: SourceRange;
}

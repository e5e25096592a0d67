import type { ActivationKind } from './layer-kind';
import type { Initializer } from './weight';

/** `same` keeps ceil(size / stride); otherwise zeros added on [top, bottom, left, right]. */
export type Padding = 'same' | readonly [top: number, bottom: number, left: number, right: number];

/** A layer named inside another layer's argument list, as in `bidirectional(lstm(64))`. Settings are complete. */
export interface NestedLayer {
  readonly kind: string;
  readonly settings: Readonly<Record<string, SettingValue>>;
}

/** A value of a setting as plain data: what a recipe carries. */
export type SettingValue =
  number | boolean | string | null | readonly number[] | readonly (readonly number[])[] | readonly string[] | Initializer | NestedLayer;

/** The value type of each type of setting. */
export interface SettingTypes {
  /** A whole number of at least `minimum` (1 unless given). */
  readonly count: number;
  readonly number: number;
  readonly flag: boolean;
  readonly text: string;
  readonly activation: ActivationKind;
  /** Two sizes; one number or `5x5` in the text. */
  readonly pair: readonly [number, number];
  /** Two sizes, or null where left out: the meaning says what then holds. */
  readonly optionalPair: readonly [number, number] | null;
  /** Any number of sizes; `7x7x64` or one number. */
  readonly shape: readonly number[];
  readonly padding: Padding;
  /** A set of numbers, `{1, 1}`, or null where left out. */
  readonly numbers: readonly number[] | null;
  /** A set of sets of numbers, or null where left out. */
  readonly table: readonly (readonly number[])[] | null;
  /** Yes or no, or a number that fixes the bias by hand. */
  readonly bias: boolean | number;
  /**
   * Null stands for the default by activation: He before the relu family, Glorot elsewhere. A fan of 0 in `he` and `glorot` (`init = he`) stands
   * for the layer's own.
   */
  readonly initializer: Initializer | null;
  readonly layer: NestedLayer;
  /** A set of words, `{"width", "height"}`, or null where left out. */
  readonly names: readonly string[] | null;
  /** The path of a layer or value of the network, `unpool(P2)`: it also becomes an input of the layer, see {@link SettingSpec.brings}. */
  readonly reference: string;
}

/** What a setting takes: it decides how its argument is read and of which type its value is. */
export type SettingType = keyof SettingTypes;

/** One argument of a layer, function, source or clause: what completion, hover, checks and the manual read. */
export interface SettingSpec<T extends SettingType = SettingType> {
  readonly type: T;
  /** One sentence: what it means, with its unit. */
  readonly meaning: string;
  /** Left out: the argument is required. */
  readonly default?: SettingTypes[T];
  /** Its place among unnamed arguments, from 0; left out where it can only be named. */
  readonly position?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  /** For `text`: the words allowed. */
  readonly choices?: readonly string[];
  /**
   * For `reference`: what it adds behind the tensors that flow in. `output` (unless given): what the named layer or value gives. `inputAndOutput`:
   * first what the named layer took, then what it gave.
   */
  readonly brings?: 'output' | 'inputAndOutput';
}

/** The arguments of one thing, by name. */
export type SettingSpecs = Readonly<Record<string, SettingSpec>>;

/** The value types that follow from specs. */
export type SettingsOf<S extends SettingSpecs> = { readonly [N in keyof S]: SettingTypes[S[N]['type']] };

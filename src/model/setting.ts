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
  /** Any number of sizes; `7x7x64` or one number. */
  readonly shape: readonly number[];
  readonly padding: Padding;
  /** A set of numbers, `{1, 1}`, or null where left out. */
  readonly numbers: readonly number[] | null;
  /** A set of sets of numbers, or null where left out. */
  readonly table: readonly (readonly number[])[] | null;
  /** Yes or no, or a number that fixes the bias by hand. */
  readonly bias: boolean | number;
  /** Null stands for the default by activation: He before the relu family, Glorot elsewhere. */
  readonly initializer: Initializer | null;
  readonly layer: NestedLayer;
  /** A set of words, `{"width", "height"}`, or null where left out. */
  readonly names: readonly string[] | null;
  /** The path of another layer of the network, `unpool(P2)`. */
  readonly reference: string;
}

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
}

/** The arguments of one thing, by name. */
export type SettingSpecs = Readonly<Record<string, SettingSpec>>;

/** The value types that follow from specs. */
export type SettingsOf<S extends SettingSpecs> = { readonly [N in keyof S]: SettingTypes[S[N]['type']] };

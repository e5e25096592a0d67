import type { SettingSpec, SettingSpecs } from '#model/setting';

/** Something that is written with arguments behind it: a layer, a block, an optimiser, a loss, a source. */
export interface Callable {
  readonly name: string;
  /** What it is, as a title says it: `layer`, `loss`, `optimiser`. */
  readonly kind: CallableKind;
  readonly summary: string;
  readonly formula?: string;
  readonly reference?: string;
  /** In the order in which they may be written without their names; those that must be named come last. */
  readonly parameters: readonly CallableParameter[];
}

export type CallableKind =
  | 'layer'
  | 'block'
  | 'network'
  | 'optimiser'
  | 'schedule'
  | 'source'
  | 'augmentation'
  | 'metric'
  | 'loss'
  | 'function'
  | 'noise'
  | 'initialiser'
  | 'form'
  | 'rule'
  | 'method'
  | 'space';

/** One argument. */
export interface CallableParameter {
  readonly name: string;
  readonly meaning: string;
  /** What holds where it is left out, as it would be written; undefined where it must be given. */
  readonly default: string | undefined;
  /** Whether it may be given without its name. */
  readonly isPositional: boolean;
  /** Its type, where the catalogue says it; undefined for tensors and other things that are not settings. */
  readonly spec?: SettingSpec;
}

/** The settings of a catalogue's row as arguments; those with a place come first, in its order. */
export function parametersOf(specs: SettingSpecs): readonly CallableParameter[] {
  return Object.entries(specs)
    .map(([name, spec]) => toParameter(name, spec))
    .toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** A tensor or another thing that must be given at its place. */
export function tensorParameter(name: string, meaning: string): CallableParameter {
  return { name, meaning, default: undefined, isPositional: true };
}

function toParameter(name: string, spec: SettingSpec): CallableParameter {
  const isBare = spec.type === 'activation';
  return {
    name,
    meaning: spec.meaning,
    default: spec.default === undefined ? undefined : defaultText(spec),
    isPositional: spec.position !== undefined || isBare,
    spec,
  };
}

function placeOf({ spec, isPositional }: CallableParameter): number {
  return spec?.position ?? (isPositional ? 100 : 200);
}

function defaultText(spec: SettingSpec): string {
  const value: unknown = spec.default;
  if (Array.isArray(value)) {
    return new Set(value).size === 1 ? String(value[0]) : value.join(spec.type === 'pair' ? 'x' : ', ');
  }
  return typeof value === 'string' || typeof value === 'number' ? String(value) : (words.get(value) ?? 'by kind');
}

const words: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  [null, 'none'],
  [true, 'yes'],
  [false, 'no'],
]);

/** `conv(filters, kernel, activation = linear, …)`, as signature help and hovers show it, with the place of each parameter in it. */
export function signatureOf({ name, parameters }: Callable): {
  readonly label: string;
  readonly places: readonly (readonly [number, number])[];
} {
  if (parameters.length === 0) {
    return { label: name, places: [] };
  }
  let label = `${name}(`;
  const places = parameters.map((parameter, index): readonly [number, number] => {
    label += index === 0 ? '' : ', ';
    const start = label.length;
    label += parameter.default === undefined ? parameter.name : `${parameter.name} = ${parameter.default}`;
    return [start, label.length];
  });
  return { label: `${label})`, places };
}

import { isLayerKind, layerDescription } from '#model/layer-catalogue';
import { activationKinds, type LayerKind } from '#model/layer-kind';
import type { SettingSpec, SettingSpecs, SettingType, SettingValue } from '#model/setting';
import type { Settings } from '#model/setting-values';
import type { Initializer } from '#model/weight';
import { bindArguments, type ArgumentReading } from '../bind-arguments';
import type { Argument, Call, Expression, Ref } from '../generated/ast';
import { mentionsUnknown, namesIn, readConstant } from './read-constant';
import { refuseName } from './refuse-name';
import { refuse, type Frame, type Resolution } from './resolution';

/** Complete settings of a layer as it is written, or undefined where something is wrong (and said). */
export function bindLayer(resolution: Resolution, frame: Frame, layer: Call | Ref): Settings | undefined {
  return isLayerKind(layer.name) ? bindKind(resolution, frame, { layer, kind: layer.name }) : undefined;
}

function bindKind(
  resolution: Resolution,
  frame: Frame,
  { layer, kind }: { readonly layer: Call | Ref; readonly kind: LayerKind },
): Settings | undefined {
  const specs: SettingSpecs = layerDescription(kind).settings;
  return bindArguments({
    call: { name: kind, node: layer, args: layer.$type === 'Call' ? layer.args : [] },
    specs,
    read: (expression, spec) => readArgument(resolution, frame, { expression, spec }),
    nameOf: (argument) => (Object.hasOwn(specs, 'activation') && isActivation(argument, frame) ? 'activation' : undefined),
    codes: { stray: 'ZOO1105', missing: 'ZOO1105', wrong: 'ZOO1219' },
    report: ({ code, message, at, replacement }) => {
      const fixes = replacement === undefined ? [] : [{ title: `Write ${replacement}`, edits: [{ ...at, text: replacement }] }];
      refuse(resolution, frame, { code, message, at, fixes });
    },
  });
}

/** A bare activation name, or a hyper-parameter that holds one. */
function isActivation({ value }: Argument, frame: Frame): boolean {
  const word = value.$type === 'Ref' ? readConstant(value, frame) : undefined;
  return activationKinds.some((kind) => kind === word);
}

interface ReadArgument {
  readonly expression: Expression;
  readonly spec: SettingSpec;
}

function readArgument(resolution: Resolution, frame: Frame, { expression, spec }: ReadArgument): ArgumentReading {
  if (spec.type === 'reference') {
    return { kind: 'value', value: expression.$type === 'Ref' ? expression.name : undefined };
  }
  if (mentionsUnknown(expression, frame) || (numeric.has(spec.type) && refuseStrangers(resolution, frame, expression))) {
    return { kind: 'unknown' };
  }
  switch (spec.type) {
    case 'layer':
      return nestedLayer(resolution, frame, expression);
    case 'initializer':
      return { kind: 'value', value: initializer(expression, frame) };
    default:
      return { kind: 'value', value: shapeValue(spec, readConstant(expression, frame)) };
  }
}

function nestedLayer(resolution: Resolution, frame: Frame, expression: Expression): ArgumentReading {
  const isLayer = expression.$type === 'Call' || expression.$type === 'Ref';
  if (!isLayer || !isLayerKind(expression.name)) {
    return { kind: 'value', value: undefined };
  }
  const settings = bindKind(resolution, frame, { layer: expression, kind: expression.name });
  return settings === undefined ? { kind: 'unknown' } : { kind: 'value', value: { kind: expression.name, settings } };
}

const numeric: ReadonlySet<SettingType> = new Set(['count', 'number', 'pair', 'optionalPair', 'shape', 'numbers', 'table']);

/** Says which names in a number mean nothing; elsewhere a name without a meaning is a word. */
function refuseStrangers(resolution: Resolution, frame: Frame, expression: Expression): boolean {
  const strangers = namesIn(expression).filter((ref) => !frame.names.has(ref.name));
  for (const ref of strangers) {
    refuseName(resolution, frame, ref);
  }
  return strangers.length > 0;
}

/** One number where sizes are wanted stands for all of them. */
function shapeValue(spec: SettingSpec, value: SettingValue | undefined): SettingValue | undefined {
  if (typeof value === 'number') {
    return sizesFrom(spec, value);
  }
  return spec.type === 'padding' && Array.isArray(value) ? paddingOf(value) : value;
}

/** `1x2` is one row above and below, and two columns left and right. */
function paddingOf(sizes: readonly unknown[]): readonly number[] {
  const numbers = sizes.filter((size) => typeof size === 'number');
  const [vertical, horizontal, ...more] = numbers;
  return vertical === undefined || horizontal === undefined || more.length > 0 ? numbers : [vertical, vertical, horizontal, horizontal];
}

function sizesFrom(spec: SettingSpec, value: number): SettingValue {
  switch (spec.type) {
    case 'pair':
    case 'optionalPair':
      return [value, value];
    case 'shape':
      return [value];
    case 'padding':
      return [value, value, value, value];
    default:
      return value;
  }
}

/** `he`, `glorot`, `normal(0.02)`, `uniform(-0.1, 0.1)`, `constant(0)`. A fan of 0 is the layer's own. */
function initializer(expression: Expression, frame: Frame): Initializer | undefined {
  const word = readConstant(expression, frame);
  if (word === 'he') {
    return { kind: 'he', fanIn: 0 };
  }
  if (word === 'glorot') {
    return { kind: 'glorot', fanIn: 0, fanOut: 0 };
  }
  return expression.$type === 'Call' ? calledInitializer(expression, frame) : undefined;
}

function calledInitializer(call: Call, frame: Frame): Initializer | undefined {
  const numbers = call.args.map(({ value }) => readConstant(value, frame)).filter((value) => typeof value === 'number');
  const [first, second] = numbers;
  if (first === undefined || numbers.length !== call.args.length || numbers.length > 2) {
    return undefined;
  }
  switch (call.name) {
    case 'normal':
      return { kind: 'normal', deviation: first, mean: second ?? 0 };
    case 'uniform':
      return second === undefined ? undefined : { kind: 'uniform', low: first, high: second };
    case 'constant':
      return second === undefined ? { kind: 'constant', value: first } : undefined;
    default:
      return undefined;
  }
}

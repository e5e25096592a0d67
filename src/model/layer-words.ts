import { layerDescription } from './layer-catalogue';
import { layerKinds, type LayerKind } from './layer-kind';
import type { SettingSpec, SettingValue } from './setting';
import { isNestedLayer } from './setting-check';

/**
 * A layer in a few words, as tables and diagrams show it: `conv 6@5x5 · tanh`, `maxpool 2x2`, `dense 120 · relu`, `lstm 128 sequence`.
 * Settings at their default are left out; so are weights by hand, initialisers and tables.
 */
export function layerWords(kind: LayerKind, settings: Readonly<Record<string, SettingValue>>): string {
  const natural: string[] = [];
  const named: string[] = [];
  let activation = '';
  for (const [name, spec] of Object.entries(layerDescription(kind).settings)) {
    const value = settings[name];
    if (value === undefined || (spec.position !== 0 && sameValue(value, spec.default))) {
      continue;
    }
    if (spec.type === 'activation') {
      activation = ` · ${valueWords(spec, value)}`;
    } else if (spec.position !== undefined) {
      natural.push(valueWords(spec, value));
    } else {
      named.push(namedWords(name, spec, value));
    }
  }
  const joined = natural.join(settings['filters'] === undefined ? ' ' : '@');
  return [kind, joined, ...named].filter((word) => word !== '').join(' ') + activation;
}

function namedWords(name: string, spec: SettingSpec, value: SettingValue): string {
  switch (spec.type) {
    case 'flag':
      return value === true ? name : `no ${name}`;
    case 'bias':
      return value === false ? `no ${name}` : `${name} ${valueWords(spec, value)}`;
    case 'initializer':
    case 'numbers':
    case 'table':
      return name === 'connect' ? 'partly connected' : '';
    default:
      return `${name} ${valueWords(spec, value)}`;
  }
}

function valueWords(spec: SettingSpec, value: SettingValue): string {
  if (Array.isArray(value)) {
    return spec.type === 'padding' ? paddingWords(value.map(String)) : value.map(String).join(spec.type === 'numbers' ? ',' : 'x');
  }
  if (isNestedLayer(value)) {
    const inner = layerKinds.find((kind) => kind === value.kind);
    return inner === undefined ? value.kind : `(${layerWords(inner, value.settings)})`;
  }
  return typeof value === 'object' ? '' : String(value);
}

/** One number where all four sides are equal. */
function paddingWords(sides: readonly string[]): string {
  return new Set(sides).size === 1 ? (sides[0] ?? '') : sides.join(',');
}

function sameValue(a: SettingValue, b: SettingValue | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

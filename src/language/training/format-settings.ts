import type { SettingSpec, SettingSpecs, SettingValue } from '#model/setting';
import type { Settings } from '#model/setting-values';

/** Settings as arguments, `size = 32x32, noise = 0.1`, in the order of their specs; those left open are left out. */
export function formatSettings(settings: Settings, specs: SettingSpecs): string {
  return Object.entries(settings)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name} = ${formatSetting(value, specs[name])}`)
    .join(', ');
}

/** One value as it is written in a text. */
export function formatSetting(value: SettingValue, spec: SettingSpec | undefined): string {
  switch (typeof value) {
    case 'number':
      return String(value);
    case 'boolean':
      return value ? 'yes' : 'no';
    case 'string':
      return spec?.type === 'text' && spec.choices === undefined ? `"${value}"` : value;
    default:
      return value === null ? 'none' : formatList(value, spec);
  }
}

function formatList(value: Exclude<SettingValue, number | boolean | string | null>, spec: SettingSpec | undefined): string {
  if (!isList(value)) {
    return value.kind;
  }
  const isSizes = spec?.type === 'pair' || spec?.type === 'optionalPair' || spec?.type === 'shape';
  return isSizes ? value.join('x') : `{${value.map((item) => formatItem(item)).join(', ')}}`;
}

function formatItem(item: unknown): string {
  if (typeof item === 'string') {
    return `"${item}"`;
  }
  return Array.isArray(item) ? `{${item.map(formatItem).join(', ')}}` : String(item);
}

function isList(value: SettingValue): value is readonly number[] | readonly string[] | readonly (readonly number[])[] {
  return Array.isArray(value);
}

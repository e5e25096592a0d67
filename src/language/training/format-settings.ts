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
  if (typeof value === 'number') {
    return String(value);
  }
  if (typeof value === 'boolean') {
    return value ? 'yes' : 'no';
  }
  if (typeof value === 'string') {
    return spec?.type === 'text' && spec.choices === undefined ? `"${value}"` : value;
  }
  if (value === null) {
    return 'none';
  }
  if (isList(value)) {
    if (spec?.type === 'pair' || spec?.type === 'shape') {
      return value.join('x');
    }
    return `{${value.map((item) => formatItem(item)).join(', ')}}`;
  }
  return value.kind;
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

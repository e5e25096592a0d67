import type { SettingSpecs, SettingValue } from './setting';

/** Settings of a thing whose kind is only known when the program runs: what a recipe carries. */
export type Settings = Readonly<Record<string, SettingValue>>;

/** The number of that name, or the fallback where it is missing or no number. */
export function numberSetting(settings: Settings, name: string, fallback: number): number {
  const value = settings[name];
  return typeof value === 'number' ? value : fallback;
}

/** The text of that name, or null where it is missing or no text. */
export function textSetting(settings: Settings, name: string): string | null {
  const value = settings[name];
  return typeof value === 'string' ? value : null;
}

/** The list of numbers of that name, or null where it is missing or something else. */
export function numbersSetting(settings: Settings, name: string): readonly number[] | null {
  const value = settings[name];
  if (!Array.isArray(value)) {
    return null;
  }
  const numbers: number[] = [];
  for (const item of value) {
    if (typeof item !== 'number') {
      return null;
    }
    numbers.push(item);
  }
  return numbers;
}

/** The settings that specs state where nothing is written; required ones are missing. */
export function defaultSettings(specs: SettingSpecs): Settings {
  const settings: Record<string, SettingValue> = {};
  for (const [name, spec] of Object.entries(specs)) {
    if (spec.default !== undefined) {
      settings[name] = spec.default;
    }
  }
  return settings;
}

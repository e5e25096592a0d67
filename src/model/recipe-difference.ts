import { recipeSettings, type RecipeOutline, type RecipeValue } from './recipe-settings';

/** A setting in which two recipes differ. Undefined: the recipe has no such setting. */
export interface SettingDifference {
  /** As in `optimizer.rate.rate`; see {@link recipeSettings}. */
  readonly path: string;
  /** What a person calls it: `optimizer rate`. */
  readonly words: string;
  readonly old: RecipeValue | undefined;
  readonly new: RecipeValue | undefined;
}

/** In what two recipes differ besides their networks' layers, in the order of the recipe. */
export function recipeDifference(before: RecipeOutline, after: RecipeOutline): readonly SettingDifference[] {
  const [old, fresh] = [recipeSettings(before), recipeSettings(after)];
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .filter((path) => !Object.is(old.get(path), fresh.get(path)))
    .map((path) => ({ path, words: settingWords(path), old: old.get(path), new: fresh.get(path) }));
}

/** A path in plain words: `optimizer.rate.rate` is the `optimizer rate`, `batch.size` the `batch size`, `length.count` the `length`. */
export function settingWords(path: string): string {
  const parts = path
    .split('.')
    .filter((part, index, all) => part !== 'settings' && part !== 'hyper' && part !== 'networks' && part !== all[index - 1])
    .map(partWords);
  return parts.length > 1 && parts.at(-1) === 'count' ? parts.slice(0, -1).join(' ') : parts.join(' ');
}

/** `initialRate` is two words; `LeNet5`, a name that its author gave, is one. */
function partWords(part: string): string {
  const isName = /^[A-Z]/.test(part);
  return isName ? part : part.replace(/([a-z0-9])([A-Z])/g, (_whole, before: string, after: string) => `${before} ${after.toLowerCase()}`);
}

/** A difference in one sentence: `batch size 32 → 64`. */
export function differenceWords({ words, old, new: fresh }: SettingDifference): string {
  return `${words} ${valueWords(old)} → ${valueWords(fresh)}`;
}

/** A setting's value as a person reads it; a setting that is not there is a dash. */
export function valueWords(value: RecipeValue | undefined): string {
  if (value === undefined) return '–';
  if (value === null) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
}

import { QuickPickItemKind, window, type QuickPickItem } from 'vscode';
import type { Recipe } from '#model/recipe';
import { overrideRecipe } from '#model/override-recipe';
import { t } from '../words/editor-words';
import { changedSettings, recipeSettings } from './recipe-settings-list';

/** A recipe as a person wants it, and what the run is to be called. */
export interface EditedRecipe {
  readonly recipe: Recipe;
  readonly title: string | null;
}

type Choice = QuickPickItem & { readonly does: 'train' | 'name' | 'edit' | 'nothing'; readonly setting?: string };

/** Lists the settings of a recipe to be changed one by one, until the person trains it; undefined: the person has left. */
export async function editSettings(recipe: Recipe, heading: string): Promise<EditedRecipe | undefined> {
  let edited: EditedRecipe = { recipe, title: null };
  for (;;) {
    const picked = await window.showQuickPick(choices(recipe, edited), {
      title: heading,
      placeHolder: t('Train, or choose a setting to change'),
      ignoreFocusOut: true,
    });
    if (picked === undefined) return undefined;
    if (picked.does === 'train') return edited;
    if (picked.does === 'name') edited = { ...edited, title: await askForName(edited.title) };
    if (picked.setting !== undefined) edited = { ...edited, recipe: await editOne(edited.recipe, picked.setting) };
  }
}

function choices(before: Recipe, { recipe, title }: EditedRecipe): readonly Choice[] {
  const changed = new Set(changedSettings(before, recipe).map(({ name }) => name));
  return [
    {
      label: `$(play) ${t('Train')}`,
      description: changed.size === 0 ? t('with the settings as they are') : t('with {0} settings changed', changed.size),
      does: 'train',
    },
    { label: `$(tag) ${t('Name')}`, description: title ?? t('by day, training and number'), does: 'name' },
    { label: t('Settings'), kind: QuickPickItemKind.Separator, does: 'nothing' },
    ...recipeSettings(recipe).map(({ name, value }) => ({
      label: changed.has(name) ? `$(edit) ${name}` : name,
      description: value,
      does: 'edit' as const,
      setting: name,
    })),
  ];
}

async function editOne(recipe: Recipe, name: string): Promise<Recipe> {
  const value = await window.showInputBox({
    title: name,
    value: recipeSettings(recipe).find((setting) => setting.name === name)?.value ?? '',
    validateInput: (text) => overrideRecipe(recipe, { [name]: text }).problems[0]?.message,
    ignoreFocusOut: true,
  });
  return value === undefined ? recipe : overrideRecipe(recipe, { [name]: value }).recipe;
}

async function askForName(title: string | null): Promise<string | null> {
  const name = await window.showInputBox({
    title: t('Name of the Run'),
    prompt: t('Leave it empty to name it by day, training and number.'),
    value: title ?? '',
    ignoreFocusOut: true,
  });
  if (name === undefined) return title;
  return name.trim() === '' ? null : name;
}

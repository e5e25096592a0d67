/** The plain values that a setting of a recipe can have. */
export type RecipeValue = string | number | boolean | null;

/** As much of a recipe as its settings need: reading the layers of a large network takes long, and they are no settings. A `Recipe` is one. */
export interface RecipeOutline {
  readonly networks: Readonly<Record<string, { readonly hyper: object }>>;
  readonly objectives: readonly {
    readonly direction: string;
    readonly text: string;
    readonly over: readonly string[];
    readonly optimizer: object;
    readonly every: number;
  }[];
  readonly reports: readonly {
    readonly name: string;
    readonly metric: string;
    readonly better: 'higher' | 'lower';
    readonly settings: object;
  }[];
}

/**
 * Every setting of a recipe that is no part of a network's drawing, by its path: `batch.size`, `optimizer.rate.rate`, `networks.Net.hyper.width`.
 * Lists of plain values are one setting, written on one line. A training with one objective calls its optimiser `optimizer`, one with several
 * `objectives.0.optimizer` and so on. The order is the recipe's.
 */
export function recipeSettings(recipe: RecipeOutline): ReadonlyMap<string, RecipeValue> {
  const settings = new Map<string, RecipeValue>();
  const { networks, objectives, reports, ...plain } = recipe;
  objectives.forEach((objective, index) => {
    const { optimizer, text, direction, over, every } = objective;
    const prefix = objectives.length === 1 ? '' : `objectives.${String(index)}.`;
    settings.set(`${prefix}${direction}`, text);
    addLeaves(settings, `${prefix}optimizer`, optimizer);
    addLeaves(settings, `${prefix}over`, over);
    addLeaves(settings, `${prefix}every`, every);
  });
  for (const report of reports) addLeaves(settings, `report.${report.name}`, { metric: report.metric, ...report.settings });
  for (const [name, network] of Object.entries(networks)) addLeaves(settings, `networks.${name}.hyper`, network.hyper);
  addLeaves(settings, '', plain);
  return settings;
}

/** Where a text stands in its file, and what is written about it, is no difference between two trainings; nor is the number of its format. */
const leftOut: ReadonlySet<string> = new Set(['source', 'id', 'version', 'documentation', 'values', 'shows']);

function addLeaves(settings: Map<string, RecipeValue>, path: string, value: unknown): void {
  const plain = plainValue(value);
  if (plain !== undefined) {
    settings.set(path, plain);
    return;
  }
  for (const [key, part] of Object.entries(value ?? {})) {
    if (!leftOut.has(key)) addLeaves(settings, path === '' ? key : `${path}.${key}`, part);
  }
}

/** A value that is one setting; undefined for what has parts. */
function plainValue(value: unknown): RecipeValue | undefined {
  if (isPlain(value)) return value;
  if (!Array.isArray(value) || !value.every(isPlain)) return undefined;
  return value.length === 0 ? null : value.map(String).join(', ');
}

function isPlain(value: unknown): value is RecipeValue {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

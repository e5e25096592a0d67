import type { SettingSpecs } from './setting';

/** Ways in which `show … as …` shows something after every epoch. */
export const showForms = ['rows', 'grid', 'boundary', 'text'] as const;

/** One of {@link showForms}. */
export type ShowForm = (typeof showForms)[number];

/** One row of the catalogue of forms: what it draws and what can be set. */
export interface ShowFormDescription {
  readonly form: ShowForm;
  readonly summary: string;
  /** What it shows: values of equations, or one network as a whole. */
  readonly of: 'values' | 'network';
  readonly settings: SettingSpecs;
}

/** Every form of `show`; `rows` is the default. */
export const showFormCatalogue: Readonly<Record<ShowForm, ShowFormDescription>> = {
  rows: {
    form: 'rows',
    summary: 'A row for each sample, a picture for each value.',
    of: 'values',
    settings: { samples: { type: 'count', meaning: 'how many rows', default: 8, position: 0, maximum: 256 } },
  },
  grid: {
    form: 'grid',
    summary: 'One value of many samples, side by side.',
    of: 'values',
    settings: { size: { type: 'pair', meaning: 'rows and columns', default: [8, 8], position: 0, maximum: 64 } },
  },
  boundary: {
    form: 'boundary',
    summary: 'What a network of two inputs says at each point of the plane, with the samples on it.',
    of: 'network',
    settings: { points: { type: 'count', meaning: 'points on each side', default: 64, position: 0, maximum: 1024 } },
  },
  text: {
    form: 'text',
    summary: 'What a network of characters writes, each drawn from what it says of the next.',
    of: 'network',
    settings: {
      length: { type: 'count', meaning: 'characters to write', default: 200, position: 0, maximum: 100_000 },
      temperature: { type: 'number', meaning: 'below 1 bolder, above 1 wilder', default: 1, position: 1, minimum: 0.01 },
    },
  },
};

/** Whether a name is a form of `show`. */
export function isShowForm(name: string): name is ShowForm {
  return Object.hasOwn(showFormCatalogue, name);
}

import type { DatasetRecipe, Field } from './dataset-recipe';
import { knownFields, type SourceDescription, type SourceFields } from './source-description';
import type { Settings } from './setting-values';
import { floatTensor } from './tensor-type';

const combined = { origin: 'Made of other data sets.', namedFiles: false, ownTest: false, pictures: false, availability: 'now' } as const;

/** Sources that are made of other data sets; parts, scaling and augmentation of those are kept. */
export const combinedSources = {
  pairs: {
    kind: 'pairs',
    summary: 'Pairs of samples, half of them of one class: `left`, `right`, and `same` 1 or 0.',
    ...combined,
    reference: 'Hadsell, Chopra, LeCun 2006, Dimensionality reduction by learning an invariant mapping',
    settings: {},
    combines: 'one',
    fields: (_settings: Settings, of: Readonly<Record<string, DatasetRecipe>>) =>
      labelledFields(of, (value) => ({ left: value.type, right: value.type, same: floatTensor([]) }), ['left', 'right', 'same']),
  },
  triplets: {
    kind: 'triplets',
    summary: 'Triples of samples: an anchor, another of its class, and one of another class.',
    ...combined,
    reference: 'Schroff, Kalenichenko, Philbin 2015, FaceNet: a unified embedding for face recognition and clustering',
    settings: {},
    combines: 'one',
    fields: (_settings: Settings, of: Readonly<Record<string, DatasetRecipe>>) =>
      labelledFields(of, (value) => ({ anchor: value.type, positive: value.type, negative: value.type }), [
        'anchor',
        'positive',
        'negative',
      ]),
  },
  together: {
    kind: 'together',
    summary: 'Several data sets side by side, drawn independently; each field keeps its name behind the name given here.',
    ...combined,
    reference: '',
    settings: {},
    combines: 'named',
    fields: (_settings: Settings, of: Readonly<Record<string, DatasetRecipe>>) => togetherFields(of),
  },
} as const satisfies Record<string, SourceDescription>;

function labelledFields(
  of: Readonly<Record<string, DatasetRecipe>>,
  fieldsOf: (value: Field) => Readonly<Record<string, Field['type']>>,
  names: readonly string[],
): SourceFields {
  const data = of['data'];
  if (data === undefined || data.fields.length === 0) {
    return { kind: 'inFiles', names };
  }
  const value = data.fields.find((field) => field.name === 'image' || field.name === 'x');
  const label = data.fields.find((field) => field.name === 'label');
  if (value === undefined || label === undefined) {
    const message = `Samples are compared by their class, but "${data.name}" has ${value === undefined ? 'no image or x' : 'no label'}.`;
    return { kind: 'refused', code: 'ZOO1304', message };
  }
  return knownFields(fieldsOf(value));
}

function togetherFields(of: Readonly<Record<string, DatasetRecipe>>): SourceFields {
  const fields: Field[] = [];
  for (const [name, data] of Object.entries(of)) {
    if (data.fields.length === 0) {
      return { kind: 'inFiles', names: [] };
    }
    fields.push(...data.fields.map((field) => ({ name: `${name}.${field.name}`, type: field.type })));
  }
  return { kind: 'known', fields };
}

import type { PreparedData, PreparedSamples } from '#data/prepared-data';
import type { Column } from '#data/samples';

/** Where the values of a field come from. */
export interface FieldSource {
  readonly column: Column;
  /** The data that the column belongs to: its scale and its parts. */
  readonly of: PreparedSamples;
}

/** The column behind every field of a data set, by the field's name; a field that is computed, as whether two are the same, has none. */
export function fieldSources(prepared: PreparedData): ReadonlyMap<string, FieldSource> {
  switch (prepared.kind) {
    case 'samples':
      return new Map(prepared.samples.columns.map((column) => [column.name, { column, of: prepared }]));
    case 'pairs':
    case 'triplets': {
      const sources = fieldSources(prepared.of);
      const source = sources.get('image') ?? sources.get('x');
      const names = prepared.kind === 'pairs' ? ['left', 'right'] : ['anchor', 'positive', 'negative'];
      return new Map(source === undefined ? [] : names.map((name) => [name, source]));
    }
    case 'together':
      return new Map(
        prepared.members.flatMap(({ prefix, data }) =>
          [...fieldSources(data)].map(([name, source]): [string, FieldSource] => [prefix + name, source]),
        ),
      );
  }
}

/** The same data without what training changes at random. */
export function withoutAugmentations(prepared: PreparedData): PreparedData {
  switch (prepared.kind) {
    case 'samples':
      return { ...prepared, augmentations: [] };
    case 'pairs':
    case 'triplets':
      return { ...prepared, of: withoutAugmentations(prepared.of) };
    case 'together':
      return { ...prepared, members: prepared.members.map(({ prefix, data }) => ({ prefix, data: withoutAugmentations(data) })) };
  }
}

/** Every set of samples that a data set is made of. */
export function samplesWithin(prepared: PreparedData): readonly PreparedSamples[] {
  switch (prepared.kind) {
    case 'samples':
      return [prepared];
    case 'pairs':
    case 'triplets':
      return samplesWithin(prepared.of);
    case 'together':
      return prepared.members.flatMap(({ data }) => samplesWithin(data));
  }
}

import * as v from 'valibot';
import { isoTime } from './identifiers';
import { parseValue, type Parsed } from './parsed';

/**
 * One line of `labels.jsonl`: what a person wrote on a run. It is a log apart from `run.json`, so that naming a run that trains cannot lose
 * anything, whoever writes first.
 */
const labelSchema = v.variant('kind', [
  v.object({ kind: v.literal('title'), at: isoTime, title: v.nullable(v.pipe(v.string(), v.maxLength(200))) }),
  v.object({ kind: v.literal('note'), at: isoTime, note: v.pipe(v.string(), v.maxLength(10_000)) }),
  v.object({ kind: v.literal('tag'), at: isoTime, tag: v.pipe(v.string(), v.nonEmpty(), v.maxLength(60)) }),
  v.object({ kind: v.literal('untag'), at: isoTime, tag: v.string() }),
]);

export type Label = Readonly<v.InferOutput<typeof labelSchema>>;

/** What a run is labelled with after all lines. */
export interface Labels {
  /** Null: shown by its id. */
  readonly title: string | null;
  readonly note: string;
  /** In the order given. */
  readonly tags: readonly string[];
}

export function parseLabel(record: unknown): Parsed<Label> {
  return parseValue(labelSchema, record);
}

/** The labels after these lines, of which a later one wins. */
export function collectLabels(lines: readonly Label[]): Labels {
  let title: string | null = null;
  let note = '';
  const tags = new Set<string>();
  for (const line of lines) {
    switch (line.kind) {
      case 'title':
        title = line.title;
        break;
      case 'note':
        note = line.note;
        break;
      case 'tag':
        tags.add(line.tag);
        break;
      case 'untag':
        tags.delete(line.tag);
        break;
    }
  }
  return { title, note, tags: [...tags] };
}

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
  /** Others of its training are measured against this run, until another one is pinned. */
  v.object({ kind: v.literal('baseline'), at: isoTime, pinned: v.boolean() }),
]);

/** One line of `labels.jsonl`. */
export type Label = Readonly<v.InferOutput<typeof labelSchema>>;

/** What a run is labelled with after all lines. */
export interface Labels {
  /** Null: shown by its id. */
  readonly title: string | null;
  readonly note: string;
  /** In the order given. */
  readonly tags: readonly string[];
  /** When it was pinned as the baseline; null: it is not. Of several runs of one training only the latest counts, see {@link latestPins}. */
  readonly pinnedAt: string | null;
}

/** A label before it is written: without its time. */
export type LabelWords = Label extends infer Kind ? (Kind extends Label ? Omit<Kind, 'at'> : never) : never;

/** Reads a line of `labels.jsonl`; titles, notes and tags that are too long are invalid. */
export function parseLabel(record: unknown): Parsed<Label> {
  return parseValue(labelSchema, record);
}

/** The labels after these lines, of which a later one wins. */
export function collectLabels(lines: readonly Label[]): Labels {
  let title: string | null = null;
  let note = '';
  let pinnedAt: string | null = null;
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
      case 'baseline':
        pinnedAt = line.pinned ? line.at : null;
        break;
    }
  }
  return { title, note, tags: [...tags], pinnedAt };
}

/** What is asked of a run to find the baselines among many. */
export interface Pin {
  /** What runs are measured against one another: those of one training in one folder. */
  readonly training: string;
  readonly pinnedAt: string | null;
}

/** The baseline of each training: of the runs that are pinned, the one that was pinned last. @returns the same order; true: it is one */
export function latestPins(pins: readonly Pin[]): boolean[] {
  const latest = new Map<string, number>();
  pins.forEach(({ training, pinnedAt }, index) => {
    const before = pins[latest.get(training) ?? -1]?.pinnedAt ?? '';
    if (pinnedAt !== null && pinnedAt > before) latest.set(training, index);
  });
  return pins.map(({ training }, index) => latest.get(training) === index);
}

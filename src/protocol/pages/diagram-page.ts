import * as v from 'valibot';
import { diagramRequest } from '../language-requests';
import { count } from '../identifiers';
import { parseValue, type Parsed } from '../parsed';
import type { PageWire } from './page-wire';

const name = v.pipe(v.string(), v.maxLength(200));
const subject = v.object({ kind: v.picklist(['network', 'training']), name });

/** What is drawn: a network or training by name, or (null) what the caret is in; and how. */
const view = v.object({ subject: v.nullable(name), request: diagramRequest });
export type DiagramView = Readonly<v.InferOutput<typeof view>>;

/** A box as far as the host needs it: to find the caret's one, and the place in the text. */
const placedBoxSchema = v.looseObject({
  id: v.string(),
  content: v.picklist(['single', 'folded', 'open']),
  source: v.optional(v.object({ start: count, end: count, file: v.exactOptional(v.string()) })),
});
export type PlacedBox = Readonly<v.InferOutput<typeof placedBoxSchema>>;

/** The diagram beside the text. */
export const diagramPage = {
  name: 'diagram',
  version: 1,
  toHost: v.variant('kind', [
    /** Draw this from now on. */
    v.object({ kind: v.literal('draw'), view }),
    /** Show where a box stands in the text; `focus` takes the keyboard there. */
    v.object({ kind: v.literal('reveal'), box: v.string(), focus: v.boolean() }),
    /** Write what is shown in another form; the host asks where. */
    v.object({ kind: v.literal('export'), format: v.picklist(['svg', 'tikz', 'mermaid']) }),
  ]),
  toPage: v.variant('kind', [
    /** What the page is of, to be kept; comes first. */
    v.object({ kind: v.literal('file'), uri: v.string(), name: v.string(), view }),
    /**
     * What is to be seen now. `drawing` is the JSON text of a `Drawing` of the diagram layer, which comes from the same build; null: the text has
     * errors, and what was shown stays.
     */
    v.object({
      kind: v.literal('drawing'),
      subjects: v.array(subject),
      subject: v.nullable(subject),
      drawing: v.nullable(v.string()),
    }),
    /** The box that the caret is in. */
    v.object({ kind: v.literal('caret'), box: v.nullable(v.string()) }),
  ]),
} as const satisfies PageWire<unknown, unknown>;

export type DiagramToHost = Readonly<v.InferOutput<typeof diagramPage.toHost>>;
export type DiagramToPage = Readonly<v.InferOutput<typeof diagramPage.toPage>>;

const keptSchema = v.object({ uri: v.string(), view });

/** Reads what the page kept for the time when the editor brings it back. */
export function parseKeptDiagramPage(state: unknown): Parsed<Readonly<v.InferOutput<typeof keptSchema>>> {
  return parseValue(keptSchema, state);
}

/** The boxes of a drawing, as far as the host needs them. */
export function parsePlacedBoxes(boxes: readonly unknown[]): PlacedBox[] {
  return boxes.flatMap((box) => {
    const parsed = parseValue(placedBoxSchema, box);
    return parsed.kind === 'value' ? [parsed.value] : [];
  });
}

/** The view with everything left to its default. */
export function defaultDiagramView(subjectName: string | null): DiagramView {
  return { subject: subjectName, request: v.parse(diagramRequest, {}) };
}

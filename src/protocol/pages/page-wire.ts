import * as v from 'valibot';
import { parseValue, type Parsed } from '../parsed';

/** The pages inside the editor, each a script and a style sheet of its own. */
export const pageNames = ['curves', 'diagram', 'runs', 'evaluation', 'dataset'] as const;

/** A page inside the editor. */
export type PageName = (typeof pageNames)[number];

/** Both directions between a page and the host. Neither end trusts the other: what does not fit the schema is dropped and logged. */
export interface PageWire<ToHost, ToPage> {
  readonly name: PageName;
  /** Raised with every change of the messages, so that a page restored from an older version is told. */
  readonly version: number;
  readonly toHost: v.GenericSchema<unknown, ToHost>;
  readonly toPage: v.GenericSchema<unknown, ToPage>;
}

/** Longest message of a page, in characters of its text; an exported picture is the largest thing that a page sends. */
export const largestPageMessage = 64 * 1024 * 1024;

/** What every page can say besides its own messages. */
const commonToHostSchema = v.variant('kind', [
  /** The page listens; the host answers with the words of its language and the page's own first message. Sent again after each reload. */
  v.object({ kind: v.literal('ready'), version: v.number() }),
  /** Something failed inside the page; it goes to the log. */
  v.object({ kind: v.literal('failed'), message: v.pipe(v.string(), v.maxLength(4_000)) }),
  /** The person wants a picture or table as a file; the host asks where. `base64` is the file's content. */
  v.object({
    kind: v.literal('save'),
    name: v.pipe(v.string(), v.regex(/^[\w .-]{1,120}$/)),
    base64: v.pipe(v.string(), v.maxLength(largestPageMessage)),
  }),
  v.object({ kind: v.literal('copy'), text: v.pipe(v.string(), v.maxLength(1024 * 1024)) }),
]);

/** What every page may tell the editor. */
export type CommonToHost = Readonly<v.InferOutput<typeof commonToHostSchema>>;

/** What the host tells every page. */
const commonToPageSchema = v.variant('kind', [
  /** Translations by the English text; empty for English. Comes first. */
  v.object({ kind: v.literal('words'), language: v.string(), words: v.record(v.string(), v.string()) }),
  /** The host could not do what was asked: one sentence and what helps. */
  v.object({ kind: v.literal('problem'), message: v.string(), hint: v.nullable(v.string()) }),
]);

/** What the editor may tell every page. */
export type CommonToPage = Readonly<v.InferOutput<typeof commonToPageSchema>>;

/** A message that was read: one that every page knows, one of the page's own, or none. */
export type PageMessage<Common, Own> =
  | { readonly from: 'every'; readonly message: Common }
  | { readonly from: 'own'; readonly message: Own }
  | { readonly from: 'nobody'; readonly problem: string };

/** Reads what a page has sent; anything else than the page's own messages and the common ones is invalid. */
export function parseToHost<ToHost, ToPage>(wire: PageWire<ToHost, ToPage>, value: unknown): PageMessage<CommonToHost, ToHost> {
  return either(parseValue(commonToHostSchema, value), parseValue(wire.toHost, value));
}

/** Reads what the editor has sent to a page. */
export function parseToPage<ToHost, ToPage>(wire: PageWire<ToHost, ToPage>, value: unknown): PageMessage<CommonToPage, ToPage> {
  return either(parseValue(commonToPageSchema, value), parseValue(wire.toPage, value));
}

function either<Common, Own>(common: Parsed<Common>, own: Parsed<Own>): PageMessage<Common, Own> {
  if (own.kind === 'value') return { from: 'own', message: own.value };
  if (common.kind === 'value') return { from: 'every', message: common.value };
  return { from: 'nobody', problem: own.problem };
}

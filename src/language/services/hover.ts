import { inEnglish, type Translate } from '#base/translate';
import { glossaryEntry } from '#model/glossary';
import { datasetClauseCatalogue, trainClauseCatalogue, type ClauseDescription } from '#model/clause-catalogue';
import type { Network, NetworkNode } from '#model/network';
import type { SourceRange } from '#model/source-range';
import type { Token } from '../parse';
import type { Callable } from './callable';
import { callablesAt } from './callables-at';
import { roleAt, roleOfCall } from './call-role';
import { cursorContext, type CursorContext } from './cursor-context';
import type { EditorDocument } from './editor-document';
import { callableWords, parameterWords } from './hover/callable-words';
import { glossaryWords } from './hover/glossary-words';
import { stepWords } from './hover/step-words';
import { symbolWords } from './hover/symbol-words';
import { networkSteps, ownNetworks, type NetworkStep } from './network-steps';
import type { SpokenDocument } from './spoken-document';
import { symbolAt } from './symbol-at';
import { endOf, isWord, tokenAt } from './tokens-at';

/** What is said about a place of the text. */
export interface Hover {
  readonly range: SourceRange;
  readonly markdown: string;
}

/** A small drawing of a node's place in its network as a data URI; undefined where there is none. */
export type PictureOf = (network: Network, node: NetworkNode) => string | undefined;

/** Who draws for a hover, and in which language it speaks. */
export interface HoverStyle {
  readonly pictureOf: PictureOf;
  readonly t: Translate;
}

/** What there is to say about an offset, without pictures and in English unless somebody gives them; undefined where there is nothing. */
export function hoverAt(editorDocument: EditorDocument, offset: number, style: Partial<HoverStyle> = {}): Hover | undefined {
  const { pictureOf = () => undefined, t = inEnglish } = style;
  const document: SpokenDocument = { ...editorDocument, t };
  const { text, parsed } = document;
  const token = tokenAt(parsed.tokens, offset);
  const isComment = parsed.comments.some(({ start, end }) => start <= offset && offset < end);
  if (token === undefined || isComment) {
    return undefined;
  }
  const range = { start: token.startOffset, end: endOf(token) };
  const step = stepAt(document, token);
  if (step !== undefined) {
    return { range, markdown: withPicture(stepWords(document, step), step, { pictureOf, t }) };
  }
  const context = cursorContext(text, parsed, token.startOffset);
  const markdown =
    (isWord(token) ? nameWords(document, context, token) : undefined) ??
    argumentWords(document, context) ??
    (isWord(token) ? fieldWords(document, context, token.image) : valueWords(document, context));
  return markdown === undefined ? undefined : { range, markdown };
}

function withPicture(words: string, step: NetworkStep, { pictureOf, t }: HoverStyle): string {
  const [node] = step.nodes;
  const picture = node === undefined ? undefined : pictureOf(step.network, node);
  return picture === undefined ? words : `${words}\n\n![${t('{0} in {1}', node?.path ?? '', step.network.name)}](${picture})`;
}

/** The step whose name or label a token is. */
function stepAt(document: EditorDocument, { startOffset, image }: Token): NetworkStep | undefined {
  const steps = networkSteps(document);
  const named = steps.get(startOffset);
  if (named !== undefined && isNameOf(document, named, image)) {
    return named;
  }
  const label = document.analysis.symbols.find(({ kind, definition }) => kind === 'layer' && definition.start === startOffset);
  if (label === undefined) {
    return undefined;
  }
  const inside = [...steps.values()].filter(({ source }) => label.extent.start < source.start && source.end <= label.extent.end);
  return inside.toSorted((a, b) => b.source.end - b.source.start - (a.source.end - a.source.start))[0];
}

/** `a + b` is a step that begins with the name of something else. */
function isNameOf({ text }: EditorDocument, { source, nodes, block }: NetworkStep, image: string): boolean {
  const kind = nodes[0]?.kind;
  const isSum = block === undefined && (kind === 'add' || kind === 'subtract' || kind === 'multiply' || kind === 'linear');
  return !isSum || (image === kind && text[source.start + image.length] === '(');
}

/** Names of the file before those of the catalogues: a value may be called like a layer. */
function nameWords(document: SpokenDocument, context: CursorContext, { image, startOffset }: Token): string | undefined {
  const place = symbolAt(document, startOffset);
  if (place !== undefined) {
    return symbolWords(document, place.symbol);
  }
  const clause = clauseWords(document, context, image);
  if (clause !== undefined) {
    return clause;
  }
  if (context.before[0] === '.') {
    return memberWords(document, context, image);
  }
  const role = roleAt(context);
  const callable = role === undefined ? undefined : callablesAt(document, role).get(image);
  return callable === undefined ? undefined : withGlossary(callableWords(callable), image);
}

function withGlossary(words: string, image: string): string {
  const entry = glossaryEntry(image);
  return entry === undefined ? words : `${words}\n\n${entry.text}`;
}

/** A clause word: how it is written, what it means, what holds without it. */
function clauseWords({ t }: SpokenDocument, context: CursorContext, image: string): string | undefined {
  const { declaration, clause, calls, before, isHeader } = context;
  const isFree = calls.length === 0 && !isHeader && before[0] !== '.' && before[0] !== '=';
  const description = isFree && (clause === undefined || clause !== image) ? clauseOf(declaration?.kind, image) : undefined;
  if (description === undefined) {
    return undefined;
  }
  const words = `\`\`\`zoo\n${description.form}\n\`\`\`\n\n${description.meaning}\n\n${t('Without it: {0}.', description.default)}`;
  return withGlossary(words, image);
}

function clauseOf(kind: string | undefined, image: string): ClauseDescription | undefined {
  const ofData = new Map<string, ClauseDescription>(Object.entries(datasetClauseCatalogue));
  const ofTraining = new Map<string, ClauseDescription>(Object.entries(trainClauseCatalogue));
  return kind === 'train' ? (ofTraining.get(image) ?? ofData.get(image)) : kind === 'dataset' ? ofData.get(image) : undefined;
}

function memberWords(document: SpokenDocument, { before }: CursorContext, image: string): string | undefined {
  const owners = ownNetworks(document).filter(({ name, names }) => before.includes(name) && Object.hasOwn(names, image));
  const [network] = owners;
  const node = network?.nodes[network.names[image] ?? -1];
  return network === undefined || node === undefined
    ? undefined
    : `**${network.name}.${image}** · ${document.t('{0} for each sample', node.output.shape.join('x'))}`;
}

/** A value or name inside the arguments of a call: what that argument means. */
function argumentWords(document: SpokenDocument, context: CursorContext): string | undefined {
  const depth = context.calls.length - 1;
  const call = context.calls[depth];
  const role = call === undefined ? undefined : roleOfCall(context, depth);
  const callable = call === undefined || role === undefined ? undefined : callablesAt(document, role).get(call.name);
  const parameter = callable === undefined || call === undefined ? undefined : parameterAt(document, callable, context);
  return callable === undefined || parameter === undefined ? undefined : parameterWords(callable, parameter, document.t);
}

function parameterAt(
  { text }: EditorDocument,
  callable: Callable,
  { calls, word }: CursorContext,
): Callable['parameters'][number] | undefined {
  const call = calls.at(-1);
  const written = /^[A-Za-z_]\w*(?=\s*=[^=])/.exec(text.slice(word.start, word.start + 80))?.[0];
  const name = call?.argumentName ?? written;
  if (name !== undefined) {
    return callable.parameters.find((parameter) => parameter.name === name);
  }
  const activation = callable.parameters.find(({ spec }) => spec?.type === 'activation');
  const isName = /^[A-Za-z_]/.test(text[word.start] ?? '');
  return isName && activation !== undefined
    ? activation
    : callable.parameters.filter(({ isPositional }) => isPositional)[call?.argument ?? 0];
}

/** A number or text of a clause: what the clause means. */
function valueWords(document: SpokenDocument, context: CursorContext): string | undefined {
  const { clause, calls } = context;
  return clause === undefined || calls.length > 0
    ? undefined
    : clauseWords(document, { ...context, clause: undefined, before: [] }, clause);
}

/** Words of the field that are neither names nor clauses: `epoch` in a rule, `val` in a metric, `network` at a beginning. */
function fieldWords({ t }: SpokenDocument, { before }: CursorContext, image: string): string | undefined {
  const entry = before[0] === ':' ? undefined : glossaryEntry(image);
  return entry === undefined ? undefined : glossaryWords(entry, t);
}

import { datasetClauses, trainClauses } from '#model/clause-catalogue';
import type { SourceRange } from '#model/source-range';
import type { ParsedFile, Token } from '../parse';
import { countTokensBefore, endOf, isWord } from './tokens-at';

export type DeclarationKind = 'import' | 'network' | 'block' | 'dataset' | 'train' | 'search' | 'expect';

/** A call whose arguments are being written. */
export interface OpenCall {
  readonly name: string;
  /** Where its name begins. */
  readonly start: number;
  /** Which argument, from 0. */
  readonly argument: number;
  /** The name of the argument, where it is given by name. */
  readonly argumentName: string | undefined;
  /** Names of arguments that are given already. */
  readonly given: readonly string[];
  /** The clause that the call stands in: `optimizer`, `minimize`, `over`; undefined elsewhere. */
  readonly clause: string | undefined;
}

/**
 * Where a caret stands, read off the words and signs before it alone: the text around a caret is hardly ever whole, so the syntax tree is of no help
 * here.
 */
export interface CursorContext {
  readonly place: 'code' | 'comment' | 'string';
  /** The word or text being written; empty where a new one begins. */
  readonly word: SourceRange & { readonly text: string };
  readonly declaration: { readonly kind: DeclarationKind; readonly name: string | undefined; readonly start: number } | undefined;
  /** Before the brace of the declaration opens. */
  readonly isHeader: boolean;
  /** The clause that has begun: of `train`, `dataset` and `search`, with `minimize`, `over`, `using`, `as` and `~` among them. */
  readonly clause: string | undefined;
  /** Open calls, outermost first. */
  readonly calls: readonly OpenCall[];
  /** The words and signs before the word, nearest first, at most four. */
  readonly before: readonly string[];
  /** Whether a repetition, a set or plain brackets are the innermost thing open. */
  readonly innermost: 'call' | 'brackets' | 'repetition' | 'body' | 'none';
}

/** Reads where an offset stands. Total: it answers for any text and offset. */
export function cursorContext(text: string, parsed: ParsedFile, offset: number): CursorContext {
  const { tokens, comments } = parsed;
  const inComment = comments.some((comment) => comment.start < offset && (offset < comment.end || isOpenComment(comment, offset)));
  const count = countTokensBefore(tokens, offset);
  const last = tokens[count - 1];
  const isInside = last !== undefined && offset <= endOf(last) && (isWord(last) || isOpenString(last, offset));
  const before = tokens.slice(0, isInside ? count - 1 : count);
  const word = isInside ? { start: last.startOffset, end: endOf(last) } : { start: offset, end: offset };
  const scan = scanTokens(before, text);
  return {
    place: inComment ? 'comment' : isInside && last.image.startsWith('"') ? 'string' : 'code',
    word: { ...word, text: text.slice(word.start, offset) },
    declaration: scan.declaration,
    isHeader: !scan.frames.some((frame) => frame.sign === '{'),
    clause: currentClause(scan),
    calls: scan.frames.flatMap((frame) => frame.call ?? []).map(({ ...call }) => call),
    before: before
      .slice(-4)
      .map(({ image }) => image)
      .reverse(),
    innermost: innermostOf(scan.frames.at(-1)),
  };
}

function isOpenComment({ text, end }: { readonly text: string; readonly end: number }, offset: number): boolean {
  return offset === end && (text.startsWith('//') || !text.endsWith('*/'));
}

/** Behind its closing quote a text is finished. */
function isOpenString({ image, startOffset }: Token, offset: number): boolean {
  return image.startsWith('"') && (offset < startOffset + image.length || image.length < 2 || !image.endsWith('"'));
}

interface Frame {
  readonly sign: '(' | '{' | '[';
  call: { -readonly [K in keyof OpenCall]: OpenCall[K] } | undefined;
  clause: string | undefined;
}

interface Scan {
  declaration: CursorContext['declaration'];
  frames: Frame[];
  /** The clause before the brace: a data set has one, `source`. */
  headClause: string | undefined;
}

const declarationKinds: readonly DeclarationKind[] = ['import', 'network', 'block', 'dataset', 'train', 'search', 'expect'];
const closers: Readonly<Record<string, Frame['sign']>> = { ')': '(', '}': '{', ']': '[' };

function scanTokens(tokens: readonly Token[], text: string): Scan {
  const scan: Scan = { declaration: undefined, frames: [], headClause: undefined };
  for (const [index, token] of tokens.entries()) {
    if (beginsDeclaration(scan, token, { text, next: tokens[index + 1] })) {
      startDeclaration(scan, token, tokens[index + 1]);
    } else {
      readToken(scan, token, { previous: tokens[index - 1], next: tokens[index + 1] });
    }
  }
  return scan;
}

/** A declaration begins where nothing is open, and in unfinished text where its word stands at the beginning of a line with a name behind it. */
function beginsDeclaration(
  scan: Scan,
  { image, startOffset }: Token,
  { text, next }: { readonly text: string; readonly next: Token | undefined },
): boolean {
  if (!declarationKinds.some((kind) => kind === image)) {
    return false;
  }
  const atLineStart = startOffset === 0 || text[startOffset - 1] === '\n';
  return scan.frames.length === 0 || (atLineStart && (next === undefined || isWord(next)));
}

function startDeclaration(scan: Scan, { image, startOffset }: Token, next: Token | undefined): void {
  const kind = declarationKinds.find((each) => each === image) ?? 'network';
  scan.declaration = { kind, name: next !== undefined && isWord(next) ? next.image : undefined, start: startOffset };
  scan.frames = [];
  scan.headClause = undefined;
}

interface Neighbours {
  readonly previous: Token | undefined;
  readonly next: Token | undefined;
}

function readToken(scan: Scan, token: Token, neighbours: Neighbours): void {
  const { image } = token;
  const opens = closers[image];
  if (opens !== undefined) {
    closeFrame(scan, opens);
  } else if (image === '(' || image === '{' || image === '[') {
    openFrame(scan, image, neighbours.previous);
  } else {
    readInside(scan, token, neighbours);
  }
}

function closeFrame(scan: Scan, sign: Frame['sign']): void {
  const at = scan.frames.findLastIndex((frame) => frame.sign === sign);
  if (at >= 0) {
    scan.frames.length = at;
  }
  if (scan.frames.length === 0 && sign === '{') {
    scan.declaration = undefined;
  }
}

function openFrame(scan: Scan, sign: Frame['sign'], previous: Token | undefined): void {
  const isCall = sign === '(' && previous !== undefined && isWord(previous) && !isHeaderName(scan, previous);
  const call = isCall
    ? { name: previous.image, start: previous.startOffset, argument: 0, argumentName: undefined, given: [], clause: currentClause(scan) }
    : undefined;
  scan.frames.push({ sign, call, clause: undefined });
}

/** The inputs of a network stand in brackets, but are no arguments. */
function isHeaderName({ declaration, frames }: Scan, { image }: Token): boolean {
  const isNetwork = declaration?.kind === 'network' || declaration?.kind === 'block';
  return isNetwork && frames.length === 0 && (image === declaration.name || image === 'network' || image === 'block');
}

function readInside(scan: Scan, { image }: Token, { previous, next }: Neighbours): void {
  const frame = scan.frames.at(-1);
  const call = frame?.call;
  if (call !== undefined) {
    readArgument(call, image, previous);
    return;
  }
  const isDatasetSource = scan.declaration?.kind === 'dataset' && scan.frames.length === 0 && image === '=';
  if (isDatasetSource) {
    scan.headClause = 'source';
  } else if (frame?.sign === '{') {
    readClause(frame, { image, previous, next }, scan.declaration?.kind);
  }
}

function readArgument(call: NonNullable<Frame['call']>, image: string, previous: Token | undefined): void {
  if (image === ',') {
    call.argument++;
    call.argumentName = undefined;
  } else if (image === '=' && previous !== undefined && isWord(previous)) {
    call.argumentName = previous.image;
    call.given = [...call.given, previous.image];
  }
}

const trainWords: ReadonlySet<string> = new Set([
  ...trainClauses,
  ...datasetClauses,
  'minimize',
  'maximize',
  'over',
  'using',
  'every',
  'as',
  '~',
]);
const searchWords: ReadonlySet<string> = new Set(['minimize', 'maximize', 'using', 'in']);
const dataWords: ReadonlySet<string> = new Set(datasetClauses);
/** Behind these a value stands, whatever the word. */
const leadingSigns: ReadonlySet<string> = new Set(['=', ',', '+', '-', '*', '/', '->', '.', '~', 'over', 'data', 'freeze']);

interface ClauseToken extends Neighbours {
  readonly image: string;
}

function readClause(frame: Frame, { image, previous, next }: ClauseToken, kind: DeclarationKind | undefined): void {
  const words = kind === undefined ? undefined : clauseWords.get(kind);
  if (words === undefined || leadingSigns.has(previous?.image ?? '')) {
    return;
  }
  const isBinding = next?.image === '=' && kind === 'train' && frame.clause !== 'report';
  if (isBinding || (words.has(image) && next?.image !== '~')) {
    frame.clause = isBinding ? 'binding' : image;
  }
}

const clauseWords: ReadonlyMap<DeclarationKind, ReadonlySet<string>> = new Map([
  ['train', trainWords],
  ['dataset', dataWords],
  ['search', searchWords],
]);

function currentClause({ frames, headClause }: Scan): string | undefined {
  const inner = frames.findLast((frame) => frame.sign === '{' && frame.clause !== undefined);
  return inner?.clause ?? (frames.some((frame) => frame.sign === '{') ? undefined : headClause);
}

function innermostOf(frame: Frame | undefined): CursorContext['innermost'] {
  if (frame === undefined) {
    return 'none';
  }
  return frame.sign === '{' ? 'body' : frame.sign === '[' ? 'repetition' : frame.call === undefined ? 'brackets' : 'call';
}

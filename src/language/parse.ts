import type { IToken } from 'chevrotain';
import type { Diagnostic } from '#base/diagnostic';
import type { Declaration, File } from './generated/ast';
import { deepestBrackets, deepestSum, findTooDeep } from './nesting';
import { rangeOf } from './range-of';
import { createZooParser, type ZooParser } from './zoo-parser';

/** A comment as it stands in the text. */
export interface Comment {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A word, number, text or sign as it stands in the text. */
export type Token = Pick<IToken, 'image' | 'startOffset' | 'tokenType'>;

/** The syntax of a text. */
export interface ParsedFile {
  readonly file: File;
  /** In the order of the text, without blanks and comments. */
  readonly tokens: readonly Token[];
  readonly diagnostics: readonly Diagnostic[];
  /** Declarations with a syntax error inside: parts of them are missing although their types say otherwise. */
  readonly broken: ReadonlySet<Declaration>;
  readonly comments: readonly Comment[];
  /** The text itself: documentation stands between declarations. */
  readonly documented: string;
}

/** Longer texts are refused unread. */
const longestText = 4 * 1024 * 1024;

/** Texts of more words and signs, some 5,000 lines, are refused unparsed, so that an answer comes within a second. */
const mostTokens = 40_000;

const parsers = parserSource();

/** Reads a text. Never throws; a text with errors gives what could be read of it. */
export function parseZoo(text: string): ParsedFile {
  const parser = parsers.current();
  if (text.length > longestText) {
    return nothing(parser, problem('ZOO1005', 'The file is longer than 4 MB; no network is written that way.', { start: 0, end: 1 }));
  }
  const lexed = parser.tokenize(text);
  const deep = findTooDeep(lexed.tokens);
  if (deep !== undefined) {
    return nothing(
      parser,
      problem(
        'ZOO1004',
        `Brackets go deeper than ${String(deepestBrackets)} levels here, or a sum has more than ${String(deepestSum)} signs.`,
        rangeOfToken(deep, text),
      ),
    );
  }
  const surplus = lexed.tokens[mostTokens];
  if (surplus !== undefined) {
    const message = `The file has more than ${mostTokens.toLocaleString('en')} words and signs; the rest begins here.`;
    return nothing(parser, problem('ZOO1005', message, rangeOfToken(surplus, text)));
  }
  const result = parseWithin(parser, text);
  if (result === undefined) {
    return nothing(parsers.current(), problem('ZOO1004', 'This is nested too deeply for the stack of this process.', { start: 0, end: 1 }));
  }
  const { value: file, parserErrors } = result;
  const tokenErrors = lexed.errors.map(({ offset, length }) =>
    problem('ZOO1002', `\`${text.slice(offset, offset + Math.min(length, 20))}\` is no part of the language.`, {
      start: offset,
      end: offset + length,
    }),
  );
  const unfinished = [...lexed.tokens, ...lexed.hidden].flatMap((token) => unfinishedToken(token, text));
  const glued = lexed.tokens.flatMap((token, index) => gluedToken(token, lexed.tokens[index - 1]));
  const syntaxErrors = parserErrors.map(({ message, token }) => problem('ZOO1001', message, rangeOfToken(token, text)));
  const starts = file.declarations.map((declaration) => rangeOf(declaration).start);
  // An error at the first word of a declaration belongs to the one before it, which was left open.
  const ends = syntaxErrors.flatMap(({ start }) => (starts.includes(start) ? [start, start - 1] : [start]));
  const touched = [...ends, ...[...tokenErrors, ...glued].map(({ start }) => start)];
  const brokenIndices = new Set(touched.map((offset) => starts.findLastIndex((start) => start <= offset)));
  return {
    file,
    tokens: lexed.tokens,
    diagnostics: oneEach([...glued, ...tokenErrors, ...unfinished, ...syntaxErrors], starts),
    broken: new Set(file.declarations.filter((_declaration, index) => brokenIndices.has(index))),
    comments: lexed.hidden.map(({ startOffset, image }) => ({ start: startOffset, end: startOffset + image.length, text: image })),
    documented: text,
  };
}

/** The text of the `/** … *\/` directly before an offset, without its stars; undefined where there is none. */
export function documentationBefore(text: string, comments: readonly Comment[], offset: number): string | undefined {
  const comment = comments.findLast(({ end }) => end <= offset);
  if (comment?.text.startsWith('/**') !== true || text.slice(comment.end, offset).trim() !== '') {
    return undefined;
  }
  const lines = comment.text.slice(3, -2).split('\n');
  return lines
    .map((line) => line.replace(/^\s*\*? ?/, '').trimEnd())
    .join('\n')
    .trim();
}

function nothing(parser: ZooParser, diagnostic: Diagnostic): ParsedFile {
  return { file: parser.parse('').value, tokens: [], diagnostics: [diagnostic], broken: new Set(), comments: [], documented: '' };
}

/** What follows from one mistake is not said again: of the errors within one declaration, the first. */
function oneEach(diagnostics: readonly Diagnostic[], starts: readonly number[]): readonly Diagnostic[] {
  const seen = new Set<number>();
  return diagnostics
    .toSorted((a, b) => a.start - b.start)
    .filter(({ start }) => {
      const declaration = starts.findLastIndex((other) => other <= start);
      const first = !seen.has(declaration);
      seen.add(declaration);
      return first;
    });
}

const spacedWords: ReadonlySet<string> = new Set(['if', 'minimize', 'maximize', 'return']);

/** Keywords directly before a bracket were read as calls; so was the `x` of a repetition. */
function gluedToken(token: IToken, previous: IToken | undefined): readonly Diagnostic[] {
  const { image, startOffset, tokenType } = token;
  const isGlued = tokenType.name === 'CALLNAME' && (spacedWords.has(image) || (image === 'x' && previous?.image === ']'));
  const message = `Write a blank between ${image} and (; a name directly before ( is a call.`;
  return isGlued ? [problem('ZOO1001', message, { start: startOffset, end: startOffset + image.length })] : [];
}

function unfinishedToken({ tokenType, image, startOffset }: IToken, text: string): readonly Diagnostic[] {
  const start = startOffset;
  const end = Math.min(text.length, start + 2);
  if (tokenType.name === 'STRING' && (image.length < 2 || !image.endsWith('"'))) {
    return [problem('ZOO1003', 'This text has no closing quote on its line.', { start, end: start + image.length })];
  }
  if (tokenType.name === 'ML_COMMENT' && (image.length < 4 || !image.endsWith('*/'))) {
    return [problem('ZOO1003', 'This comment is never closed with */.', { start, end })];
  }
  return [];
}

function rangeOfToken({ startOffset, image }: IToken, text: string): { readonly start: number; readonly end: number } {
  // The end of the file is a token without a place.
  return Number.isNaN(startOffset) || startOffset < 0
    ? { start: text.length, end: text.length }
    : { start: startOffset, end: startOffset + image.length };
}

function problem(code: Diagnostic['code'], message: string, { start, end }: { readonly start: number; readonly end: number }): Diagnostic {
  return { code, severity: 'error', message, start, end, fixes: [], related: [] };
}

/** The syntax, or undefined where the stack of the process does not reach; a parser that was stopped in the middle is of no use any more. */
function parseWithin(parser: ZooParser, text: string): ReturnType<ZooParser['parse']> | undefined {
  try {
    return parser.parse(text);
  } catch (error) {
    parsers.renew();
    if (error instanceof RangeError) {
      return undefined;
    }
    throw error;
  }
}

/** One parser for all texts, made on first use. */
function parserSource(): { readonly current: () => ZooParser; readonly renew: () => void } {
  let made: ZooParser | undefined;
  return {
    current: () => (made ??= createZooParser()),
    renew: () => {
      made = undefined;
    },
  };
}

import type { FormatItem } from './format-item';
import { closerOf, openerOf, opensBody, type TokenTable } from './token-table';

/** Where the author's line breaks are kept, by token: before a token that stays at the beginning of a line. */
export interface LineBreaks {
  readonly isKept: (token: number) => boolean;
  /** Whether one is kept before a token behind the first one and up to the last one. */
  readonly isKeptWithin: (first: number, last: number) => boolean;
  /** Whether a bracket or body is written over several lines. */
  readonly isOpened: (opener: number) => boolean;
}

/** Line breaks are kept around what stands in bodies and brackets, after commas, before arrows, operators and the parts of an objective. */
export function lineBreaks(items: readonly FormatItem[], table: TokenTable): LineBreaks {
  const lines = tokenLines(items, table.tokens.length);
  const isOpened = (opener: number): boolean => {
    const closer = closerOf(table, opener);
    return closer !== undefined && (opensBody(table, opener) ? lines.begin(closer) > lines.begin(opener) : lines.isNew(opener + 1));
  };
  const startsInOpened = statementsOfOpened(table, isOpened);
  const kept = [...table.tokens.keys()].map(
    (index) =>
      startsInOpened.has(index) || lines.isForced(index) || isAtBracket(index, table, { lines, isOpened }) || isInside(index, table, lines),
  );
  const counts = [0];
  for (const [index, isKept] of kept.entries()) {
    counts.push((counts[index] ?? 0) + (isKept ? 1 : 0));
  }
  return {
    isKept: (token) => kept[token] ?? false,
    isKeptWithin: (first, last) => (counts[last + 1] ?? 0) > (counts[first + 1] ?? 0),
    isOpened,
  };
}

/** The first tokens of declarations, and of statements and clauses in bodies of several lines. */
function statementsOfOpened(table: TokenTable, isOpened: (opener: number) => boolean): ReadonlySet<number> {
  const starts = new Set<number>();
  const levels = [true];
  for (const index of table.tokens.keys()) {
    if (index > 0 && table.roles.starts.has(index) && levels.at(-1) === true) {
      starts.add(index);
    }
    if (openerOf(table, index) !== undefined) {
      levels.pop();
    } else if (closerOf(table, index) !== undefined) {
      levels.push(opensBody(table, index) && isOpened(index));
    }
  }
  return starts;
}

/** Whether a token stands first or last in something that is written over several lines. */
function isAtBracket(
  index: number,
  table: TokenTable,
  { lines, isOpened }: { readonly lines: TokenLines; readonly isOpened: (opener: number) => boolean },
): boolean {
  const opener = openerOf(table, index);
  if (opener !== undefined) {
    return isOpened(opener) && (opensBody(table, opener) || lines.isNew(index));
  }
  return index > 0 && closerOf(table, index - 1) !== undefined && isOpened(index - 1);
}

interface TokenLines {
  /** The line where a token begins. */
  readonly begin: (token: number) => number;
  /** Whether a token stands on a later line than the one before it ends. */
  readonly isNew: (token: number) => boolean;
  /** Whether a comment before a token ends its line. */
  readonly isForced: (token: number) => boolean;
}

function tokenLines(items: readonly FormatItem[], count: number): TokenLines {
  const begin: number[] = [];
  const end: number[] = [];
  const forced = Array.from({ length: count }, () => false);
  for (const [place, { token, line, endLine }] of items.entries()) {
    if (token !== undefined) {
      const before = items[place - 1];
      forced[token] = before !== undefined && before.token === undefined && endsLine(items, place - 1, line);
      begin.push(line);
      end.push(endLine);
    }
  }
  const isNew = (token: number): boolean => (begin[token] ?? 0) > (end[token - 1] ?? 0);
  return { begin: (token) => begin[token] ?? 0, isNew, isForced: (token) => forced[token] ?? false };
}

/** Nothing stands behind a comment to the end of the line, nor behind one on lines of its own. */
function endsLine(items: readonly FormatItem[], place: number, nextLine: number): boolean {
  const comment = items[place];
  return comment !== undefined && (comment.text.startsWith('//') || (isOnOwnLine(items, place) && nextLine > comment.endLine));
}

/** Whether an item is the first on its line. */
export function isOnOwnLine(items: readonly FormatItem[], place: number): boolean {
  const before = items[place - 1];
  return before === undefined || (items[place]?.line ?? 0) > before.endLine;
}

const operators: ReadonlySet<string> = new Set(['+', '-', '*', '/', '<', '>', '<=', '>=', '==', '!=']);

/** Whether a token is an arithmetic sign or a comparison between two expressions. */
export function isOperator({ tokens, roles }: TokenTable, token: number): boolean {
  return operators.has(tokens[token]?.image ?? '') && !roles.minusSigns.has(token) && !roles.angles.has(token);
}

function isInside(index: number, table: TokenTable, { isNew }: TokenLines): boolean {
  if (table.roles.arrows.has(index) || isOperator(table, index)) {
    return isNew(index) || isNew(index + 1);
  }
  return isNew(index) && (table.roles.goalWords.has(index) || table.tokens[index - 1]?.image === ',');
}

import type { ParsedFile, Token } from '../parse';
import { tokenRoles, type TokenRoles } from './token-roles';

/** The tokens of a file with what they mean and how wide they are when everything stands on one line. */
export interface TokenTable {
  readonly tokens: readonly Token[];
  readonly roles: TokenRoles;
  /** By token: the index of the bracket that belongs to it, -1 for other tokens. */
  readonly partner: readonly number[];
  /** By token: where it would begin if the whole file were one line. */
  readonly flat: readonly number[];
}

/** Reads the table off the syntax of a text without errors. */
export function tokenTable(parsed: ParsedFile): TokenTable {
  const { tokens } = parsed;
  const roles = tokenRoles(parsed);
  const flat: number[] = [];
  const table: TokenTable = { tokens, roles, partner: partners(tokens, roles), flat };
  let column = 0;
  for (const [index, { image }] of tokens.entries()) {
    column += blanksBefore(table, index);
    flat.push(column);
    column += image.length;
  }
  return table;
}

const opening: ReadonlySet<string> = new Set(['(', '[', '{']);
const closing: ReadonlySet<string> = new Set([')', ']', '}']);

function partners(tokens: readonly Token[], { angles }: TokenRoles): readonly number[] {
  const partner = tokens.map(() => -1);
  const open: number[] = [];
  for (const [index, { image }] of tokens.entries()) {
    if (opening.has(image) || (image === '<' && angles.has(index))) {
      open.push(index);
    } else if (closing.has(image) || (image === '>' && angles.has(index))) {
      const opener = open.pop() ?? index;
      partner[opener] = index;
      partner[index] = opener;
    }
  }
  return partner;
}

/** The index of the bracket that a token closes, or undefined. */
export function openerOf({ partner }: TokenTable, index: number): number | undefined {
  const other = partner[index] ?? -1;
  return other >= 0 && other < index ? other : undefined;
}

/** The index of the bracket that closes what a token opens, or undefined. */
export function closerOf({ partner }: TokenTable, index: number): number | undefined {
  const other = partner[index] ?? -1;
  return other > index ? other : undefined;
}

/** Whether a token is the `{` of statements, clauses or items, not of a set. */
export function opensBody({ tokens, roles }: TokenTable, index: number): boolean {
  return tokens[index]?.image === '{' && !roles.sets.has(index);
}

/** The width of the tokens from one to another when they stand on one line. */
export function flatWidth({ flat, tokens }: TokenTable, first: number, last: number): number {
  return (flat[last] ?? 0) + (tokens[last]?.image.length ?? 0) - (flat[first] ?? 0);
}

/** The blanks between a token and the one before it on the same line; two set statements, clauses and parts of an objective apart. */
export function blanksBefore(table: TokenTable, index: number): number {
  const { roles } = table;
  if (index === 0 || (!roles.starts.has(index) && isTight(table, index))) {
    return 0;
  }
  const opener = openerOf(table, index);
  if (opensBody(table, index - 1)) {
    return opener === undefined ? 1 : 0;
  }
  if (roles.goalWords.has(index)) {
    return 2;
  }
  return roles.starts.has(index) ? 2 : 1;
}

const leaning: ReadonlySet<string> = new Set([',', ':', '.']);

function isTight(table: TokenTable, index: number): boolean {
  const { tokens, roles } = table;
  const image = tokens[index]?.image ?? '';
  const before = tokens[index - 1];
  if (leaning.has(image) || before?.image === '.' || isTightBracket(table, index)) {
    return true;
  }
  // `- 1..2` is a sign and a range, `-1..2` a range.
  return roles.minusSigns.has(index - 1) && tokens[index]?.tokenType.name !== 'RANGE';
}

function isTightBracket(table: TokenTable, index: number): boolean {
  const { tokens, roles } = table;
  const image = tokens[index]?.image ?? '';
  const opener = openerOf(table, index);
  if (opener !== undefined && !opensBody(table, opener)) {
    return true;
  }
  if (closerOf(table, index - 1) !== undefined && !opensBody(table, index - 1)) {
    return true;
  }
  return image === '('
    ? roles.inputs.has(index) || tokens[index - 1]?.tokenType.name === 'CALLNAME'
    : image === '<' && roles.angles.has(index);
}

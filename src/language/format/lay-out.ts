import type { FormatItem } from './format-item';
import type { ColumnKind, FormatLine } from './format-line';
import { isOnOwnLine, isOperator, type LineBreaks } from './line-breaks';
import type { Chain } from './token-roles';
import { blanksBefore, closerOf, flatWidth, openerOf, opensBody, type TokenTable } from './token-table';

/** Bodies and pipelines that are wider than this are written over several lines. */
const widest = 140;

/** Lines do not begin further to the right than this, however deep they are nested. */
const deepestIndentation = 80;

/** What is being written: a file, a body, a bracket. */
interface Level {
  readonly isBody: boolean;
  readonly isBroken: boolean;
  /** Where its statements or elements begin. */
  readonly column: number;
  /** Where its closing bracket stands when it begins a line. */
  readonly base: number;
  /** Where further lines of the current statement or clause begin. */
  continuation: number;
  /** Where the next token is moved to, so that the values of clauses stand in a column. */
  values: number | undefined;
}

/** The lines that a declaration takes, by index. */
interface Extent {
  readonly first: number;
  last: number;
}

interface Writer {
  readonly table: TokenTable;
  readonly breaks: LineBreaks;
  readonly items: readonly FormatItem[];
  /** By item: the first token behind it. */
  readonly behind: readonly (number | undefined)[];
  /** By token: the width of all comments before it, each with a blank. */
  readonly commentsBefore: readonly number[];
  readonly lines: FormatLine[];
  readonly levels: Level[];
  readonly chainColumns: Map<Chain, number>;
  /** Arrows that begin a line because their pipeline is too wide. */
  readonly forced: Set<number>;
  readonly extents: Extent[];
  /** The width of the current line. */
  width: number;
}

/** Divides the items of a file into lines, each with its indentation. */
export function layOut(items: readonly FormatItem[], table: TokenTable, breaks: LineBreaks): readonly FormatLine[] {
  const file: Level = { isBody: true, isBroken: true, column: 0, base: 0, continuation: 2, values: undefined };
  const writer: Writer = {
    table,
    breaks,
    items,
    behind: tokensBehind(items),
    commentsBefore: commentWidths(items),
    lines: [],
    levels: [file],
    chainColumns: new Map(),
    forced: new Set(),
    extents: [],
    width: 0,
  };
  for (const [place, { token }] of items.entries()) {
    if (token === undefined) {
      writeComment(writer, place);
    } else {
      writeToken(writer, place, token);
    }
  }
  separateDeclarations(writer);
  return writer.lines;
}

function levelOf({ levels }: Writer): Level {
  return levels.at(-1) ?? { isBody: true, isBroken: true, column: 0, base: 0, continuation: 2, values: undefined };
}

function writeToken(writer: Writer, place: number, token: number): void {
  const { table, items } = writer;
  const start = table.roles.starts.get(token);
  const text = items[place]?.text ?? '';
  measureChain(writer, token);
  if (beginsLine(writer, place, token)) {
    beginLine(writer, place, columnOf(writer, token));
    append(writer, { place, gap: 0, column: undefined });
  } else {
    append(writer, { place, gap: gapBefore(writer, place, token), column: columnKind(writer, token) });
  }
  if (start?.declaration === true) {
    writer.extents.push({ first: writer.lines.length - 1, last: writer.lines.length - 1 });
  }
  const extent = writer.extents.at(-1);
  if (extent !== undefined) {
    extent.last = writer.lines.length - 1;
  }
  const level = levelOf(writer);
  level.values = undefined;
  if (start !== undefined && level.isBroken) {
    level.values = start.keyWidth === undefined ? undefined : level.column + start.keyWidth + 1;
    level.continuation = level.values ?? level.column + 2;
  }
  const arrow = table.roles.arrows.get(token);
  if (arrow?.position === 0) {
    writer.chainColumns.set(arrow.chain, writer.width - text.length);
  }
  openOrClose(writer, token);
}

function openOrClose(writer: Writer, token: number): void {
  const { table, breaks, levels, lines } = writer;
  if (openerOf(table, token) !== undefined) {
    levels.pop();
    return;
  }
  const closer = closerOf(table, token);
  if (closer === undefined) {
    return;
  }
  const line = lines.at(-1);
  const isBody = opensBody(table, token);
  const startsWithArrow = line?.parts[0]?.text.startsWith('-> ') === true;
  const base = Math.min((line?.indentation ?? 0) + (startsWithArrow ? 3 : 0), deepestIndentation);
  // With its comments: a pipeline that is broken for their sake would otherwise leave a body of one line over several.
  const comments = (writer.commentsBefore[closer] ?? 0) - (writer.commentsBefore[token] ?? 0);
  const isTooWide = isBody && writer.width - 1 + flatWidth(table, token, closer) + comments > widest;
  const isBroken = breaks.isOpened(token) || isTooWide;
  const column = isBroken || isBody ? base + 2 : Math.min(writer.width, deepestIndentation);
  levels.push({ isBody, isBroken, column, base, continuation: column + (isBroken ? 2 : 0), values: undefined });
}

/** Whether a token begins a line: where the author's break is kept, or where something is too wide for one line. */
function beginsLine(writer: Writer, place: number, token: number): boolean {
  const { table, breaks, forced, items, lines } = writer;
  if (lines.length === 0) {
    return true;
  }
  const before = items[place - 1];
  const isLed = before?.token === undefined && before?.endLine === items[place]?.line && lines.at(-1)?.isComment === true;
  if (isLed) {
    return before?.text.startsWith('//') === true;
  }
  if (breaks.isKept(token) || forced.has(token)) {
    return true;
  }
  const level = levelOf(writer);
  const isFirst = openerOf(table, token) === undefined && closerOf(table, token - 1) !== undefined;
  return level.isBody && level.isBroken && (table.roles.starts.has(token) || isFirst || openerOf(table, token) !== undefined);
}

function columnOf(writer: Writer, token: number): number {
  const { table, chainColumns } = writer;
  const level = levelOf(writer);
  const arrow = table.roles.arrows.get(token);
  if (openerOf(table, token) !== undefined) {
    return level.base;
  }
  if (arrow !== undefined) {
    const inner = level.isBody ? level.continuation : level.column + 2;
    return Math.min(chainColumns.get(arrow.chain) ?? inner, deepestIndentation);
  }
  const isInside = level.isBody ? !isFirstOf(writer, token) : isOperator(table, token);
  return Math.min(isInside ? level.continuation : level.column, deepestIndentation);
}

function isFirstOf({ table }: Writer, token: number): boolean {
  return table.roles.starts.has(token) || (token > 0 && opensBody(table, token - 1));
}

/** Breaks the rest of a pipeline before every arrow where the stretch up to the next kept break does not fit. */
function measureChain(writer: Writer, token: number): void {
  const { table, breaks, forced } = writer;
  const arrow = table.roles.arrows.get(token);
  if (arrow === undefined || forced.has(token) || (arrow.position > 0 && !breaks.isKept(token))) {
    return;
  }
  const { arrows, last } = arrow.chain;
  let next = arrow.position + 1;
  while (next < arrows.length && !breaks.isKept(arrows[next] ?? 0)) {
    next++;
  }
  const end = next < arrows.length ? (arrows[next] ?? 0) - 1 : last;
  const from = breaks.isKept(token) ? columnOf(writer, token) : writer.width + 1;
  if (from + flatWidth(table, token, end) > widest && !breaks.isKeptWithin(token, end)) {
    arrows.slice(arrow.position, next).forEach((other) => forced.add(other));
  }
}

function gapBefore(writer: Writer, place: number, token: number): number {
  const { table, items, width } = writer;
  const blanks = blanksBefore(table, token);
  const level = levelOf(writer);
  if (items[place - 1]?.token === undefined) {
    return [',', ')', ']'].includes(items[place]?.text ?? '') ? blanks : Math.max(1, blanks);
  }
  return level.values === undefined || table.roles.starts.has(token) ? blanks : Math.max(1, level.values - width);
}

function columnKind({ table, levels }: Writer, token: number): ColumnKind | undefined {
  const goal = table.roles.goalWords.get(token);
  if (goal !== undefined || levels.length > 1) {
    return goal;
  }
  const { tokens } = table;
  if (tokens[token - 2]?.image === 'dataset' && table.roles.starts.has(token - 2)) {
    return 'equals';
  }
  return opensBody(table, token) ? 'brace' : undefined;
}

function writeComment(writer: Writer, place: number): void {
  const { items, lines, table } = writer;
  const following = items[place + 1];
  const isOwn = isOnOwnLine(items, place);
  const line = lines.at(-1);
  if (line === undefined || isOwn) {
    beginLine(writer, place, commentColumn(writer, place));
    append(writer, { place, gap: 0, column: undefined });
    return;
  }
  const isLast =
    items[place]?.text.startsWith('//') === true ||
    following === undefined ||
    (following.token === undefined ? following.line > (items[place]?.endLine ?? 0) : beginsLine(writer, place + 1, following.token));
  const isInColumn = isLast && !line.isComment && table.tokens.length > 0;
  append(writer, { place, gap: isInColumn ? 2 : 1, column: isInColumn ? 'comment' : undefined });
}

/** A comment on its own line stands where the next token would, within the bracket that the token closes. */
function commentColumn(writer: Writer, place: number): number {
  const next = writer.behind[place];
  if (next === undefined) {
    return 0;
  }
  return openerOf(writer.table, next) === undefined ? columnOf(writer, next) : levelOf(writer).column;
}

/** By item: the first token behind it. */
function tokensBehind(items: readonly FormatItem[]): readonly (number | undefined)[] {
  const behind: (number | undefined)[] = items.map(() => undefined);
  for (let index = items.length - 2; index >= 0; index--) {
    behind[index] = items[index + 1]?.token ?? behind[index + 1];
  }
  return behind;
}

function commentWidths(items: readonly FormatItem[]): readonly number[] {
  const before: number[] = [];
  let width = 0;
  for (const { token, text } of items) {
    if (token === undefined) {
      width += text.length + 1;
    } else {
      before.push(width);
    }
  }
  return before;
}

function beginLine(writer: Writer, place: number, indentation: number): void {
  const { items, lines, table, levels } = writer;
  const item = items[place];
  const before = items[place - 1];
  const isBlank = item !== undefined && before !== undefined && item.line - before.endLine > 1;
  const lineEnd = lastTokenOfLine(items, place - 1);
  const opens = lineEnd !== undefined && closerOf(table, lineEnd) !== undefined;
  const closes = item?.token !== undefined && openerOf(table, item.token) !== undefined;
  lines.push({
    blankBefore: isBlank && !opens && !closes,
    indentation,
    parts: [],
    group: levels.length === 1 ? (item?.text ?? '') : '',
    ragged: false,
    isComment: item?.token === undefined,
  });
  writer.width = indentation;
}

/** The token that an item follows on its line with nothing but comments between. */
function lastTokenOfLine(items: readonly FormatItem[], place: number): number | undefined {
  let index = place;
  while (items[index] !== undefined && items[index]?.token === undefined && !isOnOwnLine(items, index)) {
    index--;
  }
  return items[index]?.token;
}

interface Piece {
  readonly place: number;
  readonly gap: number;
  readonly column: ColumnKind | undefined;
}

function append(writer: Writer, { place, gap, column }: Piece): void {
  const line = writer.lines.at(-1);
  const item = writer.items[place];
  if (line === undefined || item === undefined) {
    return;
  }
  const { text } = item;
  const part = line.parts.at(-1);
  if (part === undefined || column !== undefined) {
    line.parts.push({ text, column, gap, written: item.column });
  } else {
    part.text += ' '.repeat(gap) + text;
  }
  line.isComment &&= item.token === undefined;
  const ending = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
  line.ragged ||= ending >= 0;
  writer.width = ending >= 0 ? text.length - ending - 1 : writer.width + gap + text.length;
}

/** A declaration of several lines stands between blank lines, and only declarations of one line have columns. */
function separateDeclarations({ lines, extents }: Writer): void {
  let before: Extent | undefined;
  for (const extent of extents) {
    if (extent.last > extent.first) {
      lines.slice(extent.first, extent.last + 1).forEach(dropDeclarationColumns);
    }
    if (before !== undefined && (extent.last > extent.first || before.last > before.first)) {
      leadOf(lines, extent.first, before.last).blankBefore = true;
    }
    before = extent;
  }
}

/** The first of the comments directly above a line, or the line itself. */
function leadOf(lines: readonly FormatLine[], first: number, end: number): { blankBefore: boolean } {
  let lead = first;
  while (lead - 1 > end && lines[lead - 1]?.isComment === true && lines[lead]?.blankBefore === false) {
    lead--;
  }
  return lines[lead] ?? { blankBefore: false };
}

function dropDeclarationColumns(line: FormatLine): void {
  for (const part of line.parts) {
    if (part.column === 'brace' || part.column === 'equals') {
      part.column = undefined;
    }
  }
}

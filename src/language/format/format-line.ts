/** What a stretch of a line begins with, where lines below each other are brought into columns. */
export type ColumnKind = 'equals' | 'brace' | 'over' | 'using' | 'every' | 'comment';

/** A stretch of a line without a column in it. */
export interface LinePart {
  text: string;
  column: ColumnKind | undefined;
  /** The blanks before it. */
  gap: number;
  /** Where it stood in the text. */
  readonly written: number;
}

/** A line of the formatted text. */
export interface FormatLine {
  blankBefore: boolean;
  readonly indentation: number;
  readonly parts: LinePart[];
  /** Only lines of the same group are brought into columns: the first word of declarations on one line. */
  readonly group: string;
  /** It holds a comment of several lines. */
  ragged: boolean;
  /** It holds comments only. */
  isComment: boolean;
}

/** The width of a line up to a part, without the blanks before it. */
export function widthBefore(line: FormatLine, part: number): number {
  return line.parts.slice(0, part).reduce((width, { text, gap }) => width + gap + text.length, line.indentation);
}

/** The text of a line. */
export function renderLine(line: FormatLine): string {
  return (' '.repeat(line.indentation) + line.parts.map(({ text, gap }) => ' '.repeat(gap) + text).join('')).trimEnd();
}

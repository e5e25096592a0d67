/** A column of a table for people: its heading, and whether its cells are numbers and so stand at the right. */
export interface Column {
  readonly heading: string;
  readonly isNumber?: boolean;
}

/** Lines of a table with a heading and a rule below it; columns are as wide as their widest cell, and each row is one line. */
export function formatTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const lines = rows.map((row) => row.map((cell) => cell.replace(/\s*\n\s*/g, ' ')));
  const widths = columns.map((column, index) => Math.max(column.heading.length, ...lines.map((row) => (row[index] ?? '').length)));
  const formatRow = (cells: readonly string[]): string =>
    columns
      .map((column, index) => {
        const cell = cells[index] ?? '';
        const width = widths[index] ?? 0;
        return column.isNumber === true ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  return [formatRow(columns.map((column) => column.heading)), widths.map((width) => '─'.repeat(width)).join('  '), ...lines.map(formatRow)];
}

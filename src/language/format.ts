import type { Diagnostic } from '#base/diagnostic';
import { alignColumns } from './format/align-columns';
import { formatItems } from './format/format-item';
import { renderLine } from './format/format-line';
import { layOut } from './format/lay-out';
import { lineBreaks } from './format/line-breaks';
import { tokenTable } from './format/token-table';
import { parseZoo } from './parse';

/** A text in canonical form; a text with errors of syntax stays as it is, and they are said. */
export interface FormattedText {
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The canonical form of a text. Only blanks and line breaks change: every token and comment stays, in its order. Formatting twice gives the same as
 * formatting once. Never throws.
 *
 * Indentation is two blanks. Where the author breaks a pipeline, an argument list or an equation, the break stays; what is wider than 140 columns is
 * broken before every arrow. Values of clauses, braces of one-line declarations, `over` and `using` stand in columns.
 */
export function formatZoo(text: string): FormattedText {
  const parsed = parseZoo(text);
  if (parsed.diagnostics.length > 0) {
    return { text, diagnostics: parsed.diagnostics };
  }
  const items = formatItems(text, parsed);
  const table = tokenTable(parsed);
  const lines = layOut(items, table, lineBreaks(items, table));
  alignColumns(lines);
  const lineEnd = /\r\n|\r|\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n';
  const formatted = lines.map((line) => (line.blankBefore ? lineEnd : '') + renderLine(line) + lineEnd).join('');
  return { text: formatted, diagnostics: [] };
}

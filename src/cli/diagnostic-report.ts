import type { Diagnostic } from '#base/diagnostic';
import { positionsIn } from '#base/text-position';
import type { Json } from '#base/json';
import type { LoadedFile } from './load-file';
import type { Output } from './output';

/** Prints every diagnostic as `file:line:column: severity code: message`, the line of text and a mark below it. */
export function writeDiagnostics(output: Output, file: LoadedFile): void {
  const position = positionsIn(file.text);
  const lines = file.text.split(/\r\n|\r|\n/);
  for (const diagnostic of file.analysis.diagnostics) {
    const start = position(diagnostic.start);
    const end = position(diagnostic.end);
    output.line(
      `${file.name}:${String(start.line)}:${String(start.column)}: ${diagnostic.severity} ${diagnostic.code}: ${diagnostic.message}`,
    );
    const text = lines[start.line - 1] ?? '';
    const width = end.line === start.line ? end.column - start.column : text.length - start.column + 1;
    output.line(`    ${text}`);
    output.line(`    ${text.slice(0, start.column - 1).replace(/[^\t]/g, ' ')}${'^'.repeat(Math.max(1, width))}`);
    const [fix] = diagnostic.fixes;
    if (fix !== undefined) {
      output.line(`    fix: ${fix.title}`);
    }
  }
}

/** The diagnostics of a file as `check --json` prints them. */
export function diagnosticsAsJson(file: LoadedFile): Json {
  const position = positionsIn(file.text);
  return {
    file: file.name,
    diagnostics: file.analysis.diagnostics.map((diagnostic) => {
      const start = position(diagnostic.start);
      const end = position(diagnostic.end);
      const [fix] = diagnostic.fixes;
      return {
        code: diagnostic.code,
        severity: diagnostic.severity,
        line: start.line,
        column: start.column,
        endLine: end.line,
        endColumn: end.column,
        message: diagnostic.message,
        ...(fix === undefined ? {} : { fix: { title: fix.title, edits: fix.edits.map(({ start, end, text }) => ({ start, end, text })) } }),
      };
    }),
  };
}

/** Whether anything forbids running the file. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}

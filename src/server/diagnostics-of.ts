import { existsSync } from 'node:fs';
import { DiagnosticSeverity, type Diagnostic as WireDiagnostic } from 'vscode-languageserver/node';
import type { Diagnostic } from '#base/diagnostic';
import type { ErrorCode } from '#base/codes/catalogue';
import { uriOfPath } from './file-address';
import { productFile } from './product-file';
import type { AnalyzedText } from './zoo-documents';

/** The name under which the editor lists what is wrong. */
export const diagnosticSource = 'neurozoo';

/** What is wrong with a text, as editors take it; each code leads to its page. */
export function diagnosticsOf({ text, document }: AnalyzedText): WireDiagnostic[] {
  return document.analysis.diagnostics.map((diagnostic) => {
    const href = pageOf(diagnostic.code);
    return {
      range: text.rangeOf(diagnostic),
      severity: severities[diagnostic.severity],
      code: diagnostic.code,
      ...(href === undefined ? {} : { codeDescription: { href } }),
      source: diagnosticSource,
      message: diagnostic.message,
      relatedInformation: diagnostic.related.map(({ message, ...place }) => ({
        message,
        location: { uri: text.uri, range: text.rangeOf(place) },
      })),
    };
  });
}

const severities: Readonly<Record<Diagnostic['severity'], DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  hint: DiagnosticSeverity.Hint,
};

const pages = new Map<ErrorCode, string | undefined>();

/** The page of a code beside the program; undefined where it was not delivered. */
function pageOf(code: ErrorCode): string | undefined {
  if (!pages.has(code)) {
    const path = productFile(`docs/diagnostics/${code}.md`);
    pages.set(code, existsSync(path) ? uriOfPath(path) : undefined);
  }
  return pages.get(code);
}

import type { Diagnostic } from '#base/diagnostic';
import { analyze } from '#language/analyze';
import type { Analysis } from '#language/analysis';

/** A text through the whole language; `all` are its errors and warnings (hints, such as that `dense` flattens, are no faults). */
export function lowerText(text: string): Analysis & { readonly all: readonly Diagnostic[] } {
  const analysis = analyze(text, { importText: () => undefined, fieldsOf: () => undefined });
  return { ...analysis, all: analysis.diagnostics.filter((diagnostic) => diagnostic.severity !== 'hint') };
}

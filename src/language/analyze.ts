import type { Diagnostic } from '#base/diagnostic';
import type { Analysis, AnalysisContext } from './analysis';
import { documentationBefore, parseZoo } from './parse';
import { rangeOf } from './range-of';
import { resolveNetworks } from './resolve/resolve-networks';
import { lowerTrainings } from './training/lower-trainings';

/**
 * Everything that follows from a text: its networks, data sets, trainings, searches, expectations, names and what is wrong with them. Never
 * throws and never waits; errors in one declaration leave the answers for the others intact.
 */
export function analyze(text: string, context: AnalysisContext): Analysis {
  const parsed = parseZoo(text);
  const networks = resolveNetworks(parsed);
  const lowered = lowerTrainings({
    text,
    declarations: parsed.file.declarations,
    broken: parsed.broken,
    networks,
    fieldsOf: context.fieldsOf,
    documentationOf: (declaration) => documentationBefore(text, parsed.comments, rangeOf(declaration).start),
  });
  return {
    networks: networks.resolved,
    datasets: lowered.datasets,
    trainings: lowered.trainings,
    searches: lowered.searches,
    expectations: lowered.expectations,
    diagnostics: [...parsed.diagnostics, ...networks.diagnostics, ...lowered.diagnostics].toSorted(byPlace),
    symbols: [],
  };
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return a.start - b.start || a.end - b.end;
}

import type { Diagnostic } from '#base/diagnostic';
import type { Analysis, AnalysisContext } from './analysis';
import { checkDeclaredNames } from './declared-names';
import { loadImports } from './imports/load-imports';
import { documentationBefore, parseZoo, type ParsedFile } from './parse';
import { rangeOf } from './range-of';
import { resolveNetworks } from './resolve/resolve-networks';
import { collectSymbols } from './symbols/collect-symbols';
import { lowerTrainings } from './training/lower-trainings';

/**
 * Everything that follows from a text: its networks, data sets, trainings, searches, expectations, names and what is wrong with them. Never
 * throws and never waits; errors in one declaration leave the answers for the others intact.
 */
export function analyze(text: string, context: AnalysisContext): Analysis {
  return analyzeParsed(text, parseZoo(text), context);
}

/** As `analyze`, for a text whose syntax has been read already. */
export function analyzeParsed(text: string, parsed: ParsedFile, context: AnalysisContext): Analysis {
  try {
    return analyzeParts(text, parsed, context);
  } catch (error) {
    return { ...nothing, diagnostics: [defect(text, error)] };
  }
}

function analyzeParts(text: string, parsed: ParsedFile, context: AnalysisContext): Analysis {
  const imports = loadImports(parsed, context.importText);
  const networks = resolveNetworks(parsed, imports.files);
  const lowered = lowerTrainings({
    text,
    declarations: parsed.file.declarations,
    broken: parsed.broken,
    networks,
    fieldsOf: context.fieldsOf,
    documentationOf: (declaration) => documentationBefore(text, parsed.comments, rangeOf(declaration).start),
  });
  const names = checkDeclaredNames(parsed, imports.files);
  const diagnostics = [...parsed.diagnostics, ...imports.diagnostics, ...names, ...networks.diagnostics, ...lowered.diagnostics];
  return {
    networks: networks.resolved,
    datasets: lowered.datasets,
    trainings: lowered.trainings,
    searches: lowered.searches,
    expectations: lowered.expectations,
    diagnostics: diagnostics.toSorted(byPlace).map(shortened),
    symbols: collectSymbols(parsed, lowered.datasets),
  };
}

const nothing: Analysis = {
  networks: new Map(),
  datasets: new Map(),
  trainings: new Map(),
  searches: new Map(),
  expectations: [],
  diagnostics: [],
  symbols: [],
};

/** Names may be of any length, sentences not. */
function shortened(diagnostic: Diagnostic): Diagnostic {
  const { message } = diagnostic;
  return message.length <= longestMessage ? diagnostic : { ...diagnostic, message: `${message.slice(0, longestMessage)}…` };
}

const longestMessage = 600;

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return a.start - b.start || a.end - b.end;
}

/** What nobody foresaw is said, too: an editor that loses its language service loses more than one answer. */
function defect(text: string, error: unknown): Diagnostic {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    code: 'ZOO1006',
    severity: 'error',
    message: `This file cannot be analysed, by a defect of Neurozoo: ${reason}.`,
    start: 0,
    end: Math.min(text.length, 1),
    fixes: [],
    related: [],
  };
}

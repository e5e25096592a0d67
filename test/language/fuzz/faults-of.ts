import * as v from 'valibot';
import { codeEntry } from '#base/codes/catalogue';
import type { Diagnostic } from '#base/diagnostic';
import type { Analysis, AnalysisContext } from '#language/analysis';
import { analyze } from '#language/analyze';
import { formatZoo } from '#language/format';
import { parseZoo, type ParsedFile } from '#language/parse';
import { recipeSchema, toRecipeJson } from '#protocol/recipe-schema';
import { exampleTexts } from '../example-texts';

/** Imports come from the zoo, and nobody has looked into data files. */
export const exampleContext: AnalysisContext = {
  importText: (path) => exampleTexts.get(path.replace(/^zoo:(.*)$/, 'zoo/$1.zoo')),
  fieldsOf: () => undefined,
};

/** What the language gets wrong about a text, valid or not: nothing, if it keeps its promises. */
export function faultsOf(text: string): readonly string[] {
  try {
    const parsed = parseZoo(text);
    const analysis = analyze(text, exampleContext);
    return [
      ...analysis.diagnostics.flatMap((diagnostic) => diagnosticFaults(diagnostic, text)),
      ...silentFaults(parsed, analysis),
      ...[...analysis.trainings.values()].flatMap((recipe) => {
        const json: unknown = JSON.parse(JSON.stringify(toRecipeJson(recipe)));
        const outcome = v.safeParse(recipeSchema, json);
        return outcome.success
          ? []
          : [`the recipe of ${recipe.name}: ${outcome.issues[0].message} at ${v.getDotPath(outcome.issues[0]) ?? ''}`];
      }),
      ...formatFaults(text, parsed),
    ];
  } catch (error) {
    return [`thrown: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`];
  }
}

function diagnosticFaults({ code, severity, message, start, end, fixes, related }: Diagnostic, text: string): readonly string[] {
  const inside = (range: { readonly start: number; readonly end: number }): boolean =>
    Number.isInteger(range.start) && 0 <= range.start && range.start <= range.end && range.end <= text.length;
  const faults = [
    ...(code === 'ZOO1006' ? [message] : []),
    ...(inside({ start, end }) ? [] : [`it stands at ${String(start)}..${String(end)}`]),
    ...(severity === codeEntry(code).severity || severity === 'hint' ? [] : [`it is a ${severity}`]),
    ...(message.length > 0 && message.length < 1000 ? [] : [`its message has ${String(message.length)} letters`]),
    ...(/undefined|\[object|NaN/.test(message.replaceAll(/["`].*?["`]/gs, '')) ? [`it says "${message}"`] : []),
    ...(fixes.every(({ edits }) => edits.every(inside)) ? [] : ['a fix lies outside']),
    ...(related.every(inside) ? [] : ['a related place lies outside']),
  ];
  return faults.map((fault) => `${code}: ${fault}`);
}

/** Without an error, everything that is declared must be there. */
function silentFaults(parsed: ParsedFile, analysis: Analysis): readonly string[] {
  if (analysis.diagnostics.some(({ severity }) => severity === 'error')) {
    return [];
  }
  const known = { Network: analysis.networks, Dataset: analysis.datasets, Train: analysis.trainings, Search: analysis.searches };
  return parsed.file.declarations.flatMap((declaration) => {
    const { $type } = declaration;
    return $type === 'Block' || $type === 'Expect' || known[$type].has(declaration.name)
      ? []
      : [`${$type} ${declaration.name} is missing without a word`];
  });
}

function formatFaults(text: string, parsed: ParsedFile): readonly string[] {
  const once = formatZoo(text);
  if (parsed.diagnostics.length > 0) {
    return once.text === text ? [] : ['a text with errors was formatted'];
  }
  const again = formatZoo(once.text);
  const images = ({ tokens, comments }: ParsedFile): string =>
    [...tokens.map(({ image }) => image), ...comments.map((comment) => comment.text.trimEnd())].join('\0');
  return [
    ...(again.text === once.text ? [] : [`formatting again changes ${JSON.stringify(once.text)} to ${JSON.stringify(again.text)}`]),
    ...(images(parseZoo(once.text)) === images(parsed) ? [] : [`formatting changes words: ${JSON.stringify(once.text)}`]),
  ];
}

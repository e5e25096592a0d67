import { codeEntry } from '#base/codes/catalogue';
import type { Diagnostic } from '#base/diagnostic';
import type { DatasetRecipe, Field, SourceSpec } from '#model/dataset-recipe';
import type { Recipe } from '#model/recipe';
import type { SourceRange } from '#model/source-range';
import type { Expectation, SearchRecipe } from '../analysis';
import type { Declaration } from '../generated/ast';
import { rangeOf } from '../range-of';
import { checkNetworkExpectations } from './check-expectations';
import { lowerDatasets } from './lower-dataset';
import { lowerExpectations } from './lower-expectation';
import { lowerSearch } from './lower-search';
import { lowerTraining, type LoweredTraining } from './lower-training';
import type { Finding } from '../finding';
import type { NetworkLookup, TrainingContext } from './training-context';
import { isNamed, isWellFormed } from './well-formed';

/** A file with its networks resolved, ready for the training half of the language. */
export interface TrainingSource {
  readonly text: string;
  /** The declarations of the file, each at its place in `text`. */
  readonly declarations: readonly Declaration[];
  /** Declarations with a syntax error inside: their own diagnostics are enough. */
  readonly broken: ReadonlySet<Declaration>;
  readonly networks: NetworkLookup;
  readonly fieldsOf: (source: SourceSpec) => readonly Field[] | undefined;
  /** The `/** … *\/` comment in front of a declaration. */
  readonly documentationOf: (declaration: Declaration) => string | undefined;
}

/** Data sets, trainings, searches and expectations of a file, and what is wrong with them. */
export interface LoweredTrainings {
  readonly datasets: ReadonlyMap<string, DatasetRecipe>;
  readonly trainings: ReadonlyMap<string, Recipe>;
  readonly searches: ReadonlyMap<string, SearchRecipe>;
  readonly expectations: readonly Expectation[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Lowers everything but networks and blocks. Pure and total: broken declarations are left out, the others are answered. */
export function lowerTrainings(source: TrainingSource): LoweredTrainings {
  const findings: Finding[] = [];
  const context: TrainingContext = { networks: source.networks, text: source.text, report: (finding) => findings.push(finding) };
  const lowered = lowerDatasets(
    source.declarations.filter((declaration) => declaration.$type === 'Dataset').filter((dataset) => isWellFormed(dataset)),
    context,
    source.fieldsOf,
  );
  const all = new Map<string, LoweredTraining>();
  for (const train of firstOfEach(source.declarations.filter((declaration) => declaration.$type === 'Train').filter(isNamed))) {
    const known = { datasets: lowered, documentation: source.documentationOf(train), broken: source.broken.has(train) };
    all.set(train.name, lowerTraining(context, train, known));
  }
  const searches = firstOfEach(source.declarations.filter((declaration) => declaration.$type === 'Search')).flatMap((search) =>
    isNamed(search) ? (lowerSearch(context, { search, broken: source.broken.has(search) }, all) ?? []) : [],
  );
  const expectations = source.declarations
    .filter((declaration) => declaration.$type === 'Expect')
    .filter(isNamed)
    .flatMap((declaration) => lowerExpectations(context, declaration, all));
  // What the parser stumbled over has its diagnostic already; the rest of that declaration is guesswork.
  const silent = [...source.broken].map(rangeOf);
  findings.push(...checkNetworkExpectations(source.networks.resolved, expectations));
  return {
    datasets: new Map([...lowered].flatMap(([name, dataset]) => (dataset === null ? [] : [[name, dataset.recipe]]))),
    trainings: new Map([...all].flatMap(([name, { recipe }]) => (recipe === undefined ? [] : [[name, recipe]]))),
    searches: new Map(searches.map((search) => [search.name, search])),
    expectations,
    diagnostics: onceEach(findings)
      .filter((finding) => !silent.some((range) => isInside(finding, range)))
      .map(toDiagnostic),
  };
}

/** A name that is wrong is wrong wherever it stands: what has been said once in the same words is not said again. */
function onceEach(findings: readonly Finding[]): readonly Finding[] {
  const said = new Map<string, Finding>();
  for (const finding of findings) {
    const key = namesSomething.has(finding.code)
      ? `${finding.code} ${finding.message}`
      : `${finding.code} ${String(finding.at.start)} ${finding.message}`;
    if (!said.has(key)) {
      said.set(key, finding);
    }
  }
  return [...said.values()];
}

const namesSomething: ReadonlySet<string> = new Set(['ZOO1302', 'ZOO1401', 'ZOO1402']);

function isInside({ at }: Finding, { start, end }: SourceRange): boolean {
  return start <= at.start && at.start <= end;
}

/** Of declarations with the same name the first counts; that there are several is said where names are checked. */
function firstOfEach<D extends { readonly name: string }>(declarations: readonly D[]): readonly D[] {
  return declarations.filter((declaration, index) => declarations.findIndex(({ name }) => name === declaration.name) === index);
}

function toDiagnostic(finding: Finding): Diagnostic {
  const { start, end } = finding.at;
  const fixes =
    finding.replacement === undefined
      ? []
      : [{ title: `Change to "${finding.replacement}"`, edits: [{ start, end, text: finding.replacement }] }];
  return { code: finding.code, severity: codeEntry(finding.code).severity, message: finding.message, start, end, fixes, related: [] };
}

import { setImmediate as nextTurn } from 'node:timers/promises';
import { aroundChanges, diffLines } from '#base/line-diff';
import type { ArchitectureRow, RecipeNetworks } from '#model/network-sums';
import { valueWords, settingWords } from '#model/recipe-difference';
import type { RecipeValue } from '#model/recipe-settings';
import { fromWorded } from '#protocol/exact-number';
import { parseJsonText } from '#protocol/parsed';
import type { RunDigest } from '#protocol/pages/runs-page';
import { recipeSchema } from '#protocol/recipe-schema';
import type { Recipe } from '#model/recipe';
import type { ComparedCurve, ComparedRun, ComparisonRow, DiffLine, RunComparison } from '#protocol/run-comparison';
import { readRecipeText, type RunDirectory, type SourceFile } from '#store/run-directory';
import type { RunRow } from '#store/run-list';
import { readSources } from '#store/source-files';
import { codeFacts, dataFacts, environmentFacts, resultFacts, type RunFact } from './run-facts';
import { DigestReader } from './run-digest';

/** Points of a curve. */
const curvePoints = 400;

/** Equal lines shown around each change of a text. */
const contextLines = 3;

/** A run to compare. */
export interface RunToCompare {
  readonly key: string;
  readonly row: Extract<RunRow, { kind: 'run' }>;
  readonly isBaseline: boolean;
}

/**
 * Holds runs against each other: results, settings, layers, data, code and environment, a value for each run in the order given. Long logs are read
 * a piece at a time, so that the process goes on with other things meanwhile. What cannot be read of a run is left empty.
 */
export async function compareRuns(
  runs: readonly RunToCompare[],
  { compareNetworks, nowMs = Date.now() }: ComparisonMeans,
): Promise<RunComparison> {
  const read: ReadRun[] = [];
  for (const run of runs) read.push(await readForComparison(run));
  return {
    runs: read.map(({ run }) => toCompared(run)),
    rows: [
      ...factRows(
        'results',
        read.map(({ run, digest }) => resultFacts(run.row, digest, nowMs)),
      ),
      ...factRows('recipe', read.map(recipeFacts)),
      ...compareNetworks(read.map(({ recipe }) => recipe?.networks)).map((row): ComparisonRow => ({
        group: 'architecture',
        path: row.path,
        words: row.path,
        texts: [...row.texts],
        measured: null,
      })),
      ...factRows(
        'data',
        read.map(({ run }) => dataFacts(run.row.run)),
      ),
      ...factRows(
        'code',
        read.map(({ run, sources }) => codeFacts(run.row.run, sources)),
      ),
      ...factRows(
        'environment',
        read.map(({ run }) => environmentFacts(run.row.run)),
      ),
    ],
    curves: read.flatMap(({ curves }, run) => curves.map((curve): ComparedCurve => ({ run, ...curve }))),
    sources: read.slice(1).flatMap(({ sources }, index) => sourceDifferences(read[0]?.sources ?? [], sources, index + 1)),
  };
}

/** What a comparison needs besides the runs. */
export interface ComparisonMeans {
  /** How networks differ is known to another layer: rows with a text for each recipe. */
  readonly compareNetworks: (recipes: readonly RecipeNetworks[]) => readonly ArchitectureRow[];
  readonly nowMs?: number;
}

interface ReadRun {
  readonly run: RunToCompare;
  readonly digest: RunDigest;
  readonly curves: readonly Omit<ComparedCurve, 'run'>[];
  readonly recipe: Recipe | undefined;
  readonly sources: readonly SourceFile[];
}

async function readForComparison(run: RunToCompare): Promise<ReadRun> {
  const { directory } = run.row;
  const reader = new DigestReader(directory);
  while (orElse(() => reader.readPiece(), false)) await nextTurn();
  const recipe = orElse(() => readRecipe(directory), undefined);
  await nextTurn();
  return {
    run,
    digest: reader.digest(run.key),
    curves: [...reader.curves(curvePoints)],
    recipe,
    sources: orElse(() => readSources(directory), []),
  };
}

/** A damaged part of one run does not keep the rest from being compared. */
function orElse<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

function readRecipe(directory: RunDirectory): Recipe | undefined {
  const parsed = parseJsonText(recipeSchema, readRecipeText(directory));
  return parsed.kind === 'value' ? parsed.value : undefined;
}

function toCompared({ key, row, isBaseline }: RunToCompare): ComparedRun {
  const { id, name } = row.run;
  return { key, id, name: row.labels.title ?? id, training: name, state: row.status, isBaseline };
}

/** One row for each path that any of the runs has. */
function factRows(group: ComparisonRow['group'], facts: readonly (readonly RunFact[])[]): ComparisonRow[] {
  const byPath = facts.map((list) => new Map(list.map((fact) => [fact.path, fact])));
  const firsts = new Map(facts.flat().map((fact) => [fact.path, fact]));
  return [...firsts.values()].map(({ path, words, better }): ComparisonRow => {
    const found = byPath.map((map) => map.get(path));
    return {
      group,
      path,
      words,
      texts: found.map((fact) => fact?.text ?? ''),
      measured: better === undefined ? null : { better, values: found.map((fact) => fact?.value ?? null) },
    };
  });
}

/** The seed is told with the environment: equal recipes with other seeds are repeats of one training. */
function recipeFacts({ digest }: ReadRun): readonly RunFact[] {
  return Object.entries(digest.settings)
    .filter(([path]) => path !== 'seed')
    .map(([path, value]) => ({ path, words: settingWords(path), text: valueWords(plain(value)) }));
}

function plain(value: RunDigest['settings'][string]): RecipeValue {
  return typeof value === 'number' ? fromWorded(value) : value;
}

/** Files of one name are held against each other, and so are the only files of two runs, whatever they are called. */
function sourceDifferences(before: readonly SourceFile[], after: readonly SourceFile[], run: number): RunComparison['sources'] {
  const [first] = before;
  const [second] = after;
  if (before.length === 1 && after.length === 1 && first !== undefined && second !== undefined) {
    return fileDifference({ run, file: second.name, before: first.text, after: second.text });
  }
  const names = [...new Set([...before, ...after].map(({ name }) => name))];
  const textOf = (files: readonly SourceFile[], name: string): string => files.find((file) => file.name === name)?.text ?? '';
  return names.flatMap((file) => fileDifference({ run, file, before: textOf(before, file), after: textOf(after, file) }));
}

interface TwoTexts {
  readonly run: number;
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

function fileDifference({ run, file, before, after }: TwoTexts): RunComparison['sources'] {
  const lines = aroundChanges(diffLines(before, after), contextLines).map((line): DiffLine => ({ ...line }));
  return lines.length === 0 ? [] : [{ run, file, lines }];
}

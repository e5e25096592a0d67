import type { Json } from '#base/json';
import { toExactJson } from '#protocol/exact-number';
import { readRecipeText, readRun, type RunDirectory } from '#store/run-directory';
import type { ExitStatus } from './command';
import { formatMetric } from '#base/format-metric';
import type { Output } from './output';
import { formatTable } from './text-table';

/** What differs between runs, and how they did: `neurozoo runs compare A B…`. What is equal is left out. */
export function compareRuns(directories: readonly RunDirectory[], output: Output): ExitStatus {
  const facts = directories.map(factsOf);
  const names = [...new Set(facts.flatMap((fact) => [...fact.keys()]))];
  const rows = names
    .map((name) => [name, ...facts.map((fact) => fact.get(name) ?? '')])
    .filter(([, first, ...others]) => others.some((value) => value !== first));
  output.json({ runs: directories.map(({ id }) => id), differences: rows.map(([name = '', ...values]): Json => ({ name, values })) });
  if (rows.length === 0) {
    output.line('These runs do not differ.');
    return 0;
  }
  const columns = [{ heading: '' }, ...directories.map(({ id }) => ({ heading: id }))];
  for (const line of formatTable(columns, rows)) {
    output.line(line);
  }
  return 0;
}

/** Results and provenance, then every leaf of the recipe by its path. */
function factsOf(directory: RunDirectory): ReadonlyMap<string, string> {
  const run = readRun(directory);
  const facts = new Map<string, string>();
  for (const [prefix, values] of [['test.', run.test ?? {}] as const, ['', run.last] as const]) {
    for (const [name, value] of Object.entries(values)) {
      facts.set(`${prefix}${name}`, formatMetric(name, value));
    }
  }
  facts.set('status', run.status);
  facts.set('backend', run.backend);
  facts.set('seed', String(run.seed));
  facts.set('data', run.dataset?.fingerprint.slice(0, 12) ?? '');
  facts.set('code', run.git === null ? '' : `${run.git.commit.slice(0, 12)}${run.git.dirty ? '+' : ''}`);
  facts.set('node', run.versions.node);
  const recipe: unknown = JSON.parse(readRecipeText(directory));
  addLeaves(facts, '', recipe);
  return facts;
}

/** Where a text stands in its file is no difference between two trainings. */
const leftOut: ReadonlySet<string> = new Set(['source', 'id', 'version']);

function addLeaves(facts: Map<string, string>, path: string, value: unknown): void {
  if (typeof value !== 'object' || value === null) {
    facts.set(path, toExactJson(value));
    return;
  }
  for (const [key, part] of Object.entries(value)) {
    if (!leftOut.has(key)) {
      addLeaves(facts, path === '' ? key : `${path}.${key}`, part);
    }
  }
}

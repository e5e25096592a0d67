import { toWorded } from '#protocol/exact-number';
import type { CurveRun } from '#protocol/pages/curves-page';
import { codeFacts, dataFacts, environmentFacts, type RunFact } from '#session/run-facts';
import type { DeskRow } from './run-line';

/** A run as the head of the curves page shows it. @param row undefined where the run is not there any more */
export function toCurveRun(key: string, row: DeskRow['row'] | undefined): CurveRun {
  if (row === undefined) return emptyRun(key, 'gone', null);
  if (row.kind === 'damaged') {
    const { code, message, hint } = row.reason;
    return { ...emptyRun(key, 'damaged', { code, message, hint: hint ?? null }), id: row.directory.id };
  }
  const { run, labels, status } = row;
  return {
    key,
    id: run.id,
    title: labels.title,
    training: run.name,
    state: status,
    problem: run.error === null ? null : { code: run.error.code, message: run.error.message, hint: run.error.hint ?? null },
    createdAt: Date.parse(run.createdAt),
    startedAt: run.startedAt === null ? null : Date.parse(run.startedAt),
    endedAt: run.endedAt === null ? null : Date.parse(run.endedAt),
    backend: run.backend,
    device: run.device,
    threads: run.threads,
    hasData: run.dataset !== null,
    progress: { ...run.progress },
    best: run.best === null ? null : { metric: run.best.metric, value: toWorded(run.best.value), epoch: run.best.epoch },
    last: worded(run.last),
    test: run.test === null ? null : worded(run.test),
    // The seed stands in the recipe already.
    facts: [
      ...grouped('data', dataFacts(run)),
      ...grouped('code', codeFacts(run, [])),
      ...grouped(
        'environment',
        environmentFacts(run).filter(({ path }) => path !== 'seed'),
      ),
    ],
  };
}

function emptyRun(key: string, state: 'damaged' | 'gone', problem: CurveRun['problem']): CurveRun {
  const id = key.slice(key.lastIndexOf('/') + 1);
  return {
    key,
    id,
    title: null,
    training: '',
    state,
    problem,
    createdAt: 0,
    startedAt: null,
    endedAt: null,
    backend: '',
    device: null,
    threads: 0,
    hasData: false,
    progress: { epoch: 0, epochs: 0, step: 0, steps: 0 },
    best: null,
    last: {},
    test: null,
    facts: [],
  };
}

function worded(values: Readonly<Record<string, number>>): CurveRun['last'] {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, toWorded(value)]));
}

/** What says nothing is left out. */
function grouped(group: CurveRun['facts'][number]['group'], facts: readonly RunFact[]): CurveRun['facts'] {
  return facts.filter(({ text }) => text !== '').map(({ words, text }) => ({ group, words, text }));
}

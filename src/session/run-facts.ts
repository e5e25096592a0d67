import { createHash } from 'node:crypto';
import { formatMetric } from '#base/format-metric';
import { formatCount, formatDuration } from '#base/format-quantity';
import { fromWorded, toWorded, type WordedNumber } from '#protocol/exact-number';
import type { RunDigest } from '#protocol/pages/runs-page';
import type { Run } from '#protocol/run';
import type { SourceFile } from '#store/run-directory';
import { isUnderWay, type RunRow } from '#store/run-list';

/** Something that is so of a run, to hold against others. */
export interface RunFact {
  /** Unique among the facts of one kind. */
  readonly path: string;
  readonly words: string;
  /** As a person reads it. */
  readonly text: string;
  /** For what is measured: which way is an improvement, and the number. */
  readonly better?: 'higher' | 'lower';
  readonly value?: WordedNumber;
}

/** How it did: state, length, the test, then the best and last value of every curve. */
export function resultFacts({ run, status }: Extract<RunRow, { kind: 'run' }>, digest: RunDigest, nowMs: number): readonly RunFact[] {
  const { progress, startedAt, endedAt } = run;
  const end = isUnderWay(status) ? nowMs : Date.parse(endedAt ?? '');
  return [
    plainFact('state', run.error === null ? status : `${status}: ${run.error.message}`),
    plainFact('epochs', `${formatCount(progress.epoch)} of ${formatCount(progress.epochs)}`),
    ...(startedAt === null || Number.isNaN(end)
      ? []
      : [measuredFact('duration', { better: 'lower', value: end - Date.parse(startedAt), text: formatDuration })]),
    ...Object.entries(run.test ?? {}).map(([name, value]) =>
      measuredFact(`test ${name}`, { better: betterFor(digest, name), value, text: (number) => formatMetric(name, number) }),
    ),
    ...Object.entries(digest.metrics).flatMap(([name, { better, min, max, last }]) => {
      const best = better === 'higher' ? max : min;
      const text = (number: number): string => formatMetric(name, number);
      return [
        measuredFact(`best ${name}`, {
          better,
          value: fromWorded(best.value),
          text: (number) => `${text(number)} in epoch ${formatCount(best.epoch)}`,
        }),
        measuredFact(`last ${name}`, { better, value: fromWorded(last.value), text }),
      ];
    }),
  ];
}

/** What it was trained on. */
export function dataFacts({ dataset }: Run): readonly RunFact[] {
  if (dataset === null) return [];
  const { name, fingerprint, counts, classNames } = dataset;
  return [
    plainFact('name', name),
    plainFact('fingerprint', fingerprint.slice(0, 12)),
    plainFact('training samples', formatCount(counts.train)),
    plainFact('validation samples', formatCount(counts.val)),
    plainFact('test samples', formatCount(counts.test)),
    plainFact('classes', classNames.length === 0 ? '' : formatCount(classNames.length)),
  ];
}

/** From which state of its folder it was started, and a mark of each file that is equal for equal texts. */
export function codeFacts({ git }: Run, sources: readonly SourceFile[]): readonly RunFact[] {
  return [
    plainFact('commit', git === null ? '' : git.commit.slice(0, 12)),
    plainFact('uncommitted changes', git === null ? '' : git.dirty ? 'yes' : 'no'),
    ...sources.map(({ name, text }) => plainFact(name, createHash('sha256').update(text).digest('hex').slice(0, 12))),
  ];
}

/** Where and with which programs it was trained. */
export function environmentFacts(run: Run): readonly RunFact[] {
  const { versions } = run;
  return [
    plainFact('seed', String(run.seed)),
    plainFact('backend', run.backend),
    plainFact('device', run.device ?? ''),
    plainFact('processor', run.cpu),
    plainFact('threads', formatCount(run.threads)),
    plainFact('platform', run.platform),
    plainFact('neurozoo', versions.neurozoo),
    plainFact('node', versions.node),
    plainFact('tfjs', versions.tfjs),
    plainFact('attempts', formatCount(run.attempts)),
    plainFact('exact', run.notBitExact ?? 'yes'),
  ];
}

function plainFact(path: string, text: string): RunFact {
  return { path, words: path, text };
}

function measuredFact(
  path: string,
  { better, value, text }: { better: 'higher' | 'lower'; value: number; text: (value: number) => string },
): RunFact {
  return { path, words: path, text: text(value), better, value: toWorded(value) };
}

/** The test's metrics are those of the validation by another name. */
function betterFor({ metrics }: RunDigest, name: string): 'higher' | 'lower' {
  const found = Object.entries(metrics).find(([curve]) => curve.slice(curve.indexOf('.') + 1) === name);
  return found?.[1].better ?? 'lower';
}

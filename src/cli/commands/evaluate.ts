import { formatCount } from '#base/format-quantity';
import { NeurozooError } from '#base/neurozoo-error';
import type { CheckpointChoice } from '#protocol/inspection';
import { alwaysAllowed } from '#session/spawn-permission';
import { runInspection } from '#session/run-inspection';
import type { ExitStatus, Invocation } from '../command';
import { findRun, storeOf } from '../find-run';
import { formatMetrics } from '#base/format-metric';
import { productFile } from '../product-file';
import { formatTable } from '../text-table';

const parts = ['train', 'val', 'test'] as const;

/** `neurozoo evaluate RUN …`. */
export async function runEvaluate({ positional, options, output, directory, interruption }: Invocation): Promise<ExitStatus> {
  const run = findRun(storeOf(directory), positional[0] ?? '', directory);
  const split = options.text('split') ?? 'test';
  const part = parts.find((name) => name === split);
  if (part === undefined) {
    throw new NeurozooError({ code: 'ZOO6004', message: `--split is train, val or test, but was given "${split}".` });
  }
  output.status(`${run.id}  measuring on ${part} …`);
  const answer = await runInspection(
    { version: 1, kind: 'evaluate', runDirectory: run.path, checkpoint: checkpointChoice(options.text('checkpoint')), part },
    { script: productFile('dist/inspector.js'), permission: alwaysAllowed, interrupted: interruption() },
  );
  output.status('');
  output.line(
    `${run.id}  ${part} (${formatCount(answer.samples)} samples)  after epoch ${String(answer.epoch)}: ${formatMetrics(answer.values)}`,
  );
  if (answer.confusion !== null) {
    const { confusion, classNames } = answer;
    output.line('');
    output.line('Confusion: a row is the true class, a column what was said.');
    const columns = [{ heading: '' }, ...classNames.map((heading) => ({ heading, isNumber: true }))];
    const rows = confusion.map((counts, index) => [
      classNames[index] ?? String(index),
      ...counts.map((count) => (count === 0 ? '·' : String(count))),
    ]);
    for (const line of formatTable(columns, rows)) {
      output.line(line);
    }
  }
  output.json({
    run: run.id,
    split: part,
    samples: answer.samples,
    step: answer.step,
    epoch: answer.epoch,
    values: { ...answer.values },
    confusion: answer.confusion?.map((row) => [...row]) ?? null,
    classNames: [...answer.classNames],
  });
  return 0;
}

/** What `--checkpoint` means. @throws NeurozooError ZOO6004 */
export function checkpointChoice(text: string | undefined): CheckpointChoice {
  if (text === undefined || text === 'best' || text === 'last') {
    return text ?? 'best';
  }
  if (/^\d{1,15}$/.test(text)) {
    return Number(text);
  }
  throw new NeurozooError({ code: 'ZOO6004', message: `--checkpoint is best, last or a step, but was given "${text}".` });
}

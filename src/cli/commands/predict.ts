import { resolve } from 'node:path';
import { formatMeasure, formatPercent } from '#base/format-quantity';
import { alwaysAllowed } from '#session/spawn-permission';
import type { InspectionResult } from '#session/inspector';
import { runInspection } from '#session/run-inspection';
import type { ExitStatus, Invocation } from '../command';
import { findRun, storeOf } from '../find-run';
import { productFile } from '../product-file';
import { checkpointChoice } from './evaluate';

/** `neurozoo predict RUN INPUT…`. */
export async function runPredict({ positional, options, output, directory, interruption }: Invocation): Promise<ExitStatus> {
  const [word = '', ...inputs] = positional;
  const run = findRun(storeOf(directory), word, directory);
  const answer = await runInspection(
    {
      version: 1,
      kind: 'predict',
      runDirectory: run.path,
      checkpoint: checkpointChoice(options.text('checkpoint')),
      network: options.text('network') ?? null,
      inputs: inputs.map((input) => toInput(input, directory)),
    },
    { script: productFile('dist/inspector.js'), permission: alwaysAllowed, interrupted: interruption() },
  );
  for (const prediction of answer.predictions) {
    output.line(`${prediction.input}  ${predictionWords(prediction)}`);
  }
  output.json({
    run: run.id,
    network: answer.network,
    step: answer.step,
    predictions: answer.predictions.map(({ input, output: numbers, shape, classes }) => ({ input, output: numbers, shape, classes })),
  });
  return 0;
}

type Prediction = InspectionResult<'predict'>['predictions'][number];

/** The five likeliest classes with a bar each, or the numbers. */
function predictionWords({ classes, output, shape }: Prediction): string {
  if (classes !== null) {
    return classes
      .slice(0, 5)
      .map(({ name, share }) => `${name} ${formatPercent(share)}`)
      .join('  ');
  }
  const shown = output.slice(0, 16).map(formatMeasure).join(' ');
  return output.length > 16 ? `${shown} … (${shape.join('x')})` : shown;
}

function toInput(word: string, directory: string): { kind: 'file'; path: string } | { kind: 'numbers'; numbers: number[] } {
  const numbers = word.split(',').map(Number);
  return /^[-+\d.,eE\s]+$/.test(word) && numbers.every(Number.isFinite)
    ? { kind: 'numbers', numbers }
    : { kind: 'file', path: resolve(directory, word) };
}

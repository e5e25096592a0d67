import { writeFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { NeurozooError } from '#base/neurozoo-error';
import { positionsIn } from '#base/text-position';
import type { Expectation } from '#language/analysis';
import type { Run } from '#protocol/run';
import { createTrainingRun } from '#session/create-training-run';
import { sendControl } from '#session/send-control';
import { startTrainer } from '#session/start-trainer';
import { readRun } from '#store/run-directory';
import type { ExitStatus, Invocation } from '../command';
import { hasErrors, writeDiagnostics } from '../diagnostic-report';
import { judgeTraining, type Verdict } from '../judge-expectation';
import { judgeNetwork } from '../judge-network';
import { followRun } from '../follow-run';
import { junitReport } from '../junit-report';
import { loadFile, type LoadedFile } from '../load-file';
import { productFile } from '../product-file';

/** `neurozoo test FILE [--junit FILE]`. */
export async function runTest(invocation: Invocation): Promise<ExitStatus> {
  const { output, options, directory } = invocation;
  const [name = ''] = invocation.positional;
  const file = loadFile(name, directory);
  if (hasErrors(file.analysis.diagnostics.filter(({ code }) => code !== expectationCode))) {
    writeDiagnostics(output, file);
    throw new NeurozooError({ code: 'ZOO6008', message: `${name} has errors and is not tested.` });
  }
  const verdicts = await judgeAll(file, invocation);
  const at = positionsIn(file.text);
  for (const { expectation, holds, found } of verdicts) {
    const { line } = at(expectation.source.start);
    output.line(
      `${holds ? '✓' : '✗'} ${name}:${String(line)}  ${expectation.subject}: ${expectation.text}${found === '' ? '' : `  (${found})`}`,
    );
  }
  const failed = verdicts.filter(({ holds }) => !holds).length;
  output.line(`${String(verdicts.length - failed)} held, ${String(failed)} did not`);
  const junit = options.text('junit');
  if (junit !== undefined) {
    writeFileSync(resolve(directory, junit), junitReport(name, verdicts));
  }
  output.json({
    file: name,
    expectations: verdicts.map(({ expectation, holds, found }) => ({ subject: expectation.subject, text: expectation.text, holds, found })),
  });
  return failed === 0 ? 0 : 1;
}

/** A network that does not meet its expectation is what this command reports itself. */
const expectationCode = 'ZOO1603';

async function judgeAll(file: LoadedFile, invocation: Invocation): Promise<Verdict[]> {
  const { expectations, networks } = file.analysis;
  const verdicts: Verdict[] = [];
  const runs = new Map<string, Run>();
  for (const expectation of expectations) {
    if (expectation.of === 'network') {
      verdicts.push(judgeNetwork(expectation, networks));
      continue;
    }
    const run = runs.get(expectation.subject) ?? (await trainFor(expectation, file, invocation));
    runs.set(expectation.subject, run);
    verdicts.push(judgeTraining(expectation, run));
  }
  return verdicts;
}

/** Trains once for all expectations about a training. */
async function trainFor(expectation: Expectation, file: LoadedFile, { output, directory, interrupted }: Invocation): Promise<Run> {
  const recipe = file.analysis.trainings.get(expectation.subject);
  if (recipe === undefined) {
    throw new NeurozooError({ code: 'ZOO6005', message: `${file.name} has no training "${expectation.subject}".` });
  }
  const run = createTrainingRun({
    workspace: resolve(directory),
    folder: dirname(file.path),
    file: basename(file.path),
    sources: [{ name: basename(file.path), text: file.text }],
    recipe,
    title: null,
    verify: false,
  });
  await startTrainer({ run, trainerScript: productFile('dist/trainer.js') });
  output.note(`${recipe.name} trains as run ${run.id}`);
  await followRun({
    run,
    output: { ...output, line: () => undefined, jsonLine: () => undefined },
    afterStep: 0,
    interrupted,
    onInterrupt: () => {
      sendControl(run, { kind: 'stop', discard: false });
    },
  });
  return readRun(run);
}

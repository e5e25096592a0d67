import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { NeurozooError } from '#base/neurozoo-error';
import { positionsIn } from '#base/text-position';
import type { Expectation } from '#language/analysis';
import type { Recipe } from '#model/recipe';
import type { Run } from '#protocol/run';
import type { ExitStatus, Invocation } from '../command';
import { hasErrors, writeDiagnostics } from '../diagnostic-report';
import { judgeTraining, type Verdict } from '../judge-expectation';
import { judgeNetwork } from '../judge-network';
import { junitReport } from '../junit-report';
import { loadFile, type LoadedFile } from '../load-file';
import { trainQuietly } from '../run-training';
import { specialTrials } from '../special-trials';

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
const expectationCode = 'ZOO1613';

async function judgeAll(file: LoadedFile, invocation: Invocation): Promise<Verdict[]> {
  const { expectations, networks } = file.analysis;
  const verdicts: Verdict[] = [];
  const runs = new Map<string, Run>();
  for (const expectation of expectations) {
    if (expectation.of === 'network') {
      verdicts.push(judgeNetwork(expectation, networks));
      continue;
    }
    const recipe = recipeOf(expectation, file);
    const special = specialTrials.get(expectation.path);
    if (special !== undefined) {
      verdicts.push(await special({ expectation, recipe, file, invocation }));
      continue;
    }
    const run = runs.get(recipe.name) ?? (await trainQuietly(file, recipe, invocation)).run;
    runs.set(recipe.name, run);
    verdicts.push(judgeTraining(expectation, run));
  }
  return verdicts;
}

function recipeOf(expectation: Expectation, file: LoadedFile): Recipe {
  const recipe = file.analysis.trainings.get(expectation.subject);
  if (recipe === undefined) {
    throw new NeurozooError({ code: 'ZOO6005', message: `${file.name} has no training "${expectation.subject}".` });
  }
  return recipe;
}

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
import { tryRecipe } from '../run-training';
import { specialTrials, type Trial } from '../special-trials';

/** `neurozoo test FILE [--junit FILE]`. */
export async function runTest(invocation: Invocation): Promise<ExitStatus> {
  const { output, options, directory } = invocation;
  const [name = ''] = invocation.positional;
  const file = loadFile(name, directory);
  if (hasErrors(file.analysis.diagnostics.filter(({ code }) => code !== expectationCode))) {
    writeDiagnostics(output, file);
    throw new NeurozooError({ code: 'ZOO6008', message: `${name} has errors and is not tested.` });
  }
  const at = positionsIn(file.text);
  const verdicts = await judgeAll(file, invocation, ({ expectation, holds, found }) => {
    const { line } = at(expectation.source.start);
    output.line(
      `${holds ? '✓' : '✗'} ${name}:${String(line)}  ${expectation.subject}: ${expectation.text}${found === '' ? '' : `  (${found})`}`,
    );
  });
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

/** Judges one expectation after the other; several about one training share its run. */
async function judgeAll(file: LoadedFile, invocation: Invocation, onDidJudge: (verdict: Verdict) => void): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  const runs = new Map<string, Run>();
  for (const expectation of file.analysis.expectations) {
    const verdict =
      expectation.of === 'network'
        ? judgeNetwork(expectation, file.analysis.networks)
        : await tryTraining({ expectation, recipe: recipeOf(expectation, file), file, invocation }, runs);
    verdicts.push(verdict);
    onDidJudge(verdict);
  }
  return verdicts;
}

async function tryTraining(trial: Trial, runs: Map<string, Run>): Promise<Verdict> {
  const { expectation, recipe } = trial;
  const special = specialTrials.get(expectation.path);
  if (special !== undefined) {
    return await special(trial);
  }
  const run = runs.get(recipe.name) ?? (await tryRecipe(trial, (tried) => tried.run));
  runs.set(recipe.name, run);
  return judgeTraining(expectation, run);
}

function recipeOf(expectation: Expectation, file: LoadedFile): Recipe {
  const recipe = file.analysis.trainings.get(expectation.subject);
  if (recipe === undefined) {
    throw new NeurozooError({ code: 'ZOO6005', message: `${file.name} has no training "${expectation.subject}".` });
  }
  return recipe;
}

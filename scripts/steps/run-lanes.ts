import { lintStep, steps } from './all-steps';
import { runStep } from './run-step';
import type { Step, StepResult } from './step';

/** Types, lint, format, generated files, imports and `unit`, in two lanes side by side: lint needs the types, the rest needs nothing. */
export async function runCheckLanes(root: string, unit: Step): Promise<readonly StepResult[]> {
  const compiled = async (): Promise<readonly StepResult[]> => [await runStep(steps.types, root), await runStep(lintStep(root), root)];
  const others = async (): Promise<readonly StepResult[]> => {
    const results: StepResult[] = [];
    for (const step of [steps.format, steps.generated, steps.imports, unit]) results.push(await runStep(step, root));
    return results;
  };
  return (await Promise.all([compiled(), others()])).flat();
}

/** The last line of a run, the exit status, and what was left out, of which nothing may be where `strict`. */
export function conclude(results: readonly StepResult[], strict: boolean): number {
  const leftOut = results.flatMap((result) => result.leftOut);
  for (const name of leftOut) process.stdout.write(`left out: ${name}\n`);
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0) + (strict ? leftOut.length : 0);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

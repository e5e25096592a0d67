import { repositoryRoot } from './architecture';
import { installEditors } from './editor/install-editors';
import { testStep } from './steps/all-steps';
import { conclude, runCheckLanes } from './steps/run-lanes';
import { runStep } from './steps/run-step';
import type { StepResult } from './steps/step';

// `npm test`: everything. The programs are built first, because the process tests start them; those run alone,
// because they wait for other processes. What the pages and the editor run in is installed where it is missing, before
// their time counts; without it their tests are left out, by name and reason.

const root = repositoryRoot;
const results: StepResult[] = [
  await runStep({ name: 'build', cure: 'npm run build shows it alone.', arguments: ['--import', 'tsx', 'scripts/build.ts'] }, root),
  ...(await runCheckLanes(root, testStep('unit'))),
  await runStep(testStep('repository'), root),
  await runStep(testStep('process'), root),
  ...(await runEditorSteps()),
];
process.exitCode = conclude(results, process.env['CI'] === 'true');

async function runEditorSteps(): Promise<readonly StepResult[]> {
  try {
    await installEditors((line) => process.stdout.write(`${line}\n`));
  } catch (failure) {
    const reason = failure instanceof Error ? failure.message : String(failure);
    return ['page tests', 'editor tests'].map((name) => leftOut(name, reason));
  }
  return [await runStep(testStep('page'), root), await runStep(testStep('editor'), root)];
}

function leftOut(name: string, reason: string): StepResult {
  return {
    name,
    passed: 0,
    failed: 0,
    leftOut: [`${name}, because what they run in could not be installed: ${reason}`],
    seconds: 0,
    output: '',
  };
}

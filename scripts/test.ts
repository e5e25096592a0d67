import { repositoryRoot } from './architecture';
import { testStep } from './steps/all-steps';
import { conclude, runCheckLanes } from './steps/run-lanes';
import { runStep } from './steps/run-step';
import type { StepResult } from './steps/step';

// `npm test`: everything. The programs are built first, because the process tests start them; those run alone,
// because they wait for other processes.

const root = repositoryRoot;
const results: StepResult[] = [
  await runStep({ name: 'build', cure: 'npm run build shows it alone.', arguments: ['--import', 'tsx', 'scripts/build.ts'] }, root),
  ...(await runCheckLanes(root, testStep('unit'))),
  await runStep(testStep('repository'), root),
  await runStep(testStep('process'), root),
];
process.exitCode = conclude(results, process.env['CI'] === 'true');

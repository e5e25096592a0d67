import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { readTestReport } from './read-test-report';
import type { Step, StepResult } from './step';

/** Runs a step to its end and says how it ended: one line, with everything the program wrote when it failed. */
export async function runStep(step: Step, root: string): Promise<StepResult> {
  const report = step.testReport === undefined ? undefined : join(root, step.testReport);
  if (report !== undefined) rmSync(report, { force: true });
  const started = performance.now();
  const { succeeded, output } = await runNode(step, root);
  const seconds = (performance.now() - started) / 1000;
  const counts = report === undefined ? undefined : readTestReport(report);
  const result = { name: step.name, ...toCounts(succeeded, counts), leftOut: counts?.leftOut ?? [], seconds, output };
  process.stdout.write(toText(result, step.cure));
  return result;
}

/** A program that fails without a failed test, or leaves no report, has itself failed. */
function toCounts(succeeded: boolean, counts: { passed: number; failed: number } | undefined): { passed: number; failed: number } {
  if (counts === undefined) return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  return { passed: counts.passed, failed: succeeded ? counts.failed : Math.max(1, counts.failed) };
}

function toText(result: StepResult, cure: string): string {
  const head = `${result.failed === 0 ? 'ok    ' : 'FAILED'} ${result.name}: ${result.passed} passed, ${result.failed} failed`;
  const line = `${head} (${result.seconds.toFixed(1)} s)\n`;
  return result.failed === 0 ? line : `${line}${result.output.trimEnd()}\n${cure}\n`;
}

function runNode(step: Step, root: string): Promise<{ succeeded: boolean; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, step.arguments, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', ...step.environment },
    });
    const parts: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => parts.push(part));
    child.stderr.on('data', (part: Buffer) => parts.push(part));
    child.once('error', reject);
    child.once('close', (status) => resolve({ succeeded: status === 0, output: Buffer.concat(parts).toString('utf8') }));
  });
}

import { existsSync, readFileSync } from 'node:fs';

import * as v from 'valibot';

const ReportSchema = v.looseObject({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  testResults: v.array(
    v.looseObject({
      status: v.string(),
      assertionResults: v.array(v.looseObject({ status: v.string(), fullName: v.string() })),
    }),
  ),
});

/** What a JSON report of Vitest says: tests passed, tests failed (a file that cannot be loaded counts as one), tests left out by name. */
export function readTestReport(path: string): { passed: number; failed: number; leftOut: readonly string[] } | undefined {
  if (!existsSync(path)) return undefined;
  const report = v.parse(ReportSchema, JSON.parse(readFileSync(path, 'utf8')));
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.every(isFine));
  const assertions = report.testResults.flatMap((file) => file.assertionResults);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    leftOut: assertions.filter((test) => !['passed', 'failed'].includes(test.status)).map((test) => test.fullName),
  };
}

function isFine(test: { readonly status: string }): boolean {
  return test.status !== 'failed';
}

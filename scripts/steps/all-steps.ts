import { lintCacheFile } from './lint-cache-file';
import type { Step } from './step';

/** Compiler, formatter, lint, laws of imports: each counts as one test. */
export const steps = {
  types: {
    name: 'types',
    cure: 'The compiler refuses the sources; npm run types shows it alone.',
    arguments: ['node_modules/typescript-native/bin/tsc', '-b'],
  },
  format: {
    name: 'format',
    cure: 'npm run format mends it.',
    arguments: [
      'node_modules/prettier/bin/prettier.cjs',
      '--check',
      '--cache',
      '--cache-location=.build/prettier',
      '--log-level=warn',
      '.',
    ],
  },
  generated: {
    name: 'generated files',
    cure: 'npm run generate mends it.',
    arguments: ['--import', 'tsx', 'scripts/generate.ts', '--check'],
  },
  imports: {
    name: 'imports',
    cure: 'A file imports what its layer may not; docs/architecture.md has the table.',
    arguments: ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.js', 'src', 'webview'],
  },
} as const satisfies Record<string, Step>;

/** Lint; its cache is bound to the declarations of all files, so it must be asked for after the types were built. */
export function lintStep(root: string): Step {
  return {
    name: 'lint',
    cure: 'npm run lint shows it alone.',
    arguments: ['node_modules/eslint/bin/eslint.js', '--max-warnings=0', '--cache', `--cache-location=${lintCacheFile(root)}`, '.'],
  };
}

/** The unit tests with fewer random strikes than they have by themselves, for `npm run check`. */
export function quickUnitStep(): Step {
  return { ...testStep('unit'), environment: { NEUROZOO_MUTATIONS: '300', NEUROZOO_FLIPS: '300', NEUROZOO_FUZZ_PROGRAMS: '1000' } };
}

/** Vitest's projects, by the name under which they are reported. */
const projects = {
  unit: ['unit', 'tensors'],
  repository: ['repository'],
  process: ['process'],
  page: ['pages'],
  editor: ['editor'],
} as const;

/** Projects whose files run one after the other: each of them starts programs that fill the machine. */
const alone: ReadonlySet<string> = new Set(['page', 'editor']);

/** The tests of one kind. */
export function testStep(project: keyof typeof projects): Step {
  const testReport = `.build/tests/${project}.json`;
  const chosen = projects[project].map((name) => `--project=${name}`);
  return {
    name: `${project} tests`,
    cure: `npx vitest run ${chosen.join(' ')} shows them alone.`,
    arguments: [
      'node_modules/vitest/vitest.mjs',
      'run',
      ...chosen,
      '--passWithNoTests',
      ...(alone.has(project) ? ['--no-file-parallelism'] : []),
      '--silent=passed-only',
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${testReport}`,
    ],
    testReport,
  };
}

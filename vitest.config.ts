import { defineConfig } from 'vitest/config';

/** Test files that start processes or train for a while; the unit project leaves them out. */
const processTests = ['test/process/**/*.test.ts'];
const repositoryTests = ['test/repository/**/*.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [...processTests, ...repositoryTests],
          environment: 'node',
          testTimeout: 20_000,
          // The gradients of tfjs-core exist as ES modules only, so that all of it must come as ES modules.
          server: { deps: { inline: [/@tensorflow\//] } },
        },
      },
      { test: { name: 'repository', include: repositoryTests, environment: 'node', testTimeout: 120_000, hookTimeout: 120_000 } },
      {
        test: {
          name: 'process',
          include: processTests,
          environment: 'node',
          globalSetup: ['test/process/trainer/trainer-bundle.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});

import { defineConfig } from 'vitest/config';

/** Tests that run on tensors: tfjs-core keeps its backends and kernels in one global place, so each file gets a process of its own. */
const tensorTests = ['test/{engine,runtime,trainer}/**/*.test.ts'];
/** Tests that start processes or train for a while, and those that throw thousands of broken texts and files at a reader. */
const hostileTests = ['test/language/{fuzz,pathological}.test.ts', 'test/data/hostile-files.test.ts'];
const processTests = ['test/process/**/*.test.ts', ...hostileTests];
/** Tests in a real VS Code; what lies in their folders runs inside it, or is their rig. */
const editorTests = ['test/editor/*.test.ts'];
/** Tests of the pages alone in a browser. */
const pageTests = ['test/pages/**/*.test.ts'];
/** Tests of the house itself. */
const repositoryTests = ['test/repository/**/*.test.ts'];

/** Before each kind of tests: a temporary folder that goes with them. */
const scratchFolder = 'test/repository/scratch-folder.ts';

// The gradients of tfjs-core exist as ES modules only, so that all of it must come as ES modules.
const server = { deps: { inline: [/@tensorflow\//] } };

export default defineConfig({
  test: {
    environment: 'node',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [...tensorTests, ...processTests, ...repositoryTests, ...pageTests, 'test/editor/**'],
          globalSetup: [scratchFolder],
          testTimeout: 60_000,
          // No layer keeps state in its modules, so files may share one process.
          isolate: false,
        },
      },
      { test: { name: 'tensors', include: tensorTests, globalSetup: [scratchFolder], testTimeout: 60_000, server } },
      { test: { name: 'repository', include: repositoryTests, globalSetup: [scratchFolder], testTimeout: 120_000, hookTimeout: 120_000 } },
      {
        test: {
          name: 'editor',
          include: editorTests,
          globalSetup: ['test/editor/rig/packed-extension.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
      { test: { name: 'pages', include: pageTests, globalSetup: [scratchFolder], testTimeout: 60_000, hookTimeout: 120_000 } },
      {
        test: {
          name: 'process',
          include: processTests,
          globalSetup: [scratchFolder, 'test/process/trainer/trainer-bundle.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          server,
        },
      },
    ],
  },
});

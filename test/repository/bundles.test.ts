import { build } from 'esbuild';
import { expect, test } from 'vitest';

import { repositoryRoot } from '../../scripts/architecture';
import { bundleFaults } from '../../scripts/build/bundle-faults';
import { bundleOptions } from '../../scripts/build/bundle-options';
import { bundles } from '../../scripts/build/bundles';

test.each(bundles)('the bundle $name keeps to its budget and holds nothing of layers it must not reach', async (bundle) => {
  const { metafile } = await build({ ...bundleOptions(bundle, repositoryRoot), write: false });
  expect(bundleFaults(bundle, metafile)).toEqual([]);
});

test('a bundle that is too large or holds a forbidden package is refused', () => {
  const metafile = {
    inputs: { 'node_modules/langium/lib/index.js': { bytes: 9, imports: [] } },
    outputs: { 'dist/a.js': { bytes: 2001, inputs: {}, imports: [], exports: [] } },
  };
  const bundle = { name: 'a', runsIn: 'node' as const, entries: {}, without: ['langium'], budgetKilobytes: 2 };
  expect(bundleFaults(bundle, metafile)).toHaveLength(2);
});

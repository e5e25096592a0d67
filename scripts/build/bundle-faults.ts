import type { Metafile } from 'esbuild';

import type { Bundle } from './bundles';

/** The kilobytes of scripts and style sheets that a bundle's files take together, without source maps. */
export function bundleKilobytes(metafile: Metafile): number {
  const sizes = Object.entries(metafile.outputs).map(([path, output]) => (/\.(js|cjs|css)$/.test(path) ? output.bytes : 0));
  return Math.ceil(sizes.reduce((sum, bytes) => sum + bytes, 0) / 1000);
}

/** One sentence for each way in which a built bundle is larger than its budget or holds what it must not. */
export function bundleFaults(bundle: Bundle, metafile: Metafile): readonly string[] {
  const kilobytes = bundleKilobytes(metafile);
  const inputs = Object.keys(metafile.inputs);
  const leaked = bundle.without.flatMap((name) => inputs.filter((path) => path.includes(`node_modules/${name}/`)).slice(0, 1));
  return [
    ...(kilobytes > bundle.budgetKilobytes
      ? [`${bundle.name} has ${kilobytes} kB; its budget in scripts/build/bundles.ts is ${bundle.budgetKilobytes} kB`]
      : []),
    ...leaked.map((path) => `${bundle.name} contains ${path}, which its layer must not reach`),
  ];
}

import { join } from 'node:path';

import type { BuildOptions } from 'esbuild';

import type { Bundle } from './bundles';

/**
 * Packages written as CommonJS call `require` for Node's own modules, and the WebAssembly kernels' loader looks for itself by `__dirname`; a bundle
 * that is an ES module must give them both.
 */
const globalsForPackages =
  "import{createRequire as bundleRequire}from'node:module';import{fileURLToPath as bundlePath}from'node:url';" +
  "const require=bundleRequire(import.meta.url),__filename=bundlePath(import.meta.url),__dirname=bundlePath(new URL('.',import.meta.url));";

/** How esbuild makes `bundle` from the tree under `root`. */
export function bundleOptions(bundle: Bundle, root: string): BuildOptions & { readonly metafile: true } {
  return {
    absWorkingDir: root,
    entryPoints: { ...bundle.entries },
    outdir: join(root, 'dist'),
    bundle: true,
    mainFields: ['module', 'main'],
    minify: true,
    // A kept name is a call for every closure made, which the parser makes by the thousand; the names in TensorFlow.js's errors are worth it.
    keepNames: bundle.name === 'trainer',
    legalComments: 'none',
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'warning',
    ...placeOptions[bundle.runsIn](bundle),
    metafile: true,
  };
}

/** What a bundle needs for the place where it runs. */
const placeOptions: Record<Bundle['runsIn'], (bundle: Bundle) => BuildOptions> = {
  // ES modules for Node 20, an entry with its parts beside it.
  node: (bundle) => ({
    splitting: true,
    // Beside the entry and not in a folder: what looks for files beside itself finds them from every part.
    chunkNames: `${bundle.name}-[name]-[hash]`,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    banner: { js: globalsForPackages },
    // Only TensorFlow.js's download functions load it, and nothing here downloads.
    external: ['node-fetch'],
  }),
  // The extension host of every supported VS Code loads CommonJS.
  editor: () => ({ platform: 'node', target: 'node22', format: 'cjs', outExtension: { '.js': '.cjs' }, external: ['vscode'] }),
  // One script without imports a page: a strict content policy then needs a single nonce.
  page: () => ({ platform: 'browser', target: 'es2023', format: 'iife', jsx: 'automatic', jsxImportSource: 'preact' }),
};

import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { temporaryFolder } from '../../store/sample-run';

/** A script beside this file, bundled for plain Node. @returns its absolute path */
export function bundleChild(entry: string): string {
  const outfile = join(temporaryFolder(), 'child.mjs');
  buildSync({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20', logLevel: 'error' });
  return outfile;
}

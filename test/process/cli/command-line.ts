import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleOptions } from '../../../scripts/build/bundle-options';
import { bundles } from '../../../scripts/build/bundles';
import { temporaryFolder } from '../../store/sample-run';
import { bundleFolder } from '../trainer/trainer-bundle';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** What a command left: its exit status, and what it said to whom. */
export interface Answer {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** The product as it is delivered, in a folder of its own. */
export interface CommandLine {
  /** Runs a command in a folder without a terminal; `onOutput` sees each piece of standard output and may send a signal. */
  run(directory: string, words: readonly string[], onOutput?: (text: string, interrupt: () => void) => void): Promise<Answer>;
}

/** Builds the command line beside the trainer that the process tests have built. */
export async function buildCommandLine(): Promise<CommandLine> {
  const product = temporaryFolder();
  const dist = join(product, 'dist');
  mkdirSync(dist);
  cpSync(bundleFolder, dist, { recursive: true });
  writeFileSync(join(product, 'package.json'), '{"type":"module"}');
  for (const bundle of bundles.filter(({ name }) => name === 'cli')) {
    await build({ ...bundleOptions(bundle, root), outdir: dist });
  }
  return { run: (directory, words, onOutput) => runScript(join(dist, 'cli.js'), { directory, words, onOutput }) };
}

interface Call {
  readonly directory: string;
  readonly words: readonly string[];
  readonly onOutput: ((text: string, interrupt: () => void) => void) | undefined;
}

async function runScript(script: string, { directory, words, onOutput }: Call): Promise<Answer> {
  const child = spawn(process.execPath, [script, ...words], { cwd: directory, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    onOutput?.(out, () => child.kill('SIGINT'));
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  await once(child, 'close');
  return { status: child.exitCode, out, err };
}

import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';

import { build, context, type Metafile } from 'esbuild';

import { repositoryRoot } from './architecture';
import { bundleFaults, bundleKilobytes } from './build/bundle-faults';
import { bundleOptions } from './build/bundle-options';
import { bundles, type Bundle } from './build/bundles';

const dist = join(repositoryRoot, 'dist');
const metafileFolder = join(repositoryRoot, '.build/metafiles');
const wasmFolder = join(repositoryRoot, 'node_modules/@tensorflow/tfjs-backend-wasm/dist');

mkdirSync(dist, { recursive: true });
mkdirSync(metafileFolder, { recursive: true });
const copied = [...copyWasm(), ...copyPictureParts()];
await (process.argv.includes('--watch') ? watchAll() : buildAll());

/** Builds every bundle; where one fails, esbuild has said why, and what lies in `dist` stays. */
async function buildAll(): Promise<void> {
  const built = await Promise.all(bundles.map(buildOne));
  const metafiles = built.filter((metafile) => metafile !== undefined);
  if (metafiles.length < bundles.length) process.exitCode = 1;
  else removeStale(new Set([...copied, ...metafiles.flatMap((metafile) => Object.keys(metafile.outputs))]));
}

async function buildOne(bundle: Bundle): Promise<Metafile | undefined> {
  const metafile = await build(bundleOptions(bundle, repositoryRoot)).then(
    (result) => result.metafile,
    () => undefined,
  );
  if (metafile === undefined) return undefined;
  writeFileSync(join(metafileFolder, `${bundle.name}.json`), JSON.stringify(metafile));
  const faults = bundleFaults(bundle, metafile);
  process.stdout.write(`${Object.keys(bundle.entries).join(', ')}: ${bundleKilobytes(metafile)} kB\n`);
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  if (faults.length > 0) process.exitCode = 1;
  return metafile;
}

async function watchAll(): Promise<void> {
  for (const bundle of bundles) {
    const watched = await context({ ...bundleOptions(bundle, repositoryRoot), logLevel: 'info' });
    await watched.watch();
  }
}

/** The WebAssembly kernels lie beside the trainer, which looks for them there. */
function copyWasm(): readonly string[] {
  const names = readdirSync(wasmFolder).filter((name) => name.endsWith('.wasm'));
  for (const name of names) copyFileSync(join(wasmFolder, name), join(dist, basename(name)));
  return names.map((name) => `dist/${name}`);
}

/** What PNG is drawn with lies beside the command line: the renderer, and the fonts that pictures are laid out for. */
function copyPictureParts(): readonly string[] {
  const packages = join(repositoryRoot, 'node_modules');
  const fonts = ['DejaVuSansCondensed', 'DejaVuSansCondensed-Bold', 'DejaVuSansCondensed-Oblique'].map((name) => `${name}.ttf`);
  copyFileSync(join(packages, '@resvg/resvg-wasm/index_bg.wasm'), join(dist, 'resvg.wasm'));
  for (const name of fonts) copyFileSync(join(packages, 'dejavu-fonts-ttf/ttf', name), join(dist, name));
  copyFileSync(join(packages, 'dejavu-fonts-ttf/LICENSE'), join(dist, 'DejaVu-LICENSE.txt'));
  return ['resvg.wasm', 'DejaVu-LICENSE.txt', ...fonts].map((name) => `dist/${name}`);
}

/** Parts of an earlier build go only after the new ones are there, so that a program that runs meanwhile finds its own. */
function removeStale(fresh: ReadonlySet<string>): void {
  for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
    const path = relative(repositoryRoot, join(entry.parentPath, entry.name)).replaceAll('\\', '/');
    if (entry.isFile() && !fresh.has(path)) rmSync(join(repositoryRoot, path));
  }
}

import { chmodSync, copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

import { repositoryRoot } from '../architecture';
import { installCached, isCached, type CachedInstall } from './install-cache';
import { runTool } from './run-tool';

/** The newest VS Code, and the oldest one that `engines.vscode` admits. */
export type VscodeVersion = 'newest' | 'floor';

/** A VS Code that lies ready as a server, and the Node that it runs under. */
export interface VscodeInstallation {
  readonly node: string;
  /** The folder of VS Code itself, with `out/server-main.js`. */
  readonly vscode: string;
}

const manifests = join(repositoryRoot, 'test/editor/vscode');
const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];

/** Native modules that come as sources; the others bring their binaries, or are never loaded here. */
const nativeModules: Record<VscodeVersion, readonly string[]> = {
  newest: ['@vscode/spdlog', '@vscode/native-watchdog'],
  floor: ['@vscode/spdlog', 'native-watchdog', 'node-pty'],
};

/** What must load under the Node of the server, or terminals, logs and watched files would silently be missing. */
const loadedModules: readonly string[] = ['@vscode/spdlog', 'node-pty', '@parcel/watcher'];

/**
 * Gives a VS Code of npm, after installing it into the cache of this machine where it is missing (about two minutes).
 * @throws Error with npm's words where it cannot be installed.
 */
export async function installVscode(version: VscodeVersion, say: (line: string) => void): Promise<VscodeInstallation> {
  const install: CachedInstall = {
    name: version,
    manifest: join(manifests, version),
    recipe: 1,
    fill: (folder) => fill(folder, version, say),
  };
  if (!isCached(install)) {
    say(`Installing VS Code (${version}) from npm into the cache of this machine; this takes a minute or two and happens once.`);
  }
  return installationIn(await installCached(install));
}

async function fill(folder: string, version: VscodeVersion, say: (line: string) => void): Promise<void> {
  say('  packages of the server …');
  await runTool('npm', ['ci', '--ignore-scripts', ...quiet], { folder });
  const { node, vscode } = installationIn(folder);
  if (!existsSync(node)) throw new Error(`npm has no Node for ${process.platform} ${process.arch} that VS Code's server could run under.`);
  const environment = { PATH: [dirname(node), process.env['PATH'] ?? ''].join(delimiter) };
  say('  packages of the editor …');
  // They bring locks of their own, which npm ci finds a little out of step.
  const words = ['install', '--omit=dev', '--ignore-scripts', ...quiet];
  await runTool('npm', words, { folder: vscode, environment });
  await runTool('npm', words, { folder: join(vscode, 'extensions'), environment });
  if (version === 'floor') copySearch(folder, vscode);
  const output: string[] = [];
  for (const name of nativeModules[version]) {
    say(`  compiling ${name} …`);
    // A failure is judged below, by whether the module loads: node-pty of the floor compiles well and then fails at an extra for its authors.
    const rebuild = ['rebuild', `--nodedir=${dirname(dirname(node))}`, ...quiet, name];
    output.push(await runTool('npm', rebuild, { folder: vscode, environment }).catch(String));
  }
  for (const name of loadedModules) {
    await runTool(node, ['-e', `require('${name}')`], { folder: vscode, environment }).catch((failure: unknown) => {
      throw new Error(`VS Code's module ${name} does not load. ${String(failure)}\n${output.join('\n')}`);
    });
  }
}

/** The floor downloads its program for searching files while it is installed; the newer package of the same authors brings it along. */
function copySearch(folder: string, vscode: string): void {
  const program = process.platform === 'win32' ? 'rg.exe' : 'rg';
  const source = join(folder, `node_modules/@vscode/ripgrep-universal/bin/${process.platform}-${process.arch}`, program);
  const target = join(vscode, 'node_modules/@vscode/ripgrep/bin', program);
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(source, target);
  chmodSync(target, 0o755);
}

function installationIn(folder: string): VscodeInstallation {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const program = platform === 'win' ? 'node.exe' : 'node';
  return {
    node: join(folder, `node_modules/node-${platform}-${process.arch}/bin`, program),
    vscode: join(folder, 'node_modules/code-server/lib/vscode'),
  };
}

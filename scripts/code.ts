import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { repositoryRoot } from './architecture';
import { programOnPath } from './editor/find-browser';
import { installExtension } from './editor/install-extension';
import { installVscode } from './editor/install-vscode';
import { prepareSample, sampleFolder } from './editor/prepare-sample';
import { startVscodeServer, type VscodeServer } from './editor/start-vscode-server';
import { hasSettings, quietSettings, writeSettings } from './editor/user-settings';
import { workbenchAddress } from './editor/workbench-address';
import { packVsix } from './package/pack-vsix';

// `npm run code [-- <folder>] [--browser]`: the extension as it stands in the tree, on a workspace with the examples: in the desktop VS Code where
// `code` is on the path, else (or with --browser) in the real VS Code, served to a browser of this machine.

const { values, positionals } = parseArgs({ allowPositionals: true, options: { browser: { type: 'boolean', default: false } } });
const folder = resolve(repositoryRoot, positionals[0] ?? sampleFolder);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

process.exitCode = runNode(['--import', 'tsx', 'scripts/build.ts']) || (await open());

async function open(): Promise<number> {
  prepareSample(repositoryRoot, folder);
  const desktop = values.browser ? undefined : programOnPath(['code', 'code-insiders', 'codium']);
  return desktop === undefined ? serve() : openDesktop(desktop);
}

function openDesktop(program: string): number {
  say(`Opening ${folder} with ${program}.`);
  const words = [`--extensionDevelopmentPath=${repositoryRoot}`, folder];
  // On Windows the program is a batch file, which only a shell starts; quotes keep a path with spaces one word.
  const isWindows = process.platform === 'win32';
  const quoted = isWindows ? words.map((word) => `"${word}"`) : words;
  return spawnSync(isWindows ? `"${program}"` : program, quoted, { stdio: 'inherit', shell: isWindows }).status ?? 130;
}

/** Serves the editor until Ctrl-C. Only who has the printed address can open it, and only on this machine. */
async function serve(): Promise<number> {
  const installation = await installVscode('newest', say);
  say('Packing the extension …');
  const { path } = await packVsix(repositoryRoot);
  const home = join(repositoryRoot, '.neurozoo/editor');
  await installExtension({ installation, home, vsix: path });
  if (!hasSettings(home)) writeSettings(home, quietSettings);
  const token = randomBytes(24).toString('hex');
  const server = await startVscodeServer(installation, { home, trust: 'restricted', token, automation: false });
  say(`VS Code with Neurozoo is open for a browser of this machine, on ${folder}:`);
  say(`\n  ${workbenchAddress(server, { folder, token })}\n`);
  say('Ctrl-C ends it; trainings go on.');
  return untilEnded(server);
}

/** Waits for Ctrl-C, which is a good end, or for the server to end by itself, which is not. */
async function untilEnded(server: VscodeServer): Promise<number> {
  const asked = new Promise<0>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(0));
  });
  const status = await Promise.race([asked, server.ended.then(() => 1)]);
  await server.stop();
  if (status === 1) say(`VS Code's server has ended by itself. It wrote:\n${server.output()}`);
  return status;
}

function runNode(words: readonly string[]): number {
  return spawnSync(process.execPath, words, { cwd: repositoryRoot, stdio: 'inherit' }).status ?? 130;
}

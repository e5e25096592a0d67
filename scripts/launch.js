import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// What a fresh clone runs first, with nothing installed: brings the packages in when they are missing or old,
// then runs the TypeScript file in this folder that is named by the first argument.

const root = join(import.meta.dirname, '..');
const oldestNode = [20, 10];
const [script = '', ...words] = process.argv.slice(2);

process.exitCode = nodeIsOld() ? refuseNode() : install() || run();

function nodeIsOld() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
  return major < oldestMajor || (major === oldestMajor && minor < oldestMinor);
}

function refuseNode() {
  process.stderr.write(`Neurozoo needs Node ${oldestNode.join('.')} or newer; this is ${process.versions.node}.\n`);
  return 3;
}

/** Installs exactly what the lock file names, unless that lies there already. */
function install() {
  const reason = reasonToInstall();
  if (reason === undefined) return 0;
  process.stdout.write(`Installing packages with npm ci, because ${reason} …\n`);
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.stderr.write('The packages could not be installed: see what npm wrote above. Nothing else was done.\n');
  return status ?? 3;
}

function reasonToInstall() {
  const installed = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return 'node_modules is missing';
  const present = readPackages(installed);
  const wanted = Object.entries(readPackages(join(root, 'package-lock.json')));
  const old = wanted.find(([path, { version, optional }]) => path !== '' && optional !== true && present[path]?.version !== version);
  return old === undefined ? undefined : `${old[0]} is not what package-lock.json names`;
}

/**
 * @param {string} lockFile
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function readPackages(lockFile) {
  /** @type {(text: string) => { packages: Record<string, { version?: string, optional?: boolean }> }} */
  const parse = JSON.parse;
  return parse(readFileSync(lockFile, 'utf8')).packages;
}

function run() {
  const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
  const { status } = spawnSync(process.execPath, [tsx, join(root, `scripts/${script}.ts`), ...words], { cwd: root, stdio: 'inherit' });
  return status ?? 130;
}

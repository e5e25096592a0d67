import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** What is installed once for each machine, outside the tree, so that a fresh clone finds it. */
export interface CachedInstall {
  readonly name: string;
  /** The folder with `package.json` and `package-lock.json`. */
  readonly manifest: string;
  /** Raised when `fill` does something else than before. */
  readonly recipe: number;
  /** Makes `folder`, in which the two files lie already, complete. */
  readonly fill: (folder: string) => Promise<void>;
}

const day = 24 * 3600 * 1000;
const kept = 30 * day;

/** Gives the folder of an installation, after making it where it is missing; two processes may do so at once. */
export async function installCached(install: CachedInstall): Promise<string> {
  const home = cacheHome();
  mkdirSync(home, { recursive: true });
  const folder = join(home, `${install.name}-${keyOf(install)}`);
  if (!existsSync(folder)) await installInto(folder, install);
  const now = new Date();
  utimesSync(folder, now, now);
  removeForgotten(home, now.getTime());
  return folder;
}

/** True when nothing needs to be installed for `install`. */
export function isCached(install: CachedInstall): boolean {
  return existsSync(join(cacheHome(), `${install.name}-${keyOf(install)}`));
}

function cacheHome(): string {
  const home = process.env['XDG_CACHE_HOME'] ?? '';
  return join(home === '' ? join(homedir(), '.cache') : home, 'neurozoo-test');
}

function keyOf({ manifest, recipe }: CachedInstall): string {
  const hash = createHash('sha256').update(`${recipe} ${process.platform} ${process.arch}`);
  for (const file of ['package.json', 'package-lock.json']) hash.update(readFileSync(join(manifest, file)));
  return hash.digest('hex').slice(0, 16);
}

/** A folder under its final name is complete: it gets that name last. */
async function installInto(folder: string, install: CachedInstall): Promise<void> {
  const work = mkdtempSync(join(cacheHome(), '.unfinished-'));
  try {
    for (const file of ['package.json', 'package-lock.json']) cpSync(join(install.manifest, file), join(work, file));
    await install.fill(work);
    if (!existsSync(folder)) renameSync(work, folder);
  } catch (failure) {
    // Another process was faster when the folder is there now; what it made is as good.
    if (!existsSync(folder)) throw failure;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Removes what no checkout has used for a month, and what an interrupted installation left a day ago. */
function removeForgotten(home: string, now: number): void {
  for (const name of readdirSync(home)) {
    const age = now - statSync(join(home, name)).mtimeMs;
    if (age > (name.startsWith('.unfinished-') ? day : kept)) rmSync(join(home, name), { recursive: true, force: true });
  }
}

import { execFileSync } from 'node:child_process';
import type { Run } from '#protocol/run';
import type { SpawnPermission } from './spawn-permission';

/** Commit of the folder's repository and whether tracked files differ from it; null outside a repository, without git, or when it takes too long. @throws what the permission throws */
export function gitState(folder: string, permission: SpawnPermission): Run['git'] {
  permission();
  try {
    const commit = git(folder, ['rev-parse', 'HEAD']).trim();
    const changes = git(folder, ['status', '--porcelain', '--untracked-files=no']);
    return /^[0-9a-f]{40,64}$/.test(commit) ? { commit, dirty: changes.trim() !== '' } : null;
  } catch {
    return null;
  }
}

function git(folder: string, words: readonly string[]): string {
  return execFileSync('git', ['-C', folder, ...words], {
    encoding: 'utf8',
    timeout: 3000,
    stdio: ['ignore', 'pipe', 'ignore'],
    windowsHide: true,
  });
}

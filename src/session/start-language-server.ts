import { spawn, type ChildProcess } from 'node:child_process';
import type { SpawnPermission } from './spawn-permission';
import { trainerEnvironment } from './trainer-environment';

/** Which server, and whether it may start. */
export interface LanguageServerOptions {
  /** Absolute path of the server's bundle. */
  readonly script: string;
  readonly permission: SpawnPermission;
}

/** Starts the language server, which is spoken to over its standard input and output and ends with them. @throws what the permission throws */
export function startLanguageServer({ script, permission }: LanguageServerOptions): ChildProcess {
  permission();
  return spawn(process.execPath, ['--disallow-code-generation-from-strings', '--disable-proto=delete', script, '--stdio'], {
    shell: false,
    windowsHide: true,
    env: trainerEnvironment(process.env),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

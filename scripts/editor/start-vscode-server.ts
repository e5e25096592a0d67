import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type { VscodeInstallation } from './install-vscode';

/** How a server of VS Code is started. */
export interface ServerOptions {
  /** A folder of this server alone: its settings, extensions and logs. */
  readonly home: string;
  /** Whether folders are trusted without asking, or as in the product, where they start restricted. */
  readonly trust: 'everything' | 'restricted';
  /** A secret that every request must carry; without one, anybody on this machine may connect. */
  readonly token?: string;
  /** Lets a page hand tests to the extension host. */
  readonly automation: boolean;
  /** What the server, and so the extension host, finds in its environment besides that of this process. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** A running server. */
export interface VscodeServer {
  /** Without a slash at its end. */
  readonly address: string;
  /** Host and port, as in `vscode-remote://` addresses. */
  readonly authority: string;
  /** What the server wrote so far. */
  readonly output: () => string;
  /** Settles when the server has ended. */
  readonly ended: Promise<void>;
  readonly stop: () => Promise<void>;
}

/** The folders of a server under its home. */
export function serverFolders(home: string): { readonly data: string; readonly user: string; readonly extensions: string } {
  return { data: join(home, 'server'), user: join(home, 'user'), extensions: join(home, 'extensions') };
}

/** The words that say where a server, or a command that installs into it, keeps its things. */
export function folderWords(home: string): readonly string[] {
  const { data, user, extensions } = serverFolders(home);
  return ['--server-data-dir', data, '--user-data-dir', user, '--extensions-dir', extensions];
}

/**
 * Starts VS Code's server on a free port of the loopback address and waits until it answers.
 * @throws Error with what the server wrote where it ends first.
 */
export async function startVscodeServer({ node, vscode }: VscodeInstallation, options: ServerOptions): Promise<VscodeServer> {
  mkdirSync(options.home, { recursive: true });
  const child = spawn(node, serverWords(options), {
    cwd: vscode,
    env: { ...process.env, ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const parts: string[] = [];
  const output = (): string => parts.join('');
  const port = await portOf(child, parts);
  const authority = `127.0.0.1:${port}`;
  return { address: `http://${authority}`, authority, output, ended, stop: () => stop(child, ended) };
}

function serverWords(options: ServerOptions): readonly string[] {
  return [
    'out/server-main.js',
    ...['--host', '127.0.0.1', '--port', '0'],
    ...(options.token === undefined ? ['--without-connection-token'] : ['--connection-token', options.token]),
    ...['--accept-server-license-terms', '--telemetry-level', 'off'],
    ...(options.trust === 'everything' ? ['--disable-workspace-trust'] : []),
    ...(options.automation ? ['--enable-smoke-test-driver'] : []),
    ...folderWords(options.home),
  ];
}

/** The server prints the port it took when it listens. */
function portOf(child: ChildProcess, parts: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const listen = (part: Buffer): void => {
      parts.push(part.toString('utf8'));
      const port = /Extension host agent listening on (\d+)/.exec(parts.join(''))?.[1];
      if (port !== undefined) resolve(port);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('error', reject);
    child.once('close', () => reject(new Error(`VS Code's server ended before it listened:\n${parts.join('')}`)));
  });
}

/** Asks the server to end, and ends it when it does not within five seconds. */
async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(timer);
}

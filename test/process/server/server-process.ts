import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver/node';
import { bundleOptions } from '../../../scripts/build/bundle-options';
import { bundles } from '../../../scripts/build/bundles';
import { temporaryFolder } from '../../store/sample-run';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** A language server as it is delivered, and a client that talks with it. */
export interface ServerProcess {
  readonly client: ProtocolConnection;
  readonly process: ChildProcess;
  /** The next diagnostics of a file in the version given. */
  diagnostics(uri: string, version: number): Promise<PublishDiagnosticsParams>;
  /** Ends it politely and answers its exit status. */
  end(): Promise<number | null>;
}

/** Builds the server with the files that it looks for beside itself, and answers the path of its script. */
export async function buildServer(): Promise<string> {
  const product = temporaryFolder();
  const dist = join(product, 'dist');
  mkdirSync(dist);
  writeFileSync(join(product, 'package.json'), '{"type":"module"}');
  cpSync(join(root, 'examples'), join(product, 'examples'), { recursive: true });
  cpSync(join(root, 'docs/diagnostics'), join(product, 'docs/diagnostics'), { recursive: true });
  for (const bundle of bundles.filter(({ name }) => name === 'server')) {
    await build({ ...bundleOptions(bundle, root), outdir: dist });
  }
  return join(dist, 'server.js');
}

/** Starts a server and introduces a client to it. @param options initialisation options */
export async function startServer(script: string, settings: unknown = null, options: object = {}): Promise<ServerProcess> {
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const client = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const heard: PublishDiagnosticsParams[] = [];
  const waiting: {
    readonly fits: (params: PublishDiagnosticsParams) => boolean;
    readonly tell: (params: PublishDiagnosticsParams) => void;
  }[] = [];
  client.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    heard.push(params);
    for (const { tell } of waiting.filter(({ fits }) => fits(params))) {
      tell(params);
    }
  });
  client.onRequest('workspace/configuration', () => [settings]);
  client.listen();
  await client.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    initializationOptions: options,
    capabilities: { workspace: { configuration: settings !== null } },
  });
  await client.sendNotification('initialized', {});
  return {
    client,
    process: child,
    diagnostics: (uri, version) => {
      const fits = (params: PublishDiagnosticsParams): boolean => params.uri === uri && params.version === version;
      const known = heard.find(fits);
      return known === undefined ? new Promise((tell) => waiting.push({ fits, tell })) : Promise.resolve(known);
    },
    end: async () => {
      const closed = once(child, 'close');
      await client.sendRequest('shutdown');
      await client.sendNotification('exit');
      await closed;
      return child.exitCode;
    },
  };
}

import type { VscodeServer } from './start-vscode-server';

/** What a page of VS Code opens. */
export interface WorkbenchPlace {
  /** The folder that is opened; without one, the window is empty. */
  readonly folder?: string;
  /** An extension that is run from its folder. */
  readonly extension?: string;
  /** A module with `run()` that the extension host calls; the window ends with it. */
  readonly tests?: string;
  /** The secret of the server, where it has one. */
  readonly token?: string;
}

/** The address of a page of `server`: everything else than the folder travels as VS Code's payload. */
export function workbenchAddress(server: VscodeServer, { folder, extension, tests, token }: WorkbenchPlace): string {
  const remote = (path: string): string => `vscode-remote://${server.authority}${asPath(path)}`;
  const payload = [
    ...(extension === undefined ? [] : [['extensionDevelopmentPath', remote(extension)]]),
    ...(tests === undefined ? [] : [['extensionTestsPath', remote(tests)]]),
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  const query = new URLSearchParams({
    ...(token === undefined ? {} : { tkn: token }),
    ...(folder === undefined ? { ew: 'true' } : { folder: asPath(folder) }),
    ...(extension === undefined && tests === undefined ? {} : { payload: JSON.stringify(payload) }),
  });
  return `${server.address}/?${query.toString()}`;
}

/** A path as addresses write it: with slashes, and one at its beginning. */
function asPath(path: string): string {
  const forward = path.replaceAll('\\', '/');
  return forward.startsWith('/') ? forward : `/${forward}`;
}

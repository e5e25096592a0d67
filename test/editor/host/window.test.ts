import { match, strictEqual } from 'node:assert';

import { describe, it } from 'mocha';
import { env, version, workspace } from 'vscode';

describe('the window under test', () => {
  it('is a real VS Code whose extensions run beside the files', () => {
    match(version, /^1\.\d+\.\d+$/);
    strictEqual(env.appHost, 'server-distro');
  });

  it('has opened the folder of the tests', () => {
    strictEqual(workspace.workspaceFolders?.length, 1);
  });
});

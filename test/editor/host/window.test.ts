import { match, strictEqual } from 'node:assert';

import { describe, it } from 'mocha';
import { extensions, version, workspace } from 'vscode';

describe('the window under test', () => {
  it('is a real VS Code, and has opened the folder of the tests', () => {
    match(version, /^1\.\d+\.\d+$/);
    strictEqual(workspace.workspaceFolders?.length, 1);
    strictEqual(workspace.isTrusted, true);
  });

  it('starts the extension', async () => {
    const extension = extensions.getExtension('neurozoo.neurozoo');
    await extension?.activate();
    strictEqual(extension?.isActive, true);
  });
});

import { strictEqual } from 'node:assert';

import { describe, it } from 'mocha';
import { extensions, workspace } from 'vscode';

describe('a window whose folder nobody has trusted', () => {
  it('is restricted, and has the extension all the same', async () => {
    strictEqual(workspace.isTrusted, false);
    const extension = extensions.getExtension('neurozoo.neurozoo');
    await extension?.activate();
    strictEqual(extension?.isActive, true);
  });
});

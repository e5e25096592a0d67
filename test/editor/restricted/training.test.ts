import { ok, strictEqual } from 'node:assert';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { describe, it } from 'mocha';
import { commands, extensions, languages, Uri, window, workspace } from 'vscode';

const folder = workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';

/** Runs a command whose refusal asks for trust, and clears the question away. */
async function refused(id: string, ...words: readonly unknown[]): Promise<void> {
  const asked = commands.executeCommand(id, ...words);
  const clearing = setInterval(() => void commands.executeCommand('notifications.clearAll'), 100);
  await asked;
  clearInterval(clearing);
}

describe('in a folder that nobody has trusted', () => {
  it('files are checked', async () => {
    await extensions.getExtension('neurozoo.neurozoo')?.activate();
    const document = await workspace.openTextDocument({ language: 'zoo', content: 'network N(x: 2) { x -> dense(1) -> nothing(3) }\n' });
    await window.showTextDocument(document);
    const told = await new Promise<number>((resolve) => {
      const look = (): void => {
        const found = languages.getDiagnostics(document.uri);
        if (found.length > 0) {
          listening.dispose();
          resolve(found.length);
        }
      };
      const listening = languages.onDidChangeDiagnostics(look);
      look();
    });
    ok(told > 0);
  });

  it('nothing is trained, and nothing is written', async () => {
    await refused('neurozoo.train', Uri.file(join(folder, 'history.zoo')).toString(), 'rosenblatt');
    await refused('neurozoo.doctor');
    await refused('neurozoo.restoreRun');
    strictEqual(existsSync(join(folder, '.neurozoo')), false);
  });
});

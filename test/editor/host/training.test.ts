import { ok, strictEqual } from 'node:assert';

import { afterEach, describe, it } from 'mocha';
import { commands, extensions, Uri, window, workspace } from 'vscode';

/** As much of the extension's interface as is used here. */
interface Api {
  readonly version: number;
  readonly activationMs: number;
  runs(): readonly { readonly key: string; readonly status: string }[];
  onDidChangeRuns(listener: () => void): { dispose(): void };
}

async function api(): Promise<Api> {
  const extension = extensions.getExtension<Api>('neurozoo.neurozoo');
  ok(extension, 'The extension is not there.');
  return await extension.activate();
}

/** Waits until a run is in a state, by the extension's own news. */
async function untilRun(ofExtension: Api, has: (run: { readonly key: string; readonly status: string }) => boolean): Promise<string> {
  return await new Promise((resolve) => {
    const look = (): void => {
      const found = ofExtension.runs().find(has);
      if (found === undefined) return;
      listening.dispose();
      resolve(found.key);
    };
    const listening = ofExtension.onDidChangeRuns(look);
    look();
  });
}

/** Waits until a tab of an editor or a page is called so. */
async function untilTab(name: string): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (!window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label.includes(name)))) return;
      listening.dispose();
      resolve();
    };
    const listening = window.tabGroups.onDidChangeTabs(look);
    look();
  });
}

describe('the extension', () => {
  it('is set up in less than 50 ms, and tells the version of its interface', async () => {
    const { version, activationMs } = await api();
    strictEqual(version, 1);
    ok(activationMs < 50, `It took ${activationMs.toFixed(1)} ms.`);
  });

  it('has a handler for every command of its manifest', async () => {
    await api();
    const known = new Set(await commands.getCommands(true));
    const manifest: unknown = extensions.getExtension('neurozoo.neurozoo')?.packageJSON;
    const ids = [...JSON.stringify(manifest).matchAll(/"command":"(neurozoo\.\w+)"/g)].map(([, id = '']) => id);
    ok(ids.length > 40);
    strictEqual(ids.filter((id) => !known.has(id)).join(), '');
  });

  it('keeps settings about processes out of the reach of a folder', () => {
    const setting = workspace.getConfiguration('neurozoo').inspect<number>('trainer.heapMegabytes');
    strictEqual(setting?.defaultValue, 0);
    strictEqual(setting.workspaceValue, undefined);
  });
});

describe('a training', () => {
  afterEach(() => commands.executeCommand('workbench.action.closeAllEditors'));

  it('of a file in the folder runs to its end in a process of its own', async () => {
    const ofExtension = await api();
    const folder = workspace.workspaceFolders?.[0];
    ok(folder);
    const file = Uri.joinPath(folder.uri, 'history.zoo');
    await window.showTextDocument(file);
    await commands.executeCommand('neurozoo.train', file.toString(), 'rosenblatt');
    const key = await untilRun(ofExtension, ({ status, key }) => status === 'finished' && key.includes('rosenblatt'));
    ok(key.startsWith(`${folder.name}/`));
    await untilTab('rosenblatt');
  });

  it('is gone from the runs once it is deleted', async () => {
    const ofExtension = await api();
    const [first] = ofExtension.runs();
    ok(first);
    const gone = untilRun(
      { ...ofExtension, runs: () => (ofExtension.runs().some(({ key }) => key === first.key) ? [] : [first]) },
      () => true,
    );
    const undone = commands.executeCommand('neurozoo.deleteRun', first.key);
    await gone;
    // The notice with Undo stays until a person answers it or clears it away.
    await commands.executeCommand('notifications.clearAll');
    await undone;
    strictEqual(
      ofExtension.runs().some(({ key }) => key === first.key),
      false,
    );
  });
});

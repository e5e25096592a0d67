import { env, l10n, Uri, window, workspace, type LogOutputChannel } from 'vscode';
import type { PageServices } from './page-services';

/** What every page needs, done by the editor. */
export function editorPageServices(extensionUri: Uri, log: LogOutputChannel): PageServices {
  return {
    extensionUri,
    log,
    panels: new Map(),
    words: () => ({ kind: 'words', language: env.language, words: { ...l10n.bundle } }),
    saveFile,
    copy: async (text) => {
      await env.clipboard.writeText(text);
    },
  };
}

async function saveFile(name: string, bytes: Uint8Array): Promise<void> {
  const folder = workspace.workspaceFolders?.[0];
  const suggestion = folder === undefined ? Uri.file(name) : Uri.joinPath(folder.uri, name);
  const target = await window.showSaveDialog({ defaultUri: suggestion });
  if (target !== undefined) await workspace.fs.writeFile(target, bytes);
}

import type { VscodeInstallation } from './install-vscode';
import { runTool } from './run-tool';
import { folderWords } from './start-vscode-server';

/** Installs a packed extension, over an older one of the same name, into the folders of a server that is not running yet. */
export async function installExtension(what: {
  readonly installation: VscodeInstallation;
  readonly home: string;
  readonly vsix: string;
}): Promise<void> {
  const { node, vscode } = what.installation;
  const words = [
    'out/server-main.js',
    '--accept-server-license-terms',
    '--install-extension',
    what.vsix,
    '--force',
    ...folderWords(what.home),
  ];
  await runTool(node, words, { folder: vscode });
}

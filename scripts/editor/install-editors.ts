import { findBrowser } from './find-browser';
import { installVscode } from './install-vscode';

/** Brings in a browser and both versions of VS Code, where they are missing. */
export async function installEditors(say: (line: string) => void): Promise<void> {
  await findBrowser(say);
  await installVscode('newest', say);
  await installVscode('floor', say);
}

import { Range, Uri, window } from 'vscode';
import { askLanguage } from '../language/ask-language';
import type { Shell } from '../shell';

/** What a tree line says of a declaration, or of a part of a network by its path. */
export interface Declaration {
  readonly uri: string;
  readonly name: string;
  readonly path?: string;
}

/** Shows where something is declared, with the caret there. */
export async function revealDeclaration(shell: Shell, { uri, name, path }: Declaration): Promise<void> {
  const { range } = await askLanguage(shell.language, 'find', { uri, name, ...(path === undefined ? {} : { node: path }) });
  const place = range === null ? undefined : new Range(range.start.line, range.start.character, range.start.line, range.start.character);
  await window.showTextDocument(Uri.parse(uri), place === undefined ? {} : { selection: place });
}

/** The declaration that a command was called with. */
export function declarationIn([first]: readonly unknown[]): Declaration | undefined {
  if (typeof first !== 'object' || first === null || !('uri' in first) || !('name' in first)) return undefined;
  const { uri, name } = first;
  if (typeof uri !== 'string' || typeof name !== 'string') return undefined;
  return 'path' in first && typeof first.path === 'string' ? { uri, name, path: first.path } : { uri, name };
}

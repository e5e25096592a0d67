import { commands } from 'vscode';
import { exportDiagram } from '../files/export-diagram';
import { newFromTemplate, openSample, openTemplate } from '../files/new-from-template';
import { openDiagram } from '../files/open-diagram';
import { declarationIn, revealDeclaration } from '../files/reveal-declaration';
import { useFolderAsData } from '../files/use-folder-as-data';
import { browseDataset } from '../files/browse-dataset';
import type { fileCommands } from '../manifest/file-commands';
import type { Shell } from '../shell';
import type { Handlers } from './handlers';

/** Commands about `.zoo` files. */
export function fileCommandHandlers(shell: Shell): Handlers<keyof typeof fileCommands> {
  return {
    newFromTemplate: () => newFromTemplate(shell),
    openSample: () => openSample(shell),
    openWalkthrough: () => commands.executeCommand('workbench.action.openWalkthrough', `${shell.context.extension.id}#start`, false),
    openTemplate: (node) => openTemplate(shell, templateIn(node)),
    revealDeclaration: async (...words) => {
      const declaration = declarationIn(words);
      if (declaration !== undefined) await revealDeclaration(shell, declaration);
    },
    openDiagram: (...words) => openDiagram(shell, words),
    exportDiagram: (...words) => exportDiagram(shell, words),
    openDataset: (...words) => browseDataset(shell, words),
    useFolderAsData: (...words) => useFolderAsData(words),
  };
}

/** The id of a template's line, or the id itself; empty for an empty file. */
function templateIn(node: unknown): string {
  if (typeof node === 'string') return node;
  const isTemplate = typeof node === 'object' && node !== null && 'id' in node && typeof node.id === 'string';
  return isTemplate ? String(node.id) : '';
}

import { window, workspace, Uri } from 'vscode';
import type { Disposable } from '#base/disposable';
import type { ContextKeys } from '../context-keys';
import { askLanguage } from '../language/ask-language';
import type { LanguageGate } from '../language/language-gate';
import type { Outline, WorkspaceOutlines } from '../language/workspace-outlines';
import { commandId } from '../manifest/command-table';
import { t } from '../words/editor-words';
import { modelLine } from './model-line';
import { OutlineProvider } from './outline-provider';
import type { ModelNode, PartNode } from './tree-nodes';
import type { OutlinePart } from '#protocol/language-requests';

/** What the Models view is drawn from. */
export interface ModelsTreeOptions {
  readonly outlines: WorkspaceOutlines;
  readonly language: LanguageGate;
  readonly keys: ContextKeys;
}

/** The Models view: the networks of the workspace with their parts, and the zoo. Empty without files, so that its welcome text shows. */
export function createModelsTree({ outlines, language, keys }: ModelsTreeOptions): Disposable {
  const words = { t, fileName: (uri: string) => workspace.asRelativePath(Uri.parse(uri)) };
  const provider = new OutlineProvider<ModelNode>({
    line: (node) => modelLine(node, words),
    children: async (node) => {
      if (node !== undefined) return await inside(node, language);
      const files = await outlines.read();
      keys.set('hasModels', files.length > 0);
      return files.length === 0 ? [] : [...networksOf(files), { kind: 'zoo' }];
    },
    command: (node) =>
      node.kind === 'network' || node.kind === 'part'
        ? { command: commandId('revealDeclaration'), title: t('Go to Declaration'), arguments: [node] }
        : undefined,
  });
  const view = window.createTreeView('neurozoo.models', { treeDataProvider: provider, showCollapseAll: true });
  const listening = outlines.onDidChange(() => {
    provider.refresh();
  });
  return {
    dispose: () => {
      listening.dispose();
      view.dispose();
      provider.dispose();
    },
  };
}

function networksOf(files: readonly Outline[]): readonly ModelNode[] {
  return files.flatMap(({ uri, networks }) => networks.map((network) => ({ kind: 'network' as const, uri, name: network.name, network })));
}

async function inside(node: ModelNode, language: LanguageGate): Promise<readonly ModelNode[]> {
  switch (node.kind) {
    case 'network':
      return partsOf(node, node.network.parts);
    case 'part':
      return partsOf(node, node.part.children);
    case 'zoo': {
      const { templates } = await askLanguage(language, 'templates', {});
      return templates.map((template) => ({ kind: 'template' as const, id: template.id, template }));
    }
    case 'template':
      return [];
  }
}

function partsOf({ uri, name }: { readonly uri: string; readonly name: string }, parts: readonly OutlinePart[]): readonly PartNode[] {
  return parts.map((part) => ({ kind: 'part' as const, uri, name, path: part.path, part }));
}

import { Uri, window, workspace } from 'vscode';
import type { Disposable } from '#base/disposable';
import { sourceCatalogue } from '#model/source-catalogue';
import type { Outline, WorkspaceOutlines } from '../language/workspace-outlines';
import { commandId } from '../manifest/command-table';
import { t } from '../words/editor-words';
import { datasetLine, splitsOf } from './dataset-line';
import { OutlineProvider } from './outline-provider';
import type { DatasetsNode } from './tree-nodes';

/** The Datasets view: what the files of the workspace declare, and the sources that the language knows by name. */
export function createDatasetsTree(outlines: WorkspaceOutlines): Disposable {
  const words = { t, fileName: (uri: string) => workspace.asRelativePath(Uri.parse(uri)) };
  const provider = new OutlineProvider<DatasetsNode>({
    line: (node) => datasetLine(node, words),
    children: async (node) => (node === undefined ? await roots(outlines) : inside(node)),
    command: (node) =>
      node.kind === 'dataset' ? { command: commandId('revealDeclaration'), title: t('Go to Declaration'), arguments: [node] } : undefined,
  });
  const view = window.createTreeView('neurozoo.datasets', { treeDataProvider: provider, showCollapseAll: true });
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

/** Without a folder nothing, so that the welcome text shows. */
async function roots(outlines: WorkspaceOutlines): Promise<readonly DatasetsNode[]> {
  if (workspace.workspaceFolders === undefined) return [];
  return [...datasetsOf(await outlines.read()), { kind: 'builtIns' }];
}

function datasetsOf(files: readonly Outline[]): readonly DatasetsNode[] {
  return files.flatMap(({ uri, datasets }) => datasets.map((dataset) => ({ kind: 'dataset' as const, uri, name: dataset.name, dataset })));
}

function inside(node: DatasetsNode): readonly DatasetsNode[] {
  if (node.kind === 'dataset') return splitsOf(node);
  if (node.kind !== 'builtIns') return [];
  return Object.values(sourceCatalogue)
    .filter(({ ownTest, combines }) => ownTest && combines === 'none')
    .map(({ kind }) => ({ kind: 'builtIn', source: kind }));
}

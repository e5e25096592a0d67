import { posix } from 'node:path';
import { Position, Uri, window, workspace, WorkspaceEdit } from 'vscode';
import { NeurozooError } from '#base/neurozoo-error';
import { zooFileFor } from '../training/zoo-file';
import { t } from '../words/editor-words';
import { datasetBlock } from './dataset-block';

/** Writes a data set of a folder's pictures at the end of a `.zoo` file, where it can be changed and undone like anything else. */
export async function useFolderAsData(words: readonly unknown[]): Promise<void> {
  const [folder] = words;
  if (!(folder instanceof Uri)) {
    throw new NeurozooError({ code: 'ZOO6003', message: t('Choose a folder in the Explorer.') });
  }
  const file = await zooFileFor([]);
  if (file === undefined) return;
  const document = await workspace.openTextDocument(file);
  const path = posix.relative(posix.dirname(file.path), folder.path);
  const block = datasetBlock(path === '' ? '.' : path, new Set(document.getText().match(/\b[A-Za-z_]\w*\b/g) ?? []));
  const edit = new WorkspaceEdit();
  const end = document.lineAt(document.lineCount - 1).range.end;
  edit.insert(file, end, `${end.character === 0 ? '' : '\n'}\n${block}\n`);
  await workspace.applyEdit(edit);
  const editor = await window.showTextDocument(document);
  const last = new Position(document.lineCount - 1, 0);
  editor.revealRange(document.validateRange(editor.selection.with(last, last)));
}

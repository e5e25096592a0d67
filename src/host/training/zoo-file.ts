import { Uri, window, workspace, type TextDocument } from 'vscode';
import { NeurozooError } from '#base/neurozoo-error';
import { findZooFiles } from '../language/find-zoo-files';
import { t } from '../words/editor-words';

/** How many files a list offers. */
const listedFiles = 1_000;

/** What a command was called with, as the address of a file: from a menu a `Uri`, from a code lens or a page its text. */
export function fileIn(words: readonly unknown[]): Uri | undefined {
  const [first] = words;
  if (first instanceof Uri) return first;
  if (typeof first === 'string') return Uri.parse(first);
  const isNode = typeof first === 'object' && first !== null && 'uri' in first && typeof first.uri === 'string';
  return isNode ? Uri.parse(String(first.uri)) : undefined;
}

/** The file named, else the one in the editor, else one of the workspace that a person picks; undefined: none was picked. */
export async function zooFileFor(words: readonly unknown[]): Promise<Uri | undefined> {
  const named = fileIn(words);
  if (named !== undefined) return named;
  const active = window.activeTextEditor?.document;
  if (active?.languageId === 'zoo') return active.uri;
  const files = await findZooFiles(listedFiles);
  const [first, another] = files;
  if (first === undefined) {
    throw new NeurozooError({
      code: 'ZOO6006',
      message: t('There is no .zoo file in the opened folder.'),
      hint: t('Open the sample, or make a file from a template of the zoo.'),
    });
  }
  if (another === undefined) return first;
  const items = files.map((uri) => ({ label: workspace.asRelativePath(uri), uri }));
  return (await window.showQuickPick(items, { placeHolder: t('Which file?') }))?.uri;
}

/** Saves a file that was changed, as Run commands do. @throws NeurozooError ZOO6006 where it cannot be saved, as with a new file that got no name */
export async function saveFirst(uri: Uri): Promise<TextDocument> {
  const document = await workspace.openTextDocument(uri);
  if (document.isUntitled || document.isDirty) {
    const saved = await workspace.save(document.uri);
    if (saved === undefined) throw notSaved(uri);
    return await workspace.openTextDocument(saved);
  }
  return document;
}

function notSaved(uri: Uri): NeurozooError {
  return new NeurozooError({
    code: 'ZOO6006',
    message: t('{0} was not saved, so it is not trained.', workspace.asRelativePath(uri)),
    hint: t('A training belongs to a file in a folder.'),
  });
}

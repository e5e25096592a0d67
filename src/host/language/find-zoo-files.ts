import { workspace, type Uri } from 'vscode';

/** Folders whose files nobody works on: what runs were made from, and packages. */
const left = '{**/.neurozoo/**,**/node_modules/**}';

/** The `.zoo` files of the workspace, in the order of their paths. @param limit how many at most */
export async function findZooFiles(limit: number): Promise<readonly Uri[]> {
  const files = await workspace.findFiles('**/*.zoo', left, limit);
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

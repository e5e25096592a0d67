import { window } from 'vscode';
import { askLanguage } from '../language/ask-language';
import { openDatasetPage } from '../pages/dataset-session';
import type { Shell } from '../shell';
import { zooFileFor } from '../training/zoo-file';
import { t } from '../words/editor-words';
import { declarationIn } from './reveal-declaration';

/** Shows the samples of a data set. @throws NeurozooError ZOO5002 without trust */
export async function browseDataset(shell: Shell, words: readonly unknown[]): Promise<void> {
  shell.requireTrust();
  const file = await zooFileFor(words);
  if (file === undefined) return;
  const dataset = declarationIn(words)?.name ?? (await chooseDataset(shell, file.toString()));
  if (dataset === undefined) return;
  openDatasetPage(shell, { uri: file.toString(), dataset });
}

async function chooseDataset(shell: Shell, uri: string): Promise<string | undefined> {
  const { datasets } = await askLanguage(shell.language, 'outline', { uri });
  const [only, another] = datasets;
  if (another === undefined) return only?.name;
  const items = datasets.map(({ name, source }) => ({ label: name, description: source }));
  return (await window.showQuickPick(items, { title: t('Browse Data Set') }))?.label;
}

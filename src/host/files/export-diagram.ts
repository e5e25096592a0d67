import { Uri, window, workspace } from 'vscode';
import { NeurozooError } from '#base/neurozoo-error';
import { askLanguage } from '../language/ask-language';
import type { Shell } from '../shell';
import { zooFileFor } from '../training/zoo-file';
import { t } from '../words/editor-words';
import { networkFacts } from '../words/network-facts';
import { declarationIn } from './reveal-declaration';

/** How a drawing is written, by the ending of its file. */
const formats = { svg: 'SVG', tikz: 'TikZ', mermaid: 'Mermaid' } as const;
const endings = { svg: 'svg', tikz: 'tex', mermaid: 'mmd' } as const;
type Format = keyof typeof formats;

/** Asks for network and format and writes the drawing where the person wants it. */
export async function exportDiagram(shell: Shell, words: readonly unknown[]): Promise<void> {
  const file = await zooFileFor(words);
  if (file === undefined) return;
  const uri = file.toString();
  const name = declarationIn(words)?.name ?? (await chooseSubject(shell, uri));
  if (name === undefined) return;
  const format = await chooseFormat();
  if (format === undefined) return;
  const { text } = await askLanguage(shell.language, 'diagramExport', { uri, subject: name, format });
  if (text === null) {
    throw new NeurozooError({
      code: 'ZOO6008',
      message: t('{0} has errors and is not drawn.', name),
      hint: t('The Problems view lists them.'),
    });
  }
  const target = await window.showSaveDialog({
    defaultUri: Uri.joinPath(file, '..', `${name}.${endings[format]}`),
    filters: { [formats[format]]: [endings[format]] },
  });
  if (target !== undefined) await workspace.fs.writeFile(target, new TextEncoder().encode(text));
}

async function chooseSubject(shell: Shell, uri: string): Promise<string | undefined> {
  const { networks, trainings } = await askLanguage(shell.language, 'outline', { uri });
  const items = [
    ...networks.map((network) => ({ label: network.name, description: networkFacts(network, t) })),
    ...trainings.map(({ name, objectives }) => ({ label: name, description: objectives.join(' · ') })),
  ];
  const [only, another] = items;
  if (another === undefined) return only?.label;
  return (await window.showQuickPick(items, { title: t('Export Diagram'), placeHolder: t('What is drawn?') }))?.label;
}

async function chooseFormat(): Promise<Format | undefined> {
  const items = [
    { label: 'SVG', description: t('a picture that scales, with text as text'), format: 'svg' as const },
    { label: 'TikZ', description: t('for LaTeX; it compiles alone'), format: 'tikz' as const },
    { label: 'Mermaid', description: t('for Markdown'), format: 'mermaid' as const },
  ];
  return (await window.showQuickPick(items, { title: t('Export Diagram'), placeHolder: t('Which format?') }))?.format;
}

import { QuickPickItemKind, Uri, window, workspace, type QuickPickItem } from 'vscode';
import { formatCompact } from '#base/format-quantity';
import type { LanguageResult } from '#protocol/language-requests';
import { askLanguage } from '../language/ask-language';
import type { Shell } from '../shell';
import { t } from '../words/editor-words';

/** An architecture or a sample that comes with the extension. */
export type Template = LanguageResult<'templates'>['templates'][number];

type TemplateItem = QuickPickItem & { readonly id?: string };

/** Lets a person choose an architecture of the zoo, a sample or an empty file, and opens it as a new file that has no name yet. */
export async function newFromTemplate(shell: Shell): Promise<void> {
  const { templates } = await askLanguage(shell.language, 'templates', {});
  const items: readonly TemplateItem[] = [
    { label: t('Empty File'), description: t('a network and a training to fill in'), id: '' },
    { label: t('Samples, with data and a training'), kind: QuickPickItemKind.Separator },
    ...templates.filter(({ kind }) => kind === 'sample').map(toItem),
    { label: t('The zoo'), kind: QuickPickItemKind.Separator },
    ...templates.filter(({ kind }) => kind === 'zoo').map(toItem),
  ];
  const picked = await window.showQuickPick(items, {
    title: t('New File from Zoo Template'),
    placeHolder: t('Which architecture?'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (picked?.id !== undefined) await openTemplate(shell, picked.id);
}

/** Opens the text of a template as a new file. @param id empty: what every file has */
export async function openTemplate(shell: Shell, id: string): Promise<void> {
  const text = id === '' ? emptyFile : (await askLanguage(shell.language, 'template', { id })).text;
  const document = await workspace.openTextDocument({ language: 'zoo', content: text ?? emptyFile });
  await window.showTextDocument(document);
}

/** Puts the LeNet-5 sample into a folder that has none yet, and shows it. */
export async function openSample(shell: Shell): Promise<void> {
  const folder = workspace.workspaceFolders?.[0];
  const { text } = await askLanguage(shell.language, 'template', { id: sampleId });
  if (folder === undefined || text === null) {
    await openTemplate(shell, sampleId);
    return;
  }
  shell.requireTrust();
  const uri = Uri.joinPath(folder.uri, `${sampleId}.zoo`);
  if (!(await exists(uri))) await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  await window.showTextDocument(uri);
}

const sampleId = 'lenet5';

const emptyFile = `network Classifier(image: 28x28x1) {
  image -> flatten -> dense(128, relu) -> dense(10)
}

dataset digits = mnist()

train classifier {
  data      digits
  minimize  crossEntropy(Classifier(image), label)
  optimizer adam(1e-3)
  batch     64
  epochs    5
  report    accuracy(Classifier(image), label)
}
`;

/** What a template is, in a line: the year and the parameters of its largest network. */
export function templateFacts({ year, networks }: Template): string {
  const parameters = Math.max(0, ...networks.map((network) => network.parameters));
  return [...(year === null ? [] : [String(year)]), ...(parameters === 0 ? [] : [t('{0} parameters', formatCompact(parameters))])].join(
    ' · ',
  );
}

function toItem(template: Template): TemplateItem {
  return { label: template.title, description: templateFacts(template), detail: template.description, id: template.id };
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    // The editor knows no other way to ask.
    return false;
  }
}

import { window, workspace, type Uri, type WorkspaceFolder } from 'vscode';
import { NeurozooError } from '#base/neurozoo-error';
import type { LanguageResult } from '#protocol/language-requests';
import { askLanguage } from '../language/ask-language';
import type { Shell } from '../shell';
import { t } from '../words/editor-words';

/** A recipe that can be trained, with what a run is made of besides. */
export type PreparedTraining = Extract<LanguageResult<'training'>, { kind: 'recipe' }>;

type TrainingOutline = LanguageResult<'outline'>['trainings'][number];

/** The training meant: the one named, the only one, or the one a person picks; undefined: none was picked. @throws NeurozooError ZOO6005 without any */
export async function chooseTraining(shell: Shell, uri: Uri, named: string | undefined): Promise<string | undefined> {
  if (named !== undefined) return named;
  const { trainings, errors } = await askLanguage(shell.language, 'outline', { uri: uri.toString() });
  const [first, another] = trainings;
  if (first === undefined) throw nothingToTrain(uri, errors);
  if (another === undefined) return first.name;
  const items = trainings.map((training) => ({
    label: training.name,
    description: training.networks.join(', '),
    detail: detailOf(training),
  }));
  const file = workspace.asRelativePath(uri);
  return (await window.showQuickPick(items, { title: t('Train'), placeHolder: t('Which training of {0}?', file) }))?.label;
}

/** A training's recipe as it stands in the saved file. @throws NeurozooError as the server reports, for a file with errors or data that are not there */
export async function prepareTraining(shell: Shell, uri: Uri, training: string): Promise<PreparedTraining> {
  const answer = await askLanguage(shell.language, 'training', { uri: uri.toString(), training });
  if (answer.kind === 'refused') throw new NeurozooError(answer.report);
  return answer;
}

/** The folder that takes a file's runs. @throws NeurozooError ZOO6006 for a file outside the opened folders */
export function folderOf(uri: Uri): WorkspaceFolder {
  const folder = workspace.getWorkspaceFolder(uri);
  if (folder?.uri.scheme !== 'file') {
    throw new NeurozooError({
      code: 'ZOO6006',
      message: t('{0} is in none of the opened folders.', workspace.asRelativePath(uri)),
      hint: t('Open the folder of the file: its runs are kept there.'),
    });
  }
  return folder;
}

function detailOf({ length, batch, objectives }: TrainingOutline): string {
  const duration = length.unit === 'epochs' ? t('{0} epochs', length.count) : t('{0} steps', length.count);
  return [duration, t('batch {0}', batch), ...objectives].join(' · ');
}

function nothingToTrain(uri: Uri, errors: number): NeurozooError {
  const file = workspace.asRelativePath(uri);
  return errors > 0
    ? new NeurozooError({
        code: 'ZOO6008',
        message: t('{0} has errors and is not trained.', file),
        hint: t('The Problems view lists them.'),
      })
    : new NeurozooError({
        code: 'ZOO6005',
        message: t('{0} declares no training.', file),
        hint: t('Write a train block, or take one from the snippets.'),
      });
}

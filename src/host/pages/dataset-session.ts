import { Uri, window, workspace, type WebviewPanel } from 'vscode';
import { NeurozooError } from '#base/neurozoo-error';
import { datasetPage, parseKeptDatasetPage, type DatasetToHost, type DatasetToPage } from '#protocol/pages/dataset-page';
import { askLanguage } from '../language/ask-language';
import type { Workbench } from '../workbench';
import { openInspector } from './ask-inspector';
import { createDatasetDesk, type Declaration } from './dataset-desk';
import { adoptPanel, openPage, type OpenPage } from './page-panel';

/** A data set by the file that declares it and its name in there. */
export interface DatasetPlace {
  /** As text, `file:///…`. */
  readonly uri: string;
  readonly dataset: string;
}

/** Opens a data set and reads it, or brings it to the front. @throws NeurozooError ZOO5002 where the folder is not trusted */
export function openDatasetPage(workbench: Workbench, place: DatasetPlace): void {
  workbench.requireTrust();
  openPage(workbench.pages, datasetPanel(workbench, place, true));
}

/** Fills a panel of type `neurozoo.dataset` that VS Code has brought back. @param state what the page kept */
export function restoreDatasetPage(workbench: Workbench, panel: WebviewPanel, state: unknown): void {
  const kept = parseKeptDatasetPage(state);
  // What cannot be read is a data set without a file, which the page says when it is asked to read it.
  const place = kept.kind === 'value' ? { uri: kept.value.uri, dataset: kept.value.name } : { uri: '', dataset: '' };
  adoptPanel(workbench.pages, panel, datasetPanel(workbench, place, false));
}

function datasetPanel(workbench: Workbench, place: DatasetPlace, reads: boolean): OpenPage<DatasetToHost, DatasetToPage> {
  const file = Uri.parse(place.uri).path.split('/').at(-1) ?? '';
  return {
    wire: datasetPage,
    title: place.dataset,
    key: `${place.uri} ${place.dataset}`,
    start: (channel) =>
      createDatasetDesk(
        {
          uri: place.uri,
          name: place.dataset,
          file,
          declaration: () => declarationOf(workbench, place),
          inspector: openInspector(workbench),
          post: (message) => {
            channel.post(message);
          },
          openFile: async () => {
            await window.showTextDocument(await workspace.openTextDocument(Uri.parse(place.uri)));
          },
        },
        { reads },
      ),
  };
}

async function declarationOf({ language }: Workbench, { uri, dataset }: DatasetPlace): Promise<Declaration> {
  const answer = await askLanguage(language, 'dataset', { uri, dataset });
  if (answer.kind === 'refused') throw new NeurozooError(answer.report);
  return { dataset: answer.dataset, folder: answer.folder };
}

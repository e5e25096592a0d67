import { signal } from '@preact/signals';
import { render } from 'preact';
import { datasetPage, type DatasetToHost, type DatasetToPage } from '#protocol/pages/dataset-page';
import { connectPage } from '../ui/connect-page';
import '../ui/page.css';
import '../ui/native-controls.css';
import '../ui/sample-picture.css';
import '../ui/share-bar.css';
import { createDatasetModel } from './dataset-model';
import type { Problem } from '../ui/problem-note';
import { DatasetView } from './dataset-view';
import './dataset.css';

const problem = signal<Problem | undefined>(undefined);
const place = document.getElementById('page');
const page = connectPage<DatasetToHost, DatasetToPage>(datasetPage, {
  onMessage: (message) => {
    if (message.kind === 'progress' || message.kind === 'report') problem.value = undefined;
    model.take(message);
  },
  onProblem: (message, hint) => {
    problem.value = { message, hint };
  },
  onWords: () => {
    if (place !== null) render(<DatasetView model={model} problem={problem} />, place);
  },
});
const model = createDatasetModel({
  post: (message) => {
    page.post(message);
  },
  kept: page.kept,
  keep: (state) => {
    page.keep({ version: datasetPage.version, ...state });
  },
});

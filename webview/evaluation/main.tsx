import { signal } from '@preact/signals';
import { render } from 'preact';
import { evaluationPage, type EvaluationToHost, type EvaluationToPage } from '#protocol/pages/evaluation-page';
import type { CommonToHost } from '#protocol/pages/page-wire';
import { connectPage } from '../ui/connect-page';
import '../ui/page.css';
import '../ui/native-controls.css';
import '../ui/sample-picture.css';
import '../ui/share-bar.css';
import { createEvaluationModel } from './evaluation-model';
import { EvaluationView } from './evaluation-view';
import './evaluation.css';

const problem = signal<{ readonly message: string; readonly hint: string | null } | undefined>(undefined);
const post = (message: EvaluationToHost | CommonToHost): void => {
  page.post(message);
};
const place = document.getElementById('page');
const page = connectPage<EvaluationToHost, EvaluationToPage>(evaluationPage, {
  onMessage: (message) => {
    if (message.kind === 'progress' || message.kind === 'evaluation') problem.value = undefined;
    model.take(message);
  },
  onProblem: (message, hint) => {
    problem.value = { message, hint };
  },
  onWords: () => {
    if (place !== null) render(<EvaluationView model={model} problem={problem} post={post} />, place);
  },
});
const model = createEvaluationModel({
  post,
  kept: page.kept,
  keep: (state) => {
    page.keep({ version: evaluationPage.version, ...state });
  },
});

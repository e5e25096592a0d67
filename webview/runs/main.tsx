import { signal } from '@preact/signals';
import { render } from 'preact';
import { runsPage, type RunsToHost, type RunsToPage } from '#protocol/pages/runs-page';
import { connectPage } from '../ui/connect-page';
import '../ui/page.css';
import { createRunActions } from './run-actions';
import { createRunsModel } from './runs-model';
import { RunsView, type Problem } from './runs-view';
import './runs.css';

/** How often ages and durations are written anew. */
const tickMs = 10_000;

const problem = signal<Problem | undefined>(undefined);
const place = document.getElementById('page');
const page = connectPage<RunsToHost, RunsToPage>(runsPage, {
  onMessage: (message) => {
    model.take(message);
  },
  onProblem: (message, hint) => {
    problem.value = { message, hint };
  },
  onWords: draw,
});
const model = createRunsModel({
  post: (message) => {
    page.post(message);
  },
  kept: page.kept,
  keep: (preferences) => {
    page.keep({ version: runsPage.version, view: 'table', ...preferences });
  },
});
const actions = createRunActions(model, (message) => {
  page.post(message);
});
setInterval(() => {
  model.tick(Date.now());
}, tickMs);

function draw(): void {
  if (place !== null) render(<RunsView model={model} actions={actions} problem={problem} />, place);
}

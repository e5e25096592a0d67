import { signal } from '@preact/signals';
import { render } from 'preact';
import { runsPage, type RunsToHost, type RunsToPage } from '#protocol/pages/runs-page';
import type { RunComparison } from '#protocol/run-comparison';
import { connectPage } from '../ui/connect-page';
import '../ui/page.css';
import '../ui/run-colors.css';
import { ComparisonView } from './comparison-view';
import { createRunActions } from './run-actions';
import { createRunsModel } from './runs-model';
import type { Problem } from '../ui/problem-note';
import { RunsView } from './runs-view';
import './runs.css';
import './comparison.css';

/** How often the durations of runs under way are written anew. */
const tickMs = 1_000;

const problem = signal<Problem | undefined>(undefined);
const comparison = signal<RunComparison | undefined>(undefined);
const place = document.getElementById('page');
const page = connectPage<RunsToHost, RunsToPage>(runsPage, {
  onMessage: (message) => {
    if (message.kind === 'view') show(message.view, message.keys);
    else if (message.kind === 'comparison') comparison.value = message.comparison;
    else model.take(message);
  },
  onProblem: (message, hint) => {
    problem.value = { message, hint };
  },
  // Nothing is drawn before the host has said which view it is, which it does right after the words.
  onWords: () => undefined,
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

function show(view: 'table' | 'comparison', keys: readonly string[]): void {
  if (place === null) return;
  if (view === 'table') {
    render(<RunsView model={model} actions={actions} problem={problem} />, place);
    return;
  }
  page.keep({ version: runsPage.version, view, keys });
  render(
    <ComparisonView
      comparison={comparison}
      problem={problem}
      post={(message) => {
        page.post(message);
      }}
    />,
    place,
  );
}

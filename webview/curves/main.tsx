import { signal } from '@preact/signals';
import { render } from 'preact';
import 'uplot/dist/uPlot.min.css';
import { curvesPage, type CurvesToHost, type CurvesToPage } from '#protocol/pages/curves-page';
import { connectPage } from '../ui/connect-page';
import '../ui/page.css';
import '../ui/run-colors.css';
import '../ui/native-controls.css';
import { onThemeChange } from '../ui/theme';
import { chartStyle } from './chart-style';
import { sidePixels } from './curve-chart';
import { createCurvesModel } from './curves-model';
import type { Problem } from '../ui/problem-note';
import { CurvesView } from './curves-view';
import './curves.css';

const place = document.getElementById('page');
const style = signal(chartStyle());
const problem = signal<Problem | undefined>(undefined);
const page = connectPage<CurvesToHost, CurvesToPage>(curvesPage, {
  onMessage: (message) => {
    model.take(message);
  },
  onProblem: (message, hint) => {
    problem.value = { message, hint };
  },
  onWords: () => {
    if (place === null) return;
    // Curves are asked for before there are charts, so that the first charts have something to show.
    model.resize((place.clientWidth - sidePixels) * devicePixelRatio);
    render(
      <CurvesView
        model={model}
        style={style}
        problem={problem}
        post={(message) => {
          page.post(message);
        }}
      />,
      place,
    );
  },
});
const model = createCurvesModel({
  post: (message) => {
    page.post(message);
  },
  kept: page.kept,
  keep: (preferences) => {
    page.keep({ version: curvesPage.version, ...preferences });
  },
});
onThemeChange(() => {
  style.value = chartStyle();
});

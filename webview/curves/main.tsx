import { signal } from '@preact/signals';
import { render } from 'preact';
import 'uplot/dist/uPlot.min.css';
import { curvesPage, type CurvesToHost, type CurvesToPage } from '#protocol/pages/curves-page';
import { connectPage } from '../ui/connect-page';
import '../ui/page.css';
import { onThemeChange } from '../ui/theme';
import { chartStyle } from './chart-style';
import { createCurvesModel } from './curves-model';
import { CurvesView } from './curves-view';
import './curves.css';

const place = document.getElementById('page');
const style = signal(chartStyle());
const page = connectPage<CurvesToHost, CurvesToPage>(curvesPage, {
  onMessage: (message) => {
    model.take(message);
  },
  onProblem: () => undefined,
  onWords: () => {
    if (place !== null) render(<CurvesView model={model} style={style} />, place);
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

import { signal } from '@preact/signals';
import { render } from 'preact';
import { diagramPage, type DiagramToHost, type DiagramToPage } from '#protocol/pages/diagram-page';
import { connectPage } from '../ui/connect-page';
import '../ui/page.css';
import '../ui/native-controls.css';
import type { Problem } from '../ui/problem-note';
import { createDiagramModel } from './diagram-model';
import { DiagramView } from './diagram-view';
import { adoptDrawingStyle } from './insert-drawing';
import './diagram.css';

adoptDrawingStyle();
const problem = signal<Problem | undefined>(undefined);
const page = connectPage<DiagramToHost, DiagramToPage>(diagramPage, {
  onMessage: (message) => {
    model.take(message);
  },
  onProblem: (message, hint) => {
    problem.value = { message, hint };
  },
  onWords: draw,
});
const model = createDiagramModel({
  post: (message) => {
    page.post(message);
  },
  keep: (state) => {
    page.keep(state);
  },
});

function draw(): void {
  const place = document.getElementById('page');
  if (place === null) return;
  render(
    <DiagramView
      model={model}
      problem={problem}
      post={(message) => {
        page.post(message);
      }}
    />,
    place,
  );
}

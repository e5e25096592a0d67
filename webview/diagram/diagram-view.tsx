import type { Signal } from '@preact/signals';
import type { VNode } from 'preact';
import type { CommonToHost } from '#protocol/pages/page-wire';
import { ProgressRing } from '../ui/kit';
import { ProblemNote, type Problem } from '../ui/problem-note';
import { t } from '../ui/translate';
import { BoxFacts } from './box-facts';
import { Canvas } from './canvas';
import type { DiagramModel } from './diagram-model';
import { DiagramToolbar } from './diagram-toolbar';
import { Legend } from './legend';

interface ViewProps {
  readonly model: DiagramModel;
  readonly problem: Signal<Problem | undefined>;
  readonly post: (message: CommonToHost) => void;
}

/** The page: what is drawn and how, the drawing, and the numbers of the box that was chosen. */
export function DiagramView({ model, problem, post }: ViewProps): VNode {
  const drawing = model.drawing.value;
  const { style, colorBy } = model.view.value.request;
  return (
    <div class="diagram-page">
      <ProblemNote problem={problem} />
      <DiagramToolbar model={model} post={post} />
      {model.isStale.value && drawing !== undefined && (
        <p class="stale" role="status">
          {t('The text has errors; this is how it was before.')}
        </p>
      )}
      {drawing === undefined ? <Nothing model={model} /> : <Canvas model={model} drawing={drawing} />}
      {drawing !== undefined && (
        <div class="below row">
          <Legend drawing={drawing} colorBy={style === 'graph' ? colorBy : 'family'} />
          <BoxFacts model={model} />
        </div>
      )}
    </div>
  );
}

function Nothing({ model }: Pick<ViewProps, 'model'>): VNode {
  if (!model.isStale.value) {
    return (
      <div class="empty">
        <ProgressRing label={t('Reading the text')} />
      </div>
    );
  }
  return (
    <div class="empty">
      <h1>{t('Nothing to draw yet')}</h1>
      <p class="muted">{t('A network without errors is drawn here, while you type.')}</p>
    </div>
  );
}

import type { Signal } from '@preact/signals';
import type { VNode } from 'preact';
import type { Evaluation } from '#protocol/evaluation';
import type { CommonToHost } from '#protocol/pages/page-wire';
import { Button } from '../ui/kit';
import { ProgressLine } from '../ui/progress-line';
import { ProblemNote, type Problem } from '../ui/problem-note';
import { t } from '../ui/translate';
import { CellSamplesView } from './cell-samples';
import { ClassTable } from './class-table';
import type { EvaluationModel } from './evaluation-model';
import { Headline } from './headline';
import { MatrixView } from './matrix-view';
import { partName, stageName } from './part-words';
import { PredictPanel } from './predict-panel';
import { Toolbar } from './toolbar';
import { ValuesTable } from './values-table';

interface ViewProps {
  readonly model: EvaluationModel;
  readonly problem: Signal<Problem | undefined>;
  readonly post: (message: CommonToHost) => void;
}

/** The page: which weights on which samples, how well they do, where they err, and what they say about a file. */
export function EvaluationView({ model, problem, post }: ViewProps): VNode {
  const { run, shown, progress } = model;
  return (
    <div class="evaluation-page">
      <ProblemNote problem={problem} />
      {run.value !== undefined && <Toolbar model={model} run={run.value} post={post} />}
      {progress.value !== undefined && (
        <ProgressLine text={stageName(progress.value.stage)} done={progress.value.done} total={progress.value.total}>
          <Button onPress={model.interrupt}>{t('Cancel')}</Button>
        </ProgressLine>
      )}
      {shown.value === undefined ? (
        run.value !== undefined && progress.value === undefined && <Unmeasured model={model} />
      ) : (
        <Measured model={model} evaluation={shown.value.evaluation} />
      )}
    </div>
  );
}

function Measured({ model, evaluation }: { readonly model: EvaluationModel; readonly evaluation: Evaluation }): VNode {
  return (
    <>
      <Headline evaluation={evaluation} />
      {evaluation.confusion === null ? (
        <ValuesTable evaluation={evaluation} />
      ) : (
        <div class="matrix-and-samples">
          <MatrixView model={model} counts={evaluation.confusion} names={evaluation.classNames} />
          <CellSamplesView model={model} evaluation={evaluation} />
        </div>
      )}
      <div class="classes-and-predict">
        {evaluation.judgement !== null && <ClassTable model={model} evaluation={evaluation} />}
        <PredictPanel model={model} />
      </div>
    </>
  );
}

function Unmeasured({ model }: { readonly model: EvaluationModel }): VNode | null {
  const choice = model.choice.value;
  if (choice === undefined) return null;
  return (
    <div class="empty">
      <h2>{t('Not measured yet')}</h2>
      <p class="muted">
        {t('Accuracy, confusions and the samples behind them would be here for these weights on the {0} part.', partName(choice.part))}
      </p>
      <Button
        look="primary"
        onPress={() => {
          model.measure(false);
        }}
      >
        {t('Measure')}
      </Button>
    </div>
  );
}

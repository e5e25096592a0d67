import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { formatMeasure } from '#base/format-quantity';
import { largestDroppedFile } from '#protocol/pages/evaluation-page';
import { toBase64 } from '../ui/connect-page';
import { Button, ProgressRing } from '../ui/kit';
import { plainName } from '../ui/plain-name';
import { SamplePicture } from '../ui/sample-picture';
import { t } from '../ui/translate';
import type { EvaluationModel, Prediction } from './evaluation-model';
import { ShareBars } from './share-bars';

/** So many numbers of an output without classes are written out. */
const mostNumbers = 16;

/** A place to drop a file, and what the network says about it. */
export function PredictPanel({ model }: { readonly model: EvaluationModel }): VNode {
  const isOver = useSignal(false);
  const problem = useSignal('');
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    isOver.value = false;
    const file = event.dataTransfer?.files[0];
    if (file !== undefined) void predict(model, file, (words) => (problem.value = words));
  };
  return (
    <section
      class={isOver.value ? 'card predict over' : 'card predict'}
      aria-label={t('Predict a file')}
      onDragOver={(event) => {
        event.preventDefault();
        isOver.value = true;
      }}
      onDragLeave={() => (isOver.value = false)}
      onDrop={drop}
    >
      <h2>{t('Predict a file')}</h2>
      <div class="row">
        <Button look="primary" onPress={model.chooseFile} disabled={model.isPredicting.value}>
          {t('Choose a file')}
        </Button>
        <span class="muted">{t('or drop a picture or an NPY array here (with Shift held in the editor)')}</span>
        {model.isPredicting.value && <ProgressRing label={t('Predicting')} />}
      </div>
      {problem.value !== '' && <p role="alert">{problem.value}</p>}
      <div aria-live="polite">
        {model.prediction.value?.predictions.map((prediction, index) => (
          <PredictionCard key={index} prediction={prediction} />
        ))}
      </div>
    </section>
  );
}

function PredictionCard({ prediction }: { readonly prediction: Prediction['predictions'][number] }): VNode {
  const { input, seen, classes, output, shape } = prediction;
  const name = plainName(input);
  return (
    <div class="prediction">
      <div class="sample-inputs">
        <SamplePicture value={seen} classNames={[]} label={t('{0} as the network sees it', name)} />
      </div>
      <div>
        <strong>
          <bdi>{name}</bdi>
        </strong>
        {classes === null ? (
          <p class="number">
            {output.slice(0, mostNumbers).map(formatMeasure).join('  ')} {output.length > mostNumbers && `… (${shape.join('x')})`}
          </p>
        ) : (
          <ShareBars truth="" bars={classes.slice(0, 5).map((one) => ({ name: plainName(one.name), share: one.share, isTruth: false }))} />
        )}
      </div>
    </div>
  );
}

async function predict(model: EvaluationModel, file: File, tell: (problem: string) => void): Promise<void> {
  const base64 = await toBase64(file);
  if (base64.length > largestDroppedFile) {
    tell(t('{0} is too large to be dropped; choose it instead.', plainName(file.name)));
    return;
  }
  tell('');
  model.predict(file.name.slice(0, 400), base64);
}

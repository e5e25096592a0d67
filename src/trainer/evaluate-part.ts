import { NeurozooError } from '#base/neurozoo-error';
import type { PartName } from '#data/dataset';
import { judgeClasses } from '#engine/metrics/judge-classes';
import type { Evaluation, Judgement } from '#protocol/evaluation';
import type { InspectionProgress } from '#protocol/inspection';
import { classifyPart, confusionOf, type Classification } from './classify-part';
import type { OpenRun } from './inspection-desk';
import { measurePart } from './measure-part';

/** Measures a checkpoint on a part of the data. @throws NeurozooError ZOO3042 where the part has no samples */
export async function evaluatePart(
  { prepared, shelf, origin }: OpenRun,
  part: PartName,
  tell: (progress: InspectionProgress) => void,
): Promise<Evaluation> {
  const samples = prepared.dataset.counts[part];
  if (samples === 0) {
    throw new NeurozooError({ code: 'ZOO3042', message: `The data set ${prepared.dataset.name} has no samples in its ${part} part.` });
  }
  tell({ version: 1, kind: 'progress', stage: 'measuring', done: 0, total: null });
  const values = await measurePart(prepared, shelf, part);
  const classification = await classifyPart(prepared, shelf, {
    part,
    onDone: (done) => {
      tell({ version: 1, kind: 'progress', stage: 'classifying', done, total: samples });
    },
  });
  const confusion = classification === null ? null : confusionOf(classification);
  return {
    version: 1,
    kind: 'evaluate',
    part,
    samples,
    step: origin.step,
    epoch: origin.epoch,
    values,
    confusion,
    classNames: [...prepared.dataset.classNames],
    judgement: classification === null || confusion === null ? null : judge(classification, confusion),
  };
}

function judge(classification: Classification, confusion: readonly (readonly number[])[]): Judgement {
  const { classes, truth, predicted, confidence, inTop5 } = classification;
  const { classes: scores, ...judgement } = judgeClasses(confusion);
  return {
    ...judgement,
    classes: [...scores],
    top5: classes > 5 ? inTop5 / truth.length : null,
    confidence: confidence.reduce((sum, share) => sum + share, 0) / confidence.length,
    samples: {
      truth: [...truth],
      predicted: [...predicted],
      confidence: Array.from(confidence, (share) => Math.round(share * 1e6) / 1e6),
    },
  };
}

import { assertNever } from '#base/assert-never';
import { formatBytes } from '#base/format-quantity';
import { productVersion } from '#base/product-version';
import type { Inspection, InspectionAnswer } from '#protocol/inspection';
import type { SampleView } from '#protocol/sample-view';
import { availableTargets } from '#runtime/probe/available-targets';
import { machineFacts } from '#runtime/probe/machine-facts';
import { likeliestOf } from './classify-part';
import { evaluatePart } from './evaluate-part';
import type { InspectionDesk } from './inspection-desk';
import { predictInputs } from './predict-inputs';
import { reportDataset } from './report-dataset';
import { viewSamples } from './view-samples';

/** Answers one question. @throws NeurozooError what is wrong with the run, its data or the inputs */
export async function answerInspection(inspection: Inspection, desk: InspectionDesk): Promise<InspectionAnswer> {
  switch (inspection.kind) {
    case 'doctor':
      return examineMachine();
    case 'evaluate':
      return evaluatePart(await desk.run(inspection), inspection.part, desk.tell);
    case 'predict': {
      const run = await desk.run(inspection);
      return { version: 1, kind: 'predict', step: run.origin.step, ...(await predictInputs(run, inspection)) };
    }
    case 'samples':
      return { version: 1, kind: 'samples', samples: await samplesOf(inspection, desk) };
    case 'dataset':
      return reportDataset(await desk.data(inspection));
    default:
      return assertNever(inspection);
  }
}

async function samplesOf(question: Extract<Inspection, { kind: 'samples' }>, desk: InspectionDesk): Promise<SampleView[]> {
  const { of, part } = question;
  if (of.kind === 'dataset') {
    return viewSamples(await desk.data(of), question);
  }
  const { prepared, shelf } = await desk.run(of);
  const views = viewSamples(prepared.dataset, question);
  const likeliest = await likeliestOf(prepared, shelf, { part, samples: Int32Array.from(views, ({ index }) => index) });
  return views.map((view, place) => ({ ...view, shares: [...(likeliest?.[place] ?? [])] }));
}

async function examineMachine(): Promise<InspectionAnswer> {
  const facts = machineFacts();
  const targets = await availableTargets();
  return {
    version: 1,
    kind: 'doctor',
    machine: [
      { name: 'neurozoo', value: productVersion },
      { name: 'node', value: facts.node },
      { name: 'platform', value: facts.platform },
      { name: 'processor', value: `${facts.processor}, ${String(facts.threads)} threads` },
      { name: 'memory', value: formatBytes(facts.memoryBytes) },
      { name: 'tfjs', value: facts.tfjs },
      { name: 'vectors', value: facts.relaxedSimd ? 'SIMD with fused multiply-add' : facts.simd ? 'SIMD' : 'none' },
    ],
    targets: targets.map(({ name, available, device, reason, cure }) => ({
      name,
      available,
      device,
      reason: reason ?? null,
      cure: cure ?? null,
    })),
  };
}

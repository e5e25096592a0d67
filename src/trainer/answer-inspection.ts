import { assertNever } from '#base/assert-never';
import { formatBytes } from '#base/format-quantity';
import { NeurozooError } from '#base/neurozoo-error';
import { productVersion } from '#base/product-version';
import type { CheckpointChoice, Inspection, InspectionAnswer } from '#protocol/inspection';
import { availableTargets } from '#runtime/probe/available-targets';
import { machineFacts } from '#runtime/probe/machine-facts';
import { loadCheckpoint, type LoadedCheckpoint } from '#store/checkpoint';
import { readBest } from '#store/checkpoint-folder';
import { openRunDirectory, readJob, type RunDirectory } from '#store/run-directory';
import { confusionMatrix } from './confusion-matrix';
import { measurePart } from './measure-part';
import { predictInputs } from './predict-inputs';
import { disposePrepared, prepareTraining, type PreparedTraining } from './prepared-training';
import { ProgramShelf } from './program-shelf';

/** Answers one question. @throws NeurozooError what is wrong with the run, its data or the inputs */
export async function answerInspection(inspection: Inspection): Promise<InspectionAnswer> {
  switch (inspection.kind) {
    case 'doctor':
      return examineMachine();
    case 'evaluate':
      return withRun(inspection, async (prepared, { origin }) => {
        const { part } = inspection;
        const samples = prepared.dataset.counts[part];
        if (samples === 0) {
          throw new NeurozooError({
            code: 'ZOO3042',
            message: `The data set ${prepared.dataset.name} has no samples in its ${part} part.`,
          });
        }
        const shelf = new ProgramShelf(prepared.session);
        return {
          version: 1,
          kind: 'evaluate',
          part,
          samples,
          step: origin.step,
          epoch: origin.epoch,
          values: await measurePart(prepared, shelf, part),
          confusion: await confusionMatrix(prepared, shelf, part),
          classNames: [...prepared.dataset.classNames],
        };
      });
    case 'predict':
      return withRun(inspection, async (prepared, { origin }) => ({
        version: 1,
        kind: 'predict',
        step: origin.step,
        ...(await predictInputs(prepared, inspection)),
      }));
    default:
      return assertNever(inspection);
  }
}

interface RunQuestion {
  readonly runDirectory: string;
  readonly checkpoint: CheckpointChoice;
}

type Answerer = (prepared: PreparedTraining, checkpoint: LoadedCheckpoint) => Promise<InspectionAnswer>;

/** Opens a run with the weights of a checkpoint, and closes it again. */
async function withRun({ runDirectory, checkpoint: choice }: RunQuestion, answer: Answerer): Promise<InspectionAnswer> {
  const run = openRunDirectory(runDirectory);
  const { folder, options } = readJob(run);
  const checkpoint = loadCheckpoint(run, chosenCheckpoint(run, choice));
  const prepared = await prepareTraining({ run, folder, backend: options.backend });
  try {
    await prepared.session.writeState(checkpoint.weights);
    return await answer(prepared, checkpoint);
  } finally {
    disposePrepared(prepared);
  }
}

function chosenCheckpoint(run: RunDirectory, choice: CheckpointChoice): 'newest' | 'best' | number {
  if (choice === 'best') {
    return readBest(run) === undefined ? 'newest' : 'best';
  }
  return choice === 'last' ? 'newest' : choice;
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

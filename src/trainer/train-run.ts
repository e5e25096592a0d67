import { inspect } from 'node:util';
import { NeurozooError } from '#base/neurozoo-error';
import type { TensorData } from '#base/tensor-data';
import { createBatchStream } from '#data/batch-stream';
import { initialState } from '#engine/initial-state';
import type { Recipe } from '#model/recipe';
import type { Job } from '#protocol/job';
import { originDifferences } from '#protocol/manifest';
import type { MetricValues } from '#protocol/run';
import { loadCheckpoint, type LoadedCheckpoint } from '#store/checkpoint';
import { readMetrics } from '#store/metric-log';
import { checkDiskRoom } from '#store/disk-preflight';
import { sweepCheckpoints } from '#store/checkpoint-folder';
import { sweepRun } from '#store/sweep-run';
import type { RunDirectory } from '#store/run-directory';
import { Attempt } from './attempt';
import { valuesByPart } from '#model/curve-names';
import { ControlDesk } from './control-desk';
import { solveInClosedForm, usesClosedForm } from './closed-form';
import type { Improvement } from './improvement';
import { measurePart } from './measure-part';
import { disposePrepared, prepareTraining, type PreparedTraining } from './prepared-training';
import { ProgramShelf } from './program-shelf';
import { metricName } from './save-training';
import type { TrainerEnvironment } from './trainer-environment';
import { planTraining, type TrainingPlan } from './training-plan';
import { bestReference, TrainingRun, type TrainingOutcome, type TrainingStart } from './training-run';
import { initialTrainingState, parseTrainingState } from './training-state';

/** What the entry needs of a training that runs. */
export interface TrainHandle {
  /** Asks for the end with a checkpoint; before the first step it ends the process's work as soon as the data are read. */
  requestStop(): void;
  /** Settles when everything is written and given back. False: it failed, and the run says why. */
  readonly done: Promise<boolean>;
}

/**
 * Trains a run as its `job.json` asks: from the beginning, or from a checkpoint.
 *
 * @throws NeurozooError ZOO3003 when another process trains it, ZOO3001 and ZOO3002 when there is no such run or it is damaged
 */
export function trainRun(run: RunDirectory, environment: TrainerEnvironment): TrainHandle {
  const attempt = new Attempt(run, environment);
  let wantsStop = false;
  let desk: ControlDesk | undefined;
  const work = async (): Promise<boolean> => {
    let prepared: PreparedTraining | undefined;
    try {
      sweepRun(run);
      sweepCheckpoints(run);
      const { job } = attempt;
      prepared = await prepareTraining({ run, folder: job.folder, backend: backendOf(attempt) });
      const start = await startingPoint(attempt, prepared);
      desk = new ControlDesk(attempt, start.state);
      if (wantsStop) {
        desk.requestStop();
      }
      const outcome = await trainFrom({ attempt, prepared, desk, environment }, start);
      attempt.end(outcome.kind);
      return true;
    } catch (error) {
      process.stderr.write(`${inspect(error)}\n`);
      attempt.end('failed', error);
      return false;
    } finally {
      if (prepared !== undefined) {
        disposePrepared(prepared);
      }
      attempt.dispose();
    }
  };
  return {
    requestStop: () => {
      wantsStop = true;
      desk?.requestStop();
    },
    done: work(),
  };
}

interface Training {
  readonly attempt: Attempt;
  readonly prepared: PreparedTraining;
  readonly desk: ControlDesk;
  readonly environment: TrainerEnvironment;
}

async function trainFrom(training: Training, start: TrainingStart): Promise<TrainingOutcome> {
  const { attempt, prepared } = training;
  const { recipe, dataset } = prepared;
  const planFor = (setEpochs: number | null): TrainingPlan =>
    planTraining(withLength(recipe, attempt.job, setEpochs), dataset.counts.train);
  const plan = planFor(start.state.setEpochs);
  attempt.openMetrics(attempt.number === 1 ? null : start.step);
  announce(training, plan, start.step);
  if (usesClosedForm(recipe)) {
    await solveInClosedForm(prepared);
  }
  const batches = createBatchStream({
    recipe: recipe.data,
    context: { directory: attempt.job.folder, seed: recipe.seed },
    dataset,
    plan: {
      seed: recipe.seed,
      count: dataset.counts.train,
      batchSize: plan.batchSize,
      balanced: recipe.batch.balanced,
      firstStep: start.step,
    },
  });
  let outcome: TrainingOutcome;
  try {
    outcome = await new TrainingRun({ ...training, batches, planFor }, start).run();
  } finally {
    batches.dispose();
  }
  if (outcome.kind === 'finished') {
    await restoreBest(training, outcome.best);
    await testAtTheEnd(attempt, prepared);
  }
  return outcome;
}

/** The state to begin with: fresh, or a checkpoint's. */
async function startingPoint(attempt: Attempt, prepared: PreparedTraining): Promise<TrainingStart> {
  const { recipe, programs, session } = prepared;
  const bytes = programs.state.reduce((sum, { shape }) => sum + 4 * shape.reduce((product, size) => product * size, 1), 0);
  checkDiskRoom(attempt.run, bytes, attempt.job.checkpoint.keep);
  if (prepared.dataset.counts.train === 0) {
    throw new NeurozooError({ code: 'ZOO3042', message: `The data set ${prepared.dataset.name} has no samples to train on.` });
  }
  const checkpoint = checkpointToResume(attempt);
  if (checkpoint === undefined) {
    await session.writeState(freshState(prepared));
    return { step: 0, state: initialTrainingState(recipe.objectives.length) };
  }
  refuseDifferences(attempt, prepared, checkpoint);
  await session.writeState({ ...freshState(prepared), ...checkpoint.weights, ...checkpoint.optimizer });
  const state = parseTrainingState(checkpoint.state);
  return { step: checkpoint.origin.step, state: { ...state, setEpochs: attempt.job.resume?.epochs ?? state.setEpochs } };
}

/** Who resumes without naming a target gets the one that trained last, not one whose resuming was refused. */
function backendOf({ job, document }: Attempt): string | null {
  const before = document.startedAt === null ? job.options.backend : document.backend;
  return job.resume === null ? job.options.backend : (job.resume.backend ?? before);
}

/** What the seed says, with variables that start from the first sample of a field filled in. */
function freshState({ recipe, dataset }: PreparedTraining): Record<string, TensorData> {
  const state = initialState(recipe, recipe.seed);
  for (const [name, { from }] of Object.entries(recipe.variables)) {
    const sample = from === null ? undefined : dataset.batch('train', Int32Array.of(0))[from];
    const shape = state[name]?.shape;
    if (sample?.type === 'float32' && shape !== undefined) {
      state[name] = { type: 'float32', shape, data: sample.data };
    }
  }
  return state;
}

/** None when the run was killed before its first checkpoint: it then begins again, with the same result. */
function checkpointToResume(attempt: Attempt): LoadedCheckpoint | undefined {
  const { resume } = attempt.job;
  if (resume === null) {
    return undefined;
  }
  try {
    const checkpoint = loadCheckpoint(attempt.run, resume.from);
    for (const { name, problem } of checkpoint.skipped) {
      attempt.warn({ code: 'ZOO3021', message: `Checkpoint ${name} was passed over. ${problem}` });
    }
    return checkpoint;
  } catch (error) {
    if (error instanceof NeurozooError && error.code === 'ZOO3020' && resume.from === 'newest') {
      return undefined;
    }
    throw error;
  }
}

/** @throws NeurozooError ZOO3024 naming what differs, unless the job forces it */
function refuseDifferences(attempt: Attempt, prepared: PreparedTraining, checkpoint: LoadedCheckpoint): void {
  const differences = originDifferences(checkpoint.origin, prepared.origin);
  if (differences.length === 0) {
    return;
  }
  const words = differences.map(({ field, was, now }) => `${field} was ${was} and is ${now}`).join('; ');
  const message = `Going on from ${checkpoint.name} would not be exact: ${words}.`;
  if (attempt.job.resume?.force !== true) {
    throw new NeurozooError({ code: 'ZOO3024', message, hint: 'Resume with --force to go on all the same.' });
  }
  attempt.update({ notBitExact: message });
  attempt.warn({ code: 'ZOO3024', message });
}

function announce({ attempt, prepared }: Training, plan: TrainingPlan, step: number): void {
  const { backend, device, dataset, origin } = prepared;
  const { counts, classNames, fingerprint, name } = dataset;
  attempt.update({
    status: 'running',
    startedAt: attempt.document.startedAt ?? new Date().toISOString(),
    backend,
    device,
    versions: origin.versions,
    cpu: origin.cpu,
    threads: origin.threads,
    dataset: { name, fingerprint, counts: { ...counts }, classNames: [...classNames] },
    last: lastValues(attempt),
    progress: { epoch: Math.floor(step / plan.stepsPerEpoch), epochs: plan.epochs, step, steps: plan.steps },
  });
  attempt.show(step, 'running');
  const about = { attempt: attempt.number, pid: process.pid, backend, device };
  attempt.tell(attempt.number === 1 ? { kind: 'start', ...about } : { kind: 'resume', ...about });
}

/** What was measured last before the step that this attempt goes on from; the one before may have died before it could note it. */
function lastValues({ run }: Attempt): MetricValues {
  const epoch = readMetrics(run).records.findLast((record) => record.kind === 'epoch');
  return epoch === undefined ? {} : valuesByPart(epoch);
}

/** The weights that the run is judged by: the best where the recipe keeps one. */
async function restoreBest({ attempt, prepared }: Training, { best, epoch }: Improvement): Promise<void> {
  const reference = bestReference(prepared.recipe);
  if (reference === null || best === null) {
    return;
  }
  const { weights, origin } = loadCheckpoint(attempt.run, 'best');
  await prepared.session.writeState(weights);
  // A killed attempt may have marked its best without having noted it in `run.json`.
  attempt.note({ best: { metric: metricName(reference), value: best, epoch, step: origin.step } });
}

async function testAtTheEnd(attempt: Attempt, prepared: PreparedTraining): Promise<void> {
  if (prepared.dataset.counts.test === 0) {
    return;
  }
  const values = await measurePart(prepared, new ProgramShelf(prepared.session), 'test');
  attempt.update({ test: values });
  attempt.tell({ kind: 'test', values });
}

/** The recipe with the length that the job, or a person while it ran, has set. */
function withLength(recipe: Recipe, { options }: Job, setEpochs: number | null): Recipe {
  const epochs = setEpochs ?? options.epochs;
  if (epochs !== null) {
    return { ...recipe, length: { unit: 'epochs', count: epochs } };
  }
  return options.steps === null ? recipe : { ...recipe, length: { unit: 'steps', count: options.steps } };
}

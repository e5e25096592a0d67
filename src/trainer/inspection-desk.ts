import type { Disposable } from '#base/disposable';
import { Budget } from '#base/budget';
import { openDataset, type OpenedDataset } from '#data/open-dataset';
import type { DatasetRecipe } from '#model/dataset-recipe';
import type { CheckpointChoice, InspectionProgress } from '#protocol/inspection';
import { loadCheckpoint, type LoadedCheckpoint } from '#store/checkpoint';
import { listCheckpoints, readBest } from '#store/checkpoint-folder';
import { openRunDirectory, readJob, type RunDirectory } from '#store/run-directory';
import { disposePrepared, prepareTraining, type PreparedTraining } from './prepared-training';
import { ProgramShelf } from './program-shelf';

/** Bytes that reading the data may take. */
const dataBudgetBytes = 8 * 1024 ** 3;

/** A run with the weights of a checkpoint. */
export interface OpenRun {
  readonly prepared: PreparedTraining;
  readonly shelf: ProgramShelf;
  readonly origin: LoadedCheckpoint['origin'];
}

/** Which run, and which of its weights. */
export interface RunQuestion {
  readonly runDirectory: string;
  readonly checkpoint: CheckpointChoice;
}

/** A declared data set and the folder and seed that it is read with. */
export interface DataQuestion {
  readonly dataset: DatasetRecipe;
  readonly folder: string;
  readonly seed: number;
}

/** What the inspector has open: the last run and the last data set that it was asked about. */
export class InspectionDesk implements Disposable {
  /** Tells how far an answer is. */
  readonly tell: (progress: InspectionProgress) => void;
  #run: { readonly key: string; readonly prepared: PreparedTraining; readonly shelf: ProgramShelf } | undefined;
  #weights: LoadedCheckpoint | undefined;
  #data: { readonly key: string; readonly dataset: OpenedDataset } | undefined;

  constructor(tell: (progress: InspectionProgress) => void) {
    this.tell = tell;
  }

  /** @throws NeurozooError what is wrong with the run or its data */
  async run({ runDirectory, checkpoint }: RunQuestion): Promise<OpenRun> {
    const directory = openRunDirectory(runDirectory);
    const { prepared, shelf } = await this.#openRun(directory);
    // A checkpoint of one name does not change; which the best and the newest ones are does.
    const known = listCheckpoints(directory).find(({ step }) => step === checkpoint)?.name;
    if (this.#weights === undefined || this.#weights.name !== known) {
      const loaded = loadCheckpoint(directory, chosenCheckpoint(directory, checkpoint));
      this.#weights = undefined;
      await prepared.session.writeState(loaded.weights);
      this.#weights = loaded;
    }
    return { prepared, shelf, origin: this.#weights.origin };
  }

  /** @throws NeurozooError ZOO2xxx */
  async data({ dataset: recipe, folder, seed }: DataQuestion): Promise<OpenedDataset> {
    const key = JSON.stringify([recipe, folder, seed]);
    if (this.#data?.key !== key) {
      this.#closeData();
      this.tell({ version: 1, kind: 'progress', stage: 'reading', done: 0, total: null });
      const context = { directory: folder, seed, budget: new Budget(dataBudgetBytes), onProgress: this.#onRead };
      this.#data = { key, dataset: await openDataset(recipe, context) };
    }
    return this.#data.dataset;
  }

  dispose(): void {
    this.#closeRun();
    this.#closeData();
  }

  readonly #onRead = (done: number, total: number): void => {
    this.tell({ version: 1, kind: 'progress', stage: 'reading', done, total });
  };

  async #openRun(run: RunDirectory): Promise<{ readonly prepared: PreparedTraining; readonly shelf: ProgramShelf }> {
    if (this.#run?.key !== run.path) {
      this.#closeRun();
      const { folder, options } = readJob(run);
      const prepared = await prepareTraining({ run, folder, backend: options.backend, onRead: this.#onRead });
      this.#run = { key: run.path, prepared, shelf: new ProgramShelf(prepared.session) };
    }
    return this.#run;
  }

  #closeRun(): void {
    if (this.#run !== undefined) disposePrepared(this.#run.prepared);
    this.#run = undefined;
    this.#weights = undefined;
  }

  #closeData(): void {
    this.#data?.dataset.dispose();
    this.#data = undefined;
  }
}

function chosenCheckpoint(run: RunDirectory, choice: CheckpointChoice): 'newest' | 'best' | number {
  if (choice === 'best') {
    return readBest(run) === undefined ? 'newest' : 'best';
  }
  return choice === 'last' ? 'newest' : choice;
}

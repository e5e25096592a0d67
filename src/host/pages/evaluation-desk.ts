import type { Disposable } from '#base/disposable';
import { NeurozooError } from '#base/neurozoo-error';
import { toKeptEvaluationText, type Evaluation } from '#protocol/evaluation';
import { toInspectionAnswerText, type CheckpointChoice, type Inspection } from '#protocol/inspection';
import type { EvaluationToHost, EvaluationToPage } from '#protocol/pages/evaluation-page';
import { checkpointLines, chosenLine, readEvaluation, writeEvaluation, type CheckpointLine } from '#store/evaluation-file';
import type { RunRow } from '#store/run-list';
import { runName } from '../runs/run-names';
import type { InspectorGate } from './ask-inspector';

/** Which weights are judged on which samples. */
export interface EvaluationChoice {
  readonly part: Evaluation['part'];
  readonly checkpoint: CheckpointChoice;
}

/** What an evaluation needs of the editor around it. */
export interface EvaluationDoors {
  /** The run's row as it stands; undefined when the run is gone. */
  row(): RunRow | undefined;
  readonly inspector: InspectorGate;
  post(message: EvaluationToPage): void;
  /** Asks for a picture or an array; undefined: the person chose none. */
  chooseFile(): Promise<string | undefined>;
  warn(message: string): void;
  /** ISO 8601. */
  now(): string;
}

/** How the page begins. */
export interface EvaluationStart {
  readonly key: string;
  /** Null: the test part where there is one, else validation, else training. */
  readonly part: EvaluationChoice['part'] | null;
  readonly checkpoint: CheckpointChoice;
  /** Whether to measure what is not measured yet: a person asked for it. A page that the editor brought back waits to be asked. */
  readonly measures: boolean;
}

/** Answers the page of a run's evaluation. */
export interface EvaluationDesk extends Disposable {
  onDidShow(): Promise<void>;
  onMessage(message: EvaluationToHost): Promise<void>;
}

/** Nothing happens before the page is shown. */
export function createEvaluationDesk(doors: EvaluationDoors, start: EvaluationStart): EvaluationDesk {
  return new Desk(doors, start);
}

type OpenedRow = Extract<RunRow, { kind: 'run' }>;

class Desk implements EvaluationDesk {
  readonly #doors: EvaluationDoors;
  readonly #start: EvaluationStart;
  #choice: EvaluationChoice | undefined;
  #measures: boolean;
  /** The number of the measurement under way; 0: none. */
  #measuring = 0;
  #measurements = 0;
  #isDisposed = false;

  constructor(doors: EvaluationDoors, start: EvaluationStart) {
    this.#doors = doors;
    this.#start = start;
    this.#measures = start.measures;
  }

  async onDidShow(): Promise<void> {
    await this.#whileOpen(() => this.#tellAll());
  }

  async onMessage(message: EvaluationToHost): Promise<void> {
    await this.#whileOpen(() => this.#answer(message));
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#doors.inspector.dispose();
  }

  /** Closing the page ends its process, and nobody is left to be told what that interrupts. */
  async #whileOpen(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!this.#isDisposed) throw error;
    }
  }

  async #tellAll(): Promise<void> {
    const row = this.#row();
    this.#choice ??= { part: this.#start.part ?? firstPart(row), checkpoint: this.#start.checkpoint };
    const { name, dataset } = row.run;
    const checkpoints = checkpointLines(row.directory);
    this.#doors.post({
      kind: 'run',
      key: this.#start.key,
      name: runName(row),
      training: name,
      counts: dataset?.counts ?? null,
      checkpoints: checkpoints.map(({ step, epoch, isBest, isNewest }) => ({ step, epoch, isBest, isNewest })),
      ...this.#choice,
    });
    if (this.#measuring > 0) {
      this.#doors.post({ kind: 'progress', stage: 'reading', done: 0, total: null });
    } else {
      await this.#show(this.#choice, { measures: this.#measures, again: false });
    }
  }

  async #answer(message: EvaluationToHost): Promise<void> {
    switch (message.kind) {
      case 'measure':
        this.#choice = { part: message.part, checkpoint: message.checkpoint };
        await this.#show(this.#choice, { measures: true, again: message.again });
        break;
      case 'interrupt':
        this.#giveUp();
        break;
      case 'look':
        await this.#look(message);
        break;
      case 'chooseFile':
        await this.#predict(message.checkpoint, async () => {
          const path = await this.#doors.chooseFile();
          return path === undefined ? undefined : { kind: 'file', path };
        });
        break;
      case 'predict': {
        const { name, base64, checkpoint } = message;
        await this.#predict(checkpoint, () => Promise.resolve({ kind: 'bytes', name, base64 }));
        break;
      }
    }
  }

  /** What was kept, or else what is measured now. */
  async #show(choice: EvaluationChoice, { measures, again }: { readonly measures: boolean; readonly again: boolean }): Promise<void> {
    const { directory } = this.#row();
    const line = chosenLine(checkpointLines(directory), choice.checkpoint);
    const kept = line === undefined || again ? undefined : readEvaluation(directory, { checkpoint: line.name, part: choice.part });
    if (kept !== undefined) {
      if (this.#measuring > 0) this.#stopMeasuring();
      this.#doors.post({ kind: 'evaluation', ...choice, text: toKeptEvaluationText(kept) });
    } else if (measures) {
      await this.#measure(choice, line, again);
    } else {
      this.#doors.post({ kind: 'unmeasured', ...choice });
    }
  }

  async #measure(choice: EvaluationChoice, line: CheckpointLine | undefined, again: boolean): Promise<void> {
    // What was measured before may be asked for because the data have changed, so a fresh process reads them.
    if (this.#measuring > 0 || again) this.#doors.inspector.interrupt();
    const number = ++this.#measurements;
    this.#measuring = number;
    this.#measures = false;
    const { directory } = this.#row();
    this.#doors.post({ kind: 'progress', stage: 'reading', done: 0, total: null });
    try {
      const evaluation = await this.#doors.inspector.ask(
        { version: 1, kind: 'evaluate', runDirectory: directory.path, checkpoint: line?.step ?? choice.checkpoint, part: choice.part },
        ({ stage, done, total }) => {
          if (this.#measuring === number) this.#doors.post({ kind: 'progress', stage, done, total });
        },
      );
      this.#keep(line, evaluation);
      if (this.#measuring !== number) return;
      const text = toKeptEvaluationText({ version: 1, measuredAt: this.#doors.now(), evaluation });
      this.#doors.post({ kind: 'evaluation', ...choice, text });
    } catch (error) {
      // Given up: the page knows already, or another measurement tells.
      if (this.#measuring !== number) return;
      this.#doors.post({ kind: 'unmeasured', ...choice });
      throw error;
    } finally {
      if (this.#measuring === number) this.#measuring = 0;
    }
  }

  /** Where the checkpoint could not be read and another one was taken, nothing is kept under its name. */
  #keep(line: CheckpointLine | undefined, evaluation: Evaluation): void {
    if (line?.step !== evaluation.step) return;
    try {
      const name = { checkpoint: line.name, part: evaluation.part };
      writeEvaluation(this.#row().directory, name, { version: 1, measuredAt: this.#doors.now(), evaluation });
    } catch (error) {
      if (!(error instanceof NeurozooError)) throw error;
      this.#doors.warn(error.message);
    }
  }

  #giveUp(): void {
    if (this.#measuring === 0 || this.#choice === undefined) return;
    this.#stopMeasuring();
    this.#doors.post({ kind: 'unmeasured', ...this.#choice });
  }

  #stopMeasuring(): void {
    this.#measuring = 0;
    this.#doors.inspector.interrupt();
  }

  async #look({ request, part, step, indices }: Extract<EvaluationToHost, { kind: 'look' }>): Promise<void> {
    const answer = await this.#doors.inspector.ask({
      version: 1,
      kind: 'samples',
      of: { kind: 'run', runDirectory: this.#row().directory.path, checkpoint: step },
      part,
      indices: [...indices],
      draw: null,
    });
    this.#doors.post({ kind: 'samples', request, text: toInspectionAnswerText(answer) });
  }

  async #predict(checkpoint: CheckpointChoice, input: () => Promise<PredictInput | undefined>): Promise<void> {
    try {
      const chosen = await input();
      if (chosen === undefined) {
        this.#doors.post({ kind: 'noPrediction' });
        return;
      }
      const runDirectory = this.#row().directory.path;
      const answer = await this.#doors.inspector.ask({
        version: 1,
        kind: 'predict',
        runDirectory,
        checkpoint,
        network: null,
        inputs: [chosen],
      });
      this.#doors.post({ kind: 'prediction', text: toInspectionAnswerText(answer) });
    } catch (error) {
      this.#doors.post({ kind: 'noPrediction' });
      throw error;
    }
  }

  /** @throws NeurozooError ZOO3001 when the run is gone, ZOO3002 and its kin when it is damaged */
  #row(): OpenedRow {
    const row = this.#doors.row();
    if (row?.kind === 'run') return row;
    throw row === undefined
      ? new NeurozooError({ code: 'ZOO3001', message: 'The run that was evaluated here is gone.', hint: 'Close this page.' })
      : new NeurozooError(row.reason);
  }
}

type PredictInput = Extract<Inspection, { kind: 'predict' }>['inputs'][number];

function firstPart({ run: { dataset } }: OpenedRow): EvaluationChoice['part'] {
  if (dataset === null || dataset.counts.test > 0) return 'test';
  return dataset.counts.val > 0 ? 'val' : 'train';
}

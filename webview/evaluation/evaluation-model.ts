import { batch, computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { parseKeptEvaluation, type Evaluation, type KeptEvaluation } from '#protocol/evaluation';
import { parseInspectionAnswer, type CheckpointChoice, type InspectionAnswer } from '#protocol/inspection';
import { parseKeptEvaluationPage, type EvaluationToHost, type EvaluationToPage } from '#protocol/pages/evaluation-page';
import type { SampleView } from '#protocol/sample-view';
import { firstCell, samplesOfCell, type Cell } from './judge-cells';
import { worstFirst, type ClassOrder } from './sort-classes';

/** Samples of a cell that are asked for at first, and with each further wish. */
const samplesAtOnce = 12;

/** Arrow keys go faster than samples come: only the cell where they rest is asked for. */
const restMs = 120;

/** The run as the host tells it. */
export type ShownRun = Extract<EvaluationToPage, { kind: 'run' }>;
export type Progress = Omit<Extract<EvaluationToPage, { kind: 'progress' }>, 'kind'>;
export type Prediction = Extract<InspectionAnswer, { kind: 'predict' }>;

/** Which weights are judged on which samples. */
export interface Choice {
  readonly part: Evaluation['part'];
  readonly checkpoint: CheckpointChoice;
}

/** What the samples beside the matrix are. */
export interface CellSamples {
  /** All of the cell, most confident first. */
  readonly indices: readonly number[];
  /** Those that have come. */
  readonly views: readonly SampleView[];
  readonly isWaiting: boolean;
}

/** What the model needs of the page around it. */
export interface ModelDoors {
  readonly post: (message: EvaluationToHost) => void;
  /** What was kept when the page was last shown. */
  readonly kept: unknown;
  readonly keep: (state: object) => void;
}

/** What the page knows, and what a person does to it. */
export interface EvaluationModel {
  readonly run: ReadonlySignal<ShownRun | undefined>;
  readonly choice: ReadonlySignal<Choice | undefined>;
  /** The evaluation of the choice; undefined while it is measured and where it is not. */
  readonly shown: ReadonlySignal<KeptEvaluation | undefined>;
  /** Undefined: nothing is being measured. */
  readonly progress: ReadonlySignal<Progress | undefined>;
  readonly cell: ReadonlySignal<Cell | undefined>;
  readonly samples: ReadonlySignal<CellSamples>;
  readonly prediction: ReadonlySignal<Prediction | undefined>;
  readonly isPredicting: ReadonlySignal<boolean>;
  readonly order: Signal<ClassOrder>;
  take(message: EvaluationToPage): void;
  choose(change: Partial<Choice>): void;
  measure(again: boolean): void;
  readonly interrupt: () => void;
  look(cell: Cell): void;
  readonly more: () => void;
  readonly chooseFile: () => void;
  predict(name: string, base64: string): void;
}

/** Nothing is shown before the host has told the run. Answers that cannot be read, or that belong to an older question, change nothing. */
export function createEvaluationModel({ post, kept, keep }: ModelDoors): EvaluationModel {
  const run = signal<ShownRun | undefined>(undefined);
  const choice = signal<Choice | undefined>(undefined);
  const shown = signal<KeptEvaluation | undefined>(undefined);
  const progress = signal<Progress | undefined>(undefined);
  const cell = signal<Cell | undefined>(keptCell(kept));
  const wanted = signal(samplesAtOnce);
  const views = signal<ReadonlyMap<number, SampleView>>(new Map());
  const prediction = signal<Prediction | undefined>(undefined);
  const isPredicting = signal(false);
  const order = signal<ClassOrder>(worstFirst);
  let request = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const indices = computed(() => {
    const judgement = shown.value?.evaluation.judgement;
    return judgement === null || judgement === undefined || cell.value === undefined ? [] : samplesOfCell(judgement.samples, cell.value);
  });
  const samples = computed((): CellSamples => {
    const some = indices.value.slice(0, wanted.value);
    const there = some.flatMap((index) => views.value.get(index) ?? []);
    return { indices: indices.value, views: there, isWaiting: there.length < some.length };
  });
  const ask = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const evaluation = shown.peek()?.evaluation;
      const missing = indices
        .peek()
        .slice(0, wanted.peek())
        .filter((index) => !views.peek().has(index));
      if (evaluation === undefined || missing.length === 0) return;
      request += 1;
      post({ kind: 'look', request, part: evaluation.part, step: evaluation.step, indices: missing.slice(0, 48) });
    }, restMs);
  };
  const remember = (): void => {
    const now = run.peek();
    if (now !== undefined) keep({ key: now.key, ...choice.peek(), cell: cell.peek() ?? null });
  };
  const show = (evaluation: KeptEvaluation): void => {
    const counts = evaluation.evaluation.confusion;
    const isInside =
      counts !== null &&
      cell.peek() !== undefined &&
      (cell.peek()?.truth ?? 0) < counts.length &&
      (cell.peek()?.predicted ?? 0) < counts.length;
    batch(() => {
      shown.value = evaluation;
      progress.value = undefined;
      views.value = new Map();
      wanted.value = samplesAtOnce;
      if (!isInside) cell.value = counts === null ? undefined : firstCell(counts);
    });
    ask();
  };
  const takeAnswer = (message: Extract<EvaluationToPage, { kind: 'samples' | 'prediction' }>): void => {
    const parsed = parseInspectionAnswer(message.text);
    if (parsed.kind === 'invalid') return;
    const answer = parsed.value;
    // Samples of an older question are of another part or other weights.
    if (message.kind === 'samples' && message.request === request && answer.kind === 'samples') {
      views.value = new Map([...views.peek(), ...answer.samples.map((sample): [number, SampleView] => [sample.index, sample])]);
      ask();
    }
    if (answer.kind === 'predict') {
      isPredicting.value = false;
      prediction.value = answer;
    }
  };
  const take = (message: EvaluationToPage): void => {
    switch (message.kind) {
      case 'run':
        run.value = message;
        choice.value = { part: message.part, checkpoint: message.checkpoint };
        remember();
        break;
      case 'unmeasured':
        progress.value = undefined;
        break;
      case 'progress':
        progress.value = { stage: message.stage, done: message.done, total: message.total };
        break;
      case 'evaluation': {
        const parsed = parseKeptEvaluation(message.text);
        if (parsed.kind === 'value') show(parsed.value);
        break;
      }
      case 'samples':
      case 'prediction':
        takeAnswer(message);
        break;
      case 'noPrediction':
        isPredicting.value = false;
        break;
    }
  };
  const measure = (again: boolean): void => {
    const now = choice.peek();
    if (now === undefined) return;
    batch(() => {
      shown.value = undefined;
      views.value = new Map();
    });
    post({ kind: 'measure', ...now, again });
  };
  return {
    run,
    choice,
    shown,
    progress,
    cell,
    samples,
    prediction,
    isPredicting,
    order,
    take,
    choose: (change) => {
      const now = choice.peek();
      if (now === undefined) return;
      choice.value = { ...now, ...change };
      remember();
      measure(false);
    },
    measure,
    interrupt: () => {
      post({ kind: 'interrupt' });
    },
    look: (next) => {
      batch(() => {
        cell.value = next;
        wanted.value = samplesAtOnce;
      });
      remember();
      ask();
    },
    more: () => {
      wanted.value += 2 * samplesAtOnce;
      ask();
    },
    chooseFile: () => {
      isPredicting.value = true;
      post({ kind: 'chooseFile', checkpoint: choice.peek()?.checkpoint ?? 'best' });
    },
    predict: (name, base64) => {
      isPredicting.value = true;
      post({ kind: 'predict', checkpoint: choice.peek()?.checkpoint ?? 'best', name, base64 });
    },
  };
}

/** The cell that was looked at before the page was hidden. */
function keptCell(kept: unknown): Cell | undefined {
  if (parseKeptEvaluationPage(kept).kind === 'invalid' || typeof kept !== 'object' || kept === null || !('cell' in kept)) return undefined;
  const { cell } = kept;
  const isCell = typeof cell === 'object' && cell !== null && 'truth' in cell && 'predicted' in cell;
  return isCell && typeof cell.truth === 'number' && typeof cell.predicted === 'number'
    ? { truth: cell.truth, predicted: cell.predicted }
    : undefined;
}

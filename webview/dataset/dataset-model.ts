import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { DatasetReport } from '#protocol/dataset-report';
import { parseInspectionAnswer } from '#protocol/inspection';
import type { DatasetToHost, DatasetToPage } from '#protocol/pages/dataset-page';
import { mostSamplesAtOnce, type SampleView } from '#protocol/sample-view';
import { chosenSamples, firstPart, type SampleFilter } from './choose-samples';

/** Scrolling goes faster than samples come: only where it rests are they asked for. */
const restMs = 60;

/** The data set as the host names it. */
export type ShownDataset = Omit<Extract<DatasetToPage, { kind: 'dataset' }>, 'kind'>;

/** How far reading is. */
export type Progress = Omit<Extract<DatasetToPage, { kind: 'progress' }>, 'kind'>;

/** Why there is nothing to show. */
export interface Missing {
  readonly message: string;
  readonly hint: string | null;
}

/** What the model needs of the page around it. */
export interface ModelDoors {
  readonly post: (message: DatasetToHost) => void;
  /** What was kept when the page was last shown. */
  readonly kept: unknown;
  readonly keep: (state: object) => void;
}

/** What the page knows, and what a person does to it. */
export interface DatasetModel {
  readonly dataset: ReadonlySignal<ShownDataset | undefined>;
  readonly report: ReadonlySignal<DatasetReport | undefined>;
  readonly missing: ReadonlySignal<Missing | undefined>;
  readonly progress: ReadonlySignal<Progress | undefined>;
  readonly filter: ReadonlySignal<SampleFilter>;
  /** The numbers of the samples that the filter lets through. */
  readonly chosen: ReadonlySignal<Int32Array>;
  /** The epoch whose draw is shown, where one changes anything; null otherwise. */
  readonly draw: ReadonlySignal<number | null>;
  /** The samples of the part that have come, by number. */
  readonly views: ReadonlySignal<ReadonlyMap<number, SampleView>>;
  readonly take: (message: DatasetToPage) => void;
  readonly read: () => void;
  readonly interrupt: () => void;
  readonly openFile: () => void;
  readonly choose: (change: Partial<SampleFilter>) => void;
  readonly drawAgain: () => void;
  /** These samples are on the screen. */
  readonly look: (indices: readonly number[]) => void;
}

/** Nothing is shown before the host has told the data set. Answers that cannot be read, or that belong to an older question, change nothing. */
export function createDatasetModel({ post, kept, keep }: ModelDoors): DatasetModel {
  const dataset = signal<ShownDataset | undefined>(undefined);
  const report = signal<DatasetReport | undefined>(undefined);
  const missing = signal<Missing | undefined>(undefined);
  const progress = signal<Progress | undefined>(undefined);
  const filter = signal<SampleFilter>(keptFilter(kept) ?? { part: 'train', classIndex: null });
  const epoch = signal(1);
  const views = signal<ReadonlyMap<number, SampleView>>(new Map());
  const chosen = computed(() => (report.value === undefined ? new Int32Array(0) : chosenSamples(report.value, filter.value)));
  const draw = computed(() => (report.value?.isDrawn === true && filter.value.part === 'train' ? epoch.value : null));
  const questions = createQuestions();
  let visible: readonly number[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const ask = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const wanted = visible.filter((index) => !views.peek().has(index)).slice(0, mostSamplesAtOnce);
      if (report.peek() === undefined || wanted.length === 0 || questions.isOpen(wanted)) return;
      post({ kind: 'look', request: questions.next(wanted), part: filter.peek().part, indices: wanted, draw: draw.peek() });
    }, restMs);
  };
  const forget = (): void => {
    views.value = new Map();
    questions.forget();
    ask();
  };
  const takeReport = (text: string): void => {
    const parsed = parseInspectionAnswer(text);
    if (parsed.kind === 'invalid' || parsed.value.kind !== 'dataset') return;
    const told = parsed.value;
    batch(() => {
      report.value = told;
      missing.value = undefined;
      progress.value = undefined;
      const { part, classIndex } = filter.peek();
      const isClass = classIndex !== null && classIndex < told.classNames.length && told.labels[part].length > 0;
      filter.value = { part: told.counts[part] > 0 ? part : firstPart(told), classIndex: isClass ? classIndex : null };
    });
    forget();
  };
  const takeSamples = ({ request, text }: Extract<DatasetToPage, { kind: 'samples' }>): void => {
    const parsed = parseInspectionAnswer(text);
    if (!questions.close(request) || parsed.kind === 'invalid' || parsed.value.kind !== 'samples') return;
    views.value = new Map([...views.peek(), ...parsed.value.samples.map((sample): [number, SampleView] => [sample.index, sample])]);
    ask();
  };
  const remember = (): void => {
    const now = dataset.peek();
    if (now !== undefined) keep({ uri: now.uri, name: now.name, ...filter.peek() });
  };
  const take = (message: DatasetToPage): void => {
    switch (message.kind) {
      case 'dataset':
        dataset.value = { uri: message.uri, name: message.name, file: message.file };
        remember();
        break;
      case 'unread':
        progress.value = undefined;
        break;
      case 'progress':
        progress.value = { stage: message.stage, done: message.done, total: message.total };
        break;
      case 'report':
        takeReport(message.text);
        break;
      case 'missing':
        batch(() => {
          progress.value = undefined;
          missing.value = { message: message.message, hint: message.hint };
        });
        break;
      case 'samples':
        takeSamples(message);
        break;
    }
  };
  return {
    dataset,
    report,
    missing,
    progress,
    filter,
    chosen,
    draw,
    views,
    take,
    read: () => {
      batch(() => {
        report.value = undefined;
        missing.value = undefined;
      });
      post({ kind: 'read' });
    },
    interrupt: () => {
      post({ kind: 'interrupt' });
    },
    openFile: () => {
      post({ kind: 'openFile' });
    },
    choose: (change) => {
      const isOther = change.part !== undefined && change.part !== filter.peek().part;
      filter.value = { ...filter.peek(), ...change };
      remember();
      if (isOther) forget();
    },
    drawAgain: () => {
      epoch.value += 1;
      forget();
    },
    look: (indices) => {
      visible = indices;
      ask();
    },
  };
}

interface Questions {
  /** Whether exactly these samples are asked for already. */
  readonly isOpen: (wanted: readonly number[]) => boolean;
  readonly next: (wanted: readonly number[]) => number;
  /** @returns whether the answer is still wanted */
  readonly close: (request: number) => boolean;
  readonly forget: () => void;
}

/** Which questions are on their way. What is forgotten is of another part or another draw. */
function createQuestions(): Questions {
  const open = new Map<number, string>();
  let last = 0;
  return {
    isOpen: (wanted) => [...open.values()].includes(wanted.join(' ')),
    next: (wanted) => {
      last += 1;
      open.set(last, wanted.join(' '));
      return last;
    },
    close: (request) => open.delete(request),
    forget: () => {
      open.clear();
    },
  };
}

function keptFilter(kept: unknown): SampleFilter | undefined {
  if (typeof kept !== 'object' || kept === null || !('part' in kept) || !('classIndex' in kept)) return undefined;
  const { part, classIndex } = kept;
  const isPart = part === 'train' || part === 'val' || part === 'test';
  return isPart && (classIndex === null || typeof classIndex === 'number') ? { part, classIndex } : undefined;
}

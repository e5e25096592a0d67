import { batch, computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { CurvePulse, CurveSeries, CurveTable, CurveView } from '#protocol/curves';
import type { CurveRun, CurvesToHost, CurvesToPage } from '#protocol/pages/curves-page';
import { readCurvePreferences, type CurvePreferences } from '#protocol/pages/curve-preferences';

/** What happened to a run and what its recipe says. */
export type RunHistory = Pick<Extract<CurvesToPage, { kind: 'happened' }>, 'events' | 'samples' | 'recipe'>;

/** The window that the newest curves are drawn for. */
export interface DrawnWindow {
  readonly from: number;
  readonly to: number;
  readonly axis: CurveView['axis'];
  readonly logX: boolean;
  readonly logY: boolean;
}

/** What the page knows and how it is looked at. */
export interface CurvesModel {
  readonly runs: ReadonlySignal<readonly CurveRun[] | undefined>;
  readonly isTrusted: ReadonlySignal<boolean>;
  /** By run, metric, part and form. */
  readonly series: ReadonlySignal<readonly CurveSeries[]>;
  readonly window: ReadonlySignal<DrawnWindow | undefined>;
  readonly pulses: ReadonlySignal<ReadonlyMap<number, CurvePulse>>;
  readonly histories: ReadonlySignal<ReadonlyMap<number, RunHistory>>;
  readonly tables: ReadonlySignal<readonly CurveTable[]>;
  /** Pictures that have been asked for, by run and number. */
  readonly pictures: ReadonlySignal<ReadonlyMap<string, string>>;
  readonly isExporting: ReadonlySignal<boolean>;
  readonly preferences: ReadonlySignal<CurvePreferences>;
  /** All metrics of the runs, in the order in which their charts stand. */
  readonly metrics: ReadonlySignal<readonly string[]>;
  take(message: CurvesToPage): void;
  /** Changes how the curves are looked at; kept over hiding and reloading. */
  prefer(changes: Partial<CurvePreferences>): void;
  /** Looks at a part of the axis, and of one metric's values where `range` says so. */
  zoom(part: ZoomedPart): void;
  /** Looks at everything again, with axes that fit. */
  reset(): void;
  /** From the first to the last record that has been drawn so far on this axis. */
  readonly extent: ReadonlySignal<{ readonly from: number; readonly to: number } | undefined>;
  /** Raised by each reset, so that held axes are let go. */
  readonly resets: ReadonlySignal<number>;
  /** Runs that are drawn, by their numbers. */
  readonly shownRuns: ReadonlySignal<readonly number[]>;
  /** The width of the charts, in pixels of the screen. */
  resize(pixels: number): void;
  askPicture(run: number, sample: number): void;
  post(message: CurvesToHost): void;
}

/** A box that was drawn on a chart. */
export interface ZoomedPart {
  readonly from: number;
  readonly to: number;
  readonly metric?: string;
  readonly range?: { readonly low: number; readonly high: number } | null;
}

/** How the model reaches the editor. */
export interface ModelDoors {
  post(message: CurvesToHost): void;
  readonly kept: unknown;
  keep(preferences: CurvePreferences & { readonly keys: readonly string[] }): void;
}

/** A model that knows nothing yet. */
export function createCurvesModel(doors: ModelDoors): CurvesModel {
  return new Model(doors);
}

/** Another view is asked for at most so often. */
const askMs = 40;

class Model implements CurvesModel {
  readonly runs = signal<readonly CurveRun[] | undefined>(undefined);
  readonly isTrusted = signal(true);
  readonly series: Signal<readonly CurveSeries[]> = signal([]);
  readonly window = signal<DrawnWindow | undefined>(undefined);
  readonly pulses: Signal<ReadonlyMap<number, CurvePulse>> = signal(new Map());
  readonly histories: Signal<ReadonlyMap<number, RunHistory>> = signal(new Map());
  readonly tables: Signal<readonly CurveTable[]> = signal([]);
  readonly pictures: Signal<ReadonlyMap<string, string>> = signal(new Map());
  readonly isExporting = signal(false);
  readonly preferences: Signal<CurvePreferences>;
  readonly metrics = computed(() => [...new Set(this.series.value.map(({ metric }) => metric))].sort(byKind));
  readonly resets = signal(0);
  readonly extent = signal<{ readonly from: number; readonly to: number } | undefined>(undefined);
  readonly shownRuns = computed(() => {
    const hidden = new Set(this.preferences.value.hiddenRuns);
    return (this.runs.value ?? []).flatMap(({ key }, run) => (hidden.has(key) ? [] : [run]));
  });
  readonly #doors: ModelDoors;
  readonly #asked = new Set<string>();
  #sequence: number | undefined;
  #look = 0;
  /** The view that each number of a look stood for. */
  #view: CurveView | undefined;
  #pixels = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isWanted = false;

  constructor(doors: ModelDoors) {
    this.#doors = doors;
    this.preferences = signal(readCurvePreferences(doors.kept));
  }

  take(message: CurvesToPage): void {
    batch(() => {
      this.#take(message);
    });
  }

  prefer(changes: Partial<CurvePreferences>): void {
    if (changes.axis !== undefined) this.extent.value = undefined;
    this.preferences.value = { ...this.preferences.value, ...changes };
    this.#keep();
    this.#ask();
  }

  zoom({ from, to, metric, range }: ZoomedPart): void {
    const { ranges } = this.preferences.value;
    this.prefer({ from, to, ...(metric !== undefined && range ? { ranges: { ...ranges, [metric]: range } } : {}) });
  }

  reset(): void {
    this.resets.value++;
    this.prefer({ from: null, to: null, ranges: {} });
  }

  resize(pixels: number): void {
    const rounded = Math.max(64, Math.ceil(pixels));
    if (rounded === this.#pixels) return;
    this.#pixels = rounded;
    this.#ask();
  }

  askPicture(run: number, sample: number): void {
    const name = `${String(run)} ${String(sample)}`;
    if (this.#asked.has(name)) return;
    this.#asked.add(name);
    this.post({ kind: 'sample', run, sample });
  }

  post(message: CurvesToHost): void {
    this.#doors.post(message);
  }

  #take(message: CurvesToPage): void {
    switch (message.kind) {
      case 'runs':
        this.runs.value = message.runs;
        this.isTrusted.value = message.isTrusted;
        this.#keep();
        break;
      case 'frame':
        this.#takeFrame(message.frame);
        break;
      case 'happened': {
        const { run, events, samples, recipe } = message;
        this.histories.value = new Map(this.histories.value).set(run, { events, samples, recipe });
        break;
      }
      case 'table':
        this.tables.value = message.tables;
        break;
      case 'sample':
        this.pictures.value = new Map(this.pictures.value).set(`${String(message.run)} ${String(message.sample)}`, message.url);
        break;
      case 'exporting':
        this.isExporting.value = message.isBusy;
    }
  }

  #takeFrame(frame: Extract<CurvesToPage, { kind: 'frame' }>['frame']): void {
    const isMissed = this.#sequence !== undefined && frame.sequence !== this.#sequence + 1;
    this.#sequence = frame.sequence;
    this.post({ kind: 'taken' });
    if (isMissed && !frame.isWhole) {
      this.post({ kind: 'again' });
      return;
    }
    // What was drawn for another view than the present one is old.
    if (frame.look !== this.#look || this.#view === undefined) return;
    const drawn = new Set(frame.pulses.map(({ run }) => run));
    const others = frame.isWhole ? [] : this.series.value.filter(({ run }) => !drawn.has(run));
    this.series.value = [...others, ...frame.series].sort((a, b) => a.run - b.run);
    const { axis, logX, logY, from, to } = this.#view;
    if (from === null && to === null) this.extent.value = { from: frame.from, to: frame.to };
    this.window.value = { from: frame.from, to: frame.to, axis, logX, logY };
    this.pulses.value = new Map([...this.pulses.value, ...frame.pulses.map((pulse) => [pulse.run, pulse] as const)]);
  }

  /** At once, but not again before some time has passed: a slider that is dragged changes the view at each pixel, and the editor drops a flood. */
  #ask(): void {
    if (this.#pixels === 0) return;
    this.#isWanted = true;
    if (this.#timer === undefined) this.#askNow();
  }

  #askNow(): void {
    this.#timer = undefined;
    if (!this.#isWanted) return;
    this.#isWanted = false;
    this.#timer = setTimeout(() => {
      this.#askNow();
    }, askMs);
    const { axis, from, to, smoothing, logX, logY } = this.preferences.value;
    this.#look++;
    this.#view = { axis, from, to, smoothing, logX, logY, pixels: this.#pixels };
    this.post({ kind: 'look', look: this.#look, view: this.#view });
  }

  #keep(): void {
    const keys = this.runs.value?.map(({ key }) => key);
    if (keys !== undefined) this.#doors.keep({ ...this.preferences.value, keys });
  }
}

/** Losses first, then what else is measured, then rates and speed. */
function byKind(a: string, b: string): number {
  return kindOf(a) - kindOf(b);
}

function kindOf(metric: string): number {
  if (/^loss(\.|$)/.test(metric)) return 0;
  if (/^rate(\.|$)/.test(metric)) return 2;
  return metric === 'images/s' ? 3 : 1;
}

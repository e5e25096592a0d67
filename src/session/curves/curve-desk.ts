import type { CurveFrame, CurvePulse, CurveSeries, CurveTable, CurveView } from '#protocol/curves';
import type { FromCurveReader, ToCurveReader } from '../curve-reader-wire';
import { curveCsv } from './curve-csv';
import type { CurveWindow } from './decimate';
import type { FollowedRun } from './followed-run';

/** Frames come at most so often. */
export const frameMs = 100;

/** How long the thread reads before it looks whether something is asked of it. */
const turnMs = 30;

/** Of a curve that others have outgrown, so much may be off before it is drawn anew. */
const outgrown = 1.1;

/** How the desk is heard, and its clock. */
export interface CurveDeskDoors {
  readonly post: (message: FromCurveReader) => void;
  /** Monotonic milliseconds. */
  readonly now: () => number;
}

/**
 * Follows runs and answers for their curves: draws what is looked at, at most ten times a second, never before the last drawing has been taken, and only
 * the curves that have changed.
 */
export class CurveDesk {
  readonly #runs: readonly FollowedRun[];
  readonly #doors: CurveDeskDoors;
  #view: CurveView | undefined;
  #look = 0;
  #sequence = 0;
  #lastFrame = Number.NEGATIVE_INFINITY;
  #isTaken = true;
  #isWhole = true;
  /** What the page was last told, by run. */
  #told: { version: number; happened: number; span: number }[] = [];

  constructor(runs: readonly FollowedRun[], doors: CurveDeskDoors) {
    this.#runs = runs;
    this.#doors = doors;
    this.#forget();
  }

  take(message: ToCurveReader): void {
    switch (message.kind) {
      case 'look':
        this.#look = message.look;
        this.#view = message.view;
        this.#isWhole = true;
        this.#frame();
        break;
      case 'again':
        this.#forget();
        this.#frame();
        break;
      case 'taken':
        this.#isTaken = true;
        break;
      case 'table':
        this.#doors.post({ kind: 'table', tables: this.#runs.map(tableOf) });
        break;
      case 'csv':
        this.#writeCsv(message);
        break;
    }
  }

  /** Reads what is new for a moment and tells it. @returns whether there is more to read at once */
  turn(): boolean {
    const end = this.#doors.now() + turnMs;
    let isBehind: boolean;
    do {
      isBehind = this.#runs.map((run) => run.read()).includes(true);
    } while (isBehind && this.#doors.now() < end);
    this.#frame();
    return isBehind;
  }

  #forget(): void {
    this.#isTaken = true;
    this.#isWhole = true;
    this.#lastFrame = Number.NEGATIVE_INFINITY;
    this.#told = this.#runs.map(() => ({ version: -1, happened: -1, span: 0 }));
  }

  #frame(): void {
    const now = this.#doors.now();
    const view = this.#view;
    const isDue = this.#isWhole || now - this.#lastFrame >= frameMs;
    if (view === undefined || !this.#isTaken || !isDue) return;
    this.#tellEvents();
    const window = this.#window(view);
    const changed = this.#runs.map((run, index) => this.#isChanged(run, index, window));
    if (!this.#isWhole && !changed.includes(true)) return;
    const drawn = this.#runs.map((run, index) => (changed[index] === true ? this.#draw(run, index, { window, view }) : undefined));
    this.#post({ view, window, drawn });
    this.#lastFrame = now;
  }

  #post({ window, drawn }: { view: CurveView; window: CurveWindow; drawn: readonly (DrawnRun | undefined)[] }): void {
    this.#sequence++;
    const frame: CurveFrame = {
      sequence: this.#sequence,
      look: this.#look,
      isWhole: this.#isWhole,
      from: window.from,
      to: window.to,
      series: drawn.flatMap((run) => run?.series ?? []),
      pulses: drawn.flatMap((run) => run?.pulse ?? []),
    };
    this.#isTaken = false;
    this.#isWhole = false;
    this.#doors.post({ kind: 'frame', frame });
  }

  #draw(run: FollowedRun, index: number, { window, view }: { readonly window: CurveWindow; readonly view: CurveView }): DrawnRun {
    const told = this.#told[index];
    if (told !== undefined) {
      told.version = run.version;
      told.span = window.to - window.from;
    }
    return { series: run.curves.draw(index, window, { view, scheme: run.scheme }), pulse: run.pulse(index) };
  }

  #isChanged(run: FollowedRun, index: number, { from, to }: CurveWindow): boolean {
    const told = this.#told[index];
    return this.#isWhole || told?.version !== run.version || to - from > told.span * outgrown;
  }

  #tellEvents(): void {
    for (const [run, followed] of this.#runs.entries()) {
      const told = this.#told[run];
      if (told?.happened === followed.happened || told === undefined) continue;
      told.happened = followed.happened;
      const perEpoch = followed.curves.stepsPerEpoch(followed.scheme);
      this.#doors.post({
        kind: 'happened',
        run,
        events: followed.events(),
        samples: followed.samples.map((sample) => ({ ...sample, epoch: sample.step / perEpoch })),
        recipe: followed.recipe,
      });
    }
  }

  #window({ axis, from, to, pixels, logX, logY }: CurveView): CurveWindow {
    const extents = this.#runs.flatMap((run) => run.curves.extent(axis, run.scheme) ?? []);
    const first = extents.length === 0 ? 0 : Math.min(...extents.map((extent) => extent.from));
    const last = extents.length === 0 ? 0 : Math.max(...extents.map((extent) => extent.to));
    // An epoch axis begins where training does, not at its first record.
    const start = from ?? (axis === 'step' || logX ? first : Math.min(0, first));
    return { from: start, to: Math.max(start, to ?? last), pixels, logX, logY };
  }

  #writeCsv({ order, names }: Extract<ToCurveReader, { kind: 'csv' }>): void {
    const runs = this.#runs.flatMap((run, index) => {
      const name = names[index];
      return name === undefined ? [] : [{ name, run }];
    });
    const pieces = [...curveCsv(runs)].map((piece) => Buffer.from(piece));
    const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.byteLength, 0));
    let offset = 0;
    for (const piece of pieces) {
      bytes.set(piece, offset);
      offset += piece.byteLength;
    }
    this.#doors.post({ kind: 'csv', order, bytes });
  }
}

interface DrawnRun {
  readonly series: readonly CurveSeries[];
  readonly pulse: CurvePulse;
}

function tableOf({ columns: { epochs, measures } }: FollowedRun, run: number): CurveTable {
  return {
    run,
    epoch: epochs.epoch.values.slice(),
    step: epochs.step.values.slice(),
    seconds: epochs.seconds.values.slice(),
    columns: Object.fromEntries([...measures].map(([name, column]) => [name, column.values.slice()])),
  };
}

import { toWorded, type WordedNumber } from '#protocol/exact-number';
import type { CurveEvent, CurveEventKind } from '#protocol/curves';
import type { RunEvent } from '#protocol/events';

/** A picture that the network made, as it lies in the run's folder. */
export interface CurveSample {
  /** Number of the `show` clause. */
  readonly show: number;
  readonly step: number;
  /** Relative to the run's folder. */
  readonly file: string;
}

/** An event before it has a place on the axes. */
export type UnplacedEvent = Omit<CurveEvent, 'epoch' | 'seconds'>;

/** More would cover the curve; the oldest are left out. */
const mostEvents = 5_000;

/** What happened to a run, as far as it is shown on its curves. */
export class CurveEvents {
  #events: UnplacedEvent[] = [];
  #samples: CurveSample[] = [];

  get events(): readonly UnplacedEvent[] {
    return this.#events;
  }

  get samples(): readonly CurveSample[] {
    return this.#samples;
  }

  add(event: RunEvent): void {
    if (event.kind === 'resume') this.#forgetAfter(event.step);
    if (event.kind === 'sample') {
      this.#samples.push({ show: event.show, step: event.step, file: event.file });
      return;
    }
    const shown = shownEvent(event);
    if (shown === undefined) return;
    this.#events.push({ ...shown, at: Date.parse(event.at), step: event.step });
    if (this.#events.length > mostEvents) this.#events = this.#events.slice(-mostEvents);
  }

  /** What belongs to steps that are done again is told again. */
  #forgetAfter(step: number): void {
    this.#events = this.#events.filter((event) => event.step <= step || !(event.kind === 'checkpoint' || event.kind === 'best'));
    this.#samples = this.#samples.filter((sample) => sample.step <= step);
  }
}

interface ShownEvent {
  readonly kind: CurveEventKind;
  readonly value: WordedNumber | null;
  readonly about: string | null;
}

function shownEvent(event: RunEvent): ShownEvent | undefined {
  switch (event.kind) {
    case 'start':
    case 'resume':
      return { kind: event.kind, value: event.attempt, about: event.device };
    case 'pause':
    case 'continue':
      return { kind: event.kind, value: null, about: null };
    case 'stop':
      return { kind: event.kind, value: null, about: event.reason };
    case 'checkpoint':
      return { kind: event.kind, value: event.epoch, about: event.name };
    case 'best':
      return { kind: event.kind, value: toWorded(event.value), about: event.metric };
    case 'rateChange':
      return { kind: event.kind, value: toWorded(event.rate), about: event.objective === null ? null : String(event.objective) };
    case 'lengthChange':
      return { kind: event.kind, value: event.epochs, about: null };
    case 'warning':
    case 'error':
      return { kind: event.kind, value: null, about: event.report.message };
    case 'nan':
      return { kind: event.kind, value: null, about: event.where };
    case 'died':
      return { kind: event.kind, value: null, about: event.cause };
    case 'test':
    case 'sample':
    case 'end':
      return undefined;
  }
}

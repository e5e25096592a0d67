import { assertNever } from '#base/assert-never';
import type { Command } from '#protocol/control';
import { ControlFollower } from '#store/control-log';
import type { Attempt } from './attempt';

/** Why a training is asked to end. */
export interface StopRequest {
  readonly reason: 'asked' | 'signal';
  readonly discard: boolean;
}

/** Milliseconds between two looks at `control.jsonl`. */
const lookEveryMs = 100;

/**
 * What people have asked of a training while it runs. Commands come from `control.jsonl` and from signals; the training asks the desk between steps.
 */
export class ControlDesk {
  readonly #attempt: Attempt;
  readonly #follower: ControlFollower;
  #lookedAtMs = 0;
  #stop: StopRequest | undefined;
  #isPaused = false;
  #wantsCheckpoint = false;
  #setRates: (number | null)[];
  #setEpochs: number | null;

  constructor(attempt: Attempt, before: { readonly setRates: readonly (number | null)[]; readonly setEpochs: number | null }) {
    this.#attempt = attempt;
    this.#follower = new ControlFollower(attempt.run, attempt.job.nonce);
    this.#setRates = [...before.setRates];
    this.#setEpochs = before.setEpochs;
  }

  get stop(): StopRequest | undefined {
    return this.#stop;
  }

  get isPaused(): boolean {
    return this.#isPaused;
  }

  /** Rates that were set by hand, by objective; null where the schedule rules. */
  get setRates(): readonly (number | null)[] {
    return this.#setRates;
  }

  get setEpochs(): number | null {
    return this.#setEpochs;
  }

  /** Asks for the end with a checkpoint, as a signal does. */
  requestStop(): void {
    this.#stop ??= { reason: 'signal', discard: false };
  }

  /** Whether someone wanted a checkpoint since the last call. */
  takeCheckpointRequest(): boolean {
    const wanted = this.#wantsCheckpoint;
    this.#wantsCheckpoint = false;
    return wanted;
  }

  /** Reads new commands, at most ten times a second. */
  look(nowMs: number): void {
    if (nowMs - this.#lookedAtMs < lookEveryMs) {
      return;
    }
    this.#lookedAtMs = nowMs;
    const { commands, malformed } = this.#follower.read();
    for (const command of commands) {
      this.#obey(command);
    }
    if (malformed > 0) {
      this.#attempt.warn({ code: 'ZOO3034', message: `${String(malformed)} lines of \`control.jsonl\` cannot be read.` });
    }
  }

  #obey(command: Command): void {
    switch (command.kind) {
      case 'pause':
        this.#isPaused = true;
        return;
      case 'resume':
        this.#isPaused = false;
        return;
      case 'stop':
        this.#stop = { reason: 'asked', discard: command.discard };
        return;
      case 'checkpoint':
        this.#wantsCheckpoint = true;
        return;
      case 'setRate':
        this.#setRates = this.#setRates.map((rate, index) =>
          command.objective === null || command.objective === index ? command.rate : rate,
        );
        this.#attempt.tell({ kind: 'rateChange', objective: command.objective, rate: command.rate });
        return;
      case 'setEpochs':
        this.#setEpochs = command.epochs;
        this.#attempt.tell({ kind: 'lengthChange', epochs: command.epochs });
        return;
      default:
        assertNever(command);
    }
  }
}

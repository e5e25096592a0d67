/** What the entry gives the trainer of the process it runs in. */
export interface TrainerEnvironment {
  /** Milliseconds of a clock that never goes back. */
  readonly nowMs: () => number;
  /** Lets signals, timers and messages through; resolves after at least `ms`. */
  readonly pause: (ms: number) => Promise<void>;
}

/** Samples a second over the last few seconds. */
export class SpeedGauge {
  readonly #window: { readonly ms: number; readonly samples: number }[] = [];
  #samples = 0;

  /** Takes in a step that has just ended; gives the speed up to it. NaN after the first. */
  add(samples: number, nowMs: number): number {
    this.#samples += samples;
    this.#window.push({ ms: nowMs, samples: this.#samples });
    while (this.#window.length > 2 && nowMs - (this.#window[0]?.ms ?? nowMs) > windowMs) {
      this.#window.shift();
    }
    const first = this.#window[0];
    const passedMs = nowMs - (first?.ms ?? nowMs);
    return first === undefined || passedMs <= 0 ? Number.NaN : ((this.#samples - first.samples) * 1000) / passedMs;
  }
}

const windowMs = 3000;

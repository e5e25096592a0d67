import { philox4x32, streamOf } from '#base/philox';

/** What the random numbers of one sample are a function of. Each number is an unsigned 32-bit integer. */
export interface SampleKey {
  readonly seed: number;
  /** What they are for, such as `augment/0/shift`: different purposes draw independent numbers. */
  readonly purpose: string;
  readonly epoch: number;
  readonly sample: number;
}

/** Random numbers of one sample, one after the other: counter based, so neither order nor neighbours matter. */
export class SampleRandom {
  readonly #key: { readonly seed: number; readonly stream: number };
  readonly #counter: Uint32Array;
  readonly #block = new Uint32Array(4);
  #lane = 4;

  constructor(key: SampleKey) {
    this.#key = { seed: key.seed, stream: streamOf(key.purpose) };
    this.#counter = Uint32Array.of(0, key.sample, key.epoch, 0);
  }

  /** An unsigned 32-bit integer. */
  word(): number {
    if (this.#lane === 4) {
      this.#nextBlock();
    }
    const word = this.#block[this.#lane] ?? 0;
    this.#lane += 1;
    return word;
  }

  /** Uniform in [0, 1), a multiple of 2^-24. */
  uniform(): number {
    return (this.word() >>> 8) * 2 ** -24;
  }

  /** Uniform in [low, high). */
  between(low: number, high: number): number {
    return low + (high - low) * this.uniform();
  }

  /** A whole number in [0, count). */
  below(count: number): number {
    return Math.floor((this.word() / 0x1_0000_0000) * count);
  }

  /** Fills with numbers uniform in [low, high): many at once are several times as fast as one by one. */
  fillBetween(low: number, high: number, target: Float64Array): void {
    const extent = (high - low) * 2 ** -24;
    const words = this.#words(target.length);
    for (let index = 0; index < target.length; index++) {
      target[index] = low + extent * ((words[index] ?? 0) >>> 8);
    }
  }

  /** Fills with standard normal numbers, two from two words by the Box-Muller transform. */
  fillNormal(target: Float64Array): void {
    const words = this.#words(target.length + (target.length & 1));
    for (let index = 0; index < target.length; index += 2) {
      const radius = Math.sqrt(-2 * Math.log((((words[index] ?? 0) >>> 8) + 1) * 2 ** -24));
      const angle = 2 * Math.PI * ((words[index + 1] ?? 0) >>> 8) * 2 ** -24;
      target[index] = radius * Math.cos(angle);
      // A write past the end of an odd length is dropped.
      target[index + 1] = radius * Math.sin(angle);
    }
  }

  /** Standard normal, by the Box-Muller transform. */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(((this.word() >>> 8) + 1) * 2 ** -24));
    return radius * Math.cos(2 * Math.PI * this.uniform());
  }

  /** So many words from the next block on. */
  #words(count: number): Uint32Array {
    const words = new Uint32Array(Math.ceil(count / 4) * 4);
    for (let start = 0; start < words.length; start += 4) {
      this.#nextBlock();
      words.set(this.#block, start);
    }
    this.#lane = 4;
    return words;
  }

  #nextBlock(): void {
    philox4x32(this.#counter, this.#key, this.#block);
    this.#counter[0] = (this.#counter[0] ?? 0) + 1;
    this.#lane = 0;
  }
}

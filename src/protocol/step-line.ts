import { decimalNumber } from './decimal-number';

/** The numbers of a step, to be taken over at once: a reader may use its lists again for the next step. */
export interface StepNumbers {
  readonly step: number;
  readonly epoch: number;
  readonly losses: ArrayLike<number>;
  readonly rates: ArrayLike<number>;
  readonly imagesPerSecond: number;
  readonly t: number;
}

/**
 * Reads the JSON of a step from its bytes, without making a text or an object of it: a run has a million of them. Knows only what `toMetricLine` writes
 * of a step whose numbers are all finite; about everything else it says no, and the line is read the slow way. What it reads is bit for bit what
 * `JSON.parse` gives.
 */
export class StepLineReader implements StepNumbers {
  step = 0;
  epoch = 0;
  readonly losses: number[] = [];
  readonly rates: number[] = [];
  imagesPerSecond = 0;
  t = 0;
  #bytes: Uint8Array = new Uint8Array(0);
  #at = 0;
  #head = 0;
  #tail = 0;
  #significant = 0;

  /** @returns whether `bytes[start, end)` was such a step; its numbers then stand in this object */
  read(bytes: Uint8Array, start: number, end: number): boolean {
    this.#bytes = bytes;
    this.#at = start;
    if (!this.#takes(beforeStep)) return false;
    this.step = this.#count();
    if (!this.#takes(beforeEpoch)) return false;
    this.epoch = this.#count();
    if (!this.#takes(beforeLosses) || !this.#list(this.losses)) return false;
    if (!this.#takes(beforeRates) || !this.#list(this.rates)) return false;
    if (!this.#takes(beforeSpeed)) return false;
    this.imagesPerSecond = this.#number();
    if (!this.#takes(beforeTime)) return false;
    this.t = this.#number();
    return this.#takes(atEnd) && this.#at === end && this.#isWhole();
  }

  #isWhole(): boolean {
    return this.step >= 0 && this.epoch >= 0 && !Number.isNaN(this.imagesPerSecond + this.t);
  }

  #takes(expected: Uint8Array): boolean {
    for (let index = 0; index < expected.length; index++) {
      if (this.#bytes[this.#at + index] !== expected[index]) return false;
    }
    this.#at += expected.length;
    return true;
  }

  /** A whole number from 0; -1 for anything else. */
  #count(): number {
    const value = this.#number();
    return Number.isSafeInteger(value) && value >= 0 ? value : -1;
  }

  /** Numbers up to the closing bracket, which stays. */
  #list(target: number[]): boolean {
    target.length = 0;
    if (this.#bytes[this.#at] === closingBracket) return true;
    for (;;) {
      const value = this.#number();
      if (Number.isNaN(value)) return false;
      target.push(value);
      if (this.#bytes[this.#at] !== comma) return true;
      this.#at++;
    }
  }

  /** A number as JSON writes it, NaN for anything else. */
  #number(): number {
    const start = this.#at;
    const isNegative = this.#bytes[start] === minus;
    if (isNegative) this.#at++;
    this.#head = 0;
    this.#tail = 0;
    this.#significant = 0;
    const whole = this.#digits();
    if (whole === 0 || (whole > 1 && this.#bytes[this.#at - whole] === zero)) return Number.NaN;
    const exponent = this.#fraction() + this.#exponent();
    const size = decimalNumber(this.#head, { tail: this.#tail, digits: this.#significant, exponent });
    if (size === undefined) return this.#byLanguage(start);
    return isNegative ? -size : size;
  }

  /** How far the digits after the point move the value; NaN when there is a point without them. */
  #fraction(): number {
    if (this.#bytes[this.#at] !== point) return 0;
    this.#at++;
    const digits = this.#digits();
    return digits === 0 ? Number.NaN : -digits;
  }

  /** Takes the digits that follow, the first nine that count apart from the others, so that both stay exact. @returns how many */
  #digits(): number {
    const start = this.#at;
    for (;;) {
      const digit = (this.#bytes[this.#at] ?? 0) - zero;
      if (digit < 0 || digit > 9) return this.#at - start;
      this.#at++;
      if (this.#significant < 9) this.#head = this.#head * 10 + digit;
      else this.#tail = this.#tail * 10 + digit;
      if (digit > 0 || this.#significant > 0) this.#significant++;
    }
  }

  #exponent(): number {
    const letter = this.#bytes[this.#at];
    if (letter !== smallE && letter !== largeE) return 0;
    this.#at++;
    const sign = this.#bytes[this.#at];
    if (sign === minus || sign === plus) this.#at++;
    const start = this.#at;
    let value = 0;
    for (let digit = this.#digit(); digit >= 0; digit = this.#digit()) value = value * 10 + digit;
    if (this.#at === start) return Number.NaN;
    return sign === minus ? -value : value;
  }

  /** The next digit; -1 where there is none. */
  #digit(): number {
    const digit = (this.#bytes[this.#at] ?? 0) - zero;
    if (digit < 0 || digit > 9) return -1;
    this.#at++;
    return digit;
  }

  #byLanguage(start: number): number {
    return Number(String.fromCharCode(...this.#bytes.subarray(start, this.#at)));
  }
}

const [minus, plus, point, comma, zero, smallE, largeE, closingBracket] = [45, 43, 46, 44, 48, 101, 69, 93] as const;

const beforeStep = toBytes('{"kind":"step","step":');
const beforeEpoch = toBytes(',"epoch":');
const beforeLosses = toBytes(',"losses":[');
const beforeRates = toBytes('],"rates":[');
const beforeSpeed = toBytes('],"imagesPerSecond":');
const beforeTime = toBytes(',"t":');
const atEnd = toBytes('}');

function toBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

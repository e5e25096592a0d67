/**
 * Philox4x32-10, a counter-based random number generator (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3").
 *
 * A block of four 32-bit words is a pure function of a 64-bit key and a 128-bit counter, so there is no state to save: the key is
 * the run's seed and a stream, the counter is the step and the index of the block.
 */

const multiplier0 = 0xd2511f53;
const multiplier1 = 0xcd9e8d57;
const weyl0 = 0x9e3779b9;
const weyl1 = 0xbb67ae85;

/** What a sequence of random numbers is a function of. Each part is an unsigned 32-bit integer. */
export interface PhiloxKey {
  readonly seed: number;
  /** Which of the run's independent sequences: see {@link streamOf}. */
  readonly stream: number;
  /** The step, epoch or sample that the numbers belong to. */
  readonly step: number;
}

/** The stream number of a name such as `dropout/LeNet5/drop.1`: FNV-1a, 32 bits. */
export function streamOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index++) {
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** Writes `target.length` random 32-bit words, those of blocks 0, 1, … of the key. */
export function philoxWords(key: PhiloxKey, target: Uint32Array): void {
  const counter = new Uint32Array(4);
  const block = new Uint32Array(4);
  counter[2] = key.step;
  for (let start = 0, index = 0; start < target.length; start += 4, index++) {
    counter[0] = index;
    philox4x32(counter, key, block);
    for (let lane = 0; lane < 4 && start + lane < target.length; lane++) {
      target[start + lane] = block[lane] ?? 0;
    }
  }
}

/** The ten rounds: four words of counter and two of key (seed, stream) to four random words, written to `block`. */
export function philox4x32(counter: Uint32Array, key: Pick<PhiloxKey, 'seed' | 'stream'>, block: Uint32Array): void {
  // Destructuring would go through an iterator, which costs as much as the rounds.
  let c0 = counter[0] ?? 0;
  let c1 = counter[1] ?? 0;
  let c2 = counter[2] ?? 0;
  let c3 = counter[3] ?? 0;
  let k0 = key.seed >>> 0;
  let k1 = key.stream >>> 0;
  for (let round = 0; round < 10; round++) {
    const low0 = Math.imul(multiplier0, c0) >>> 0;
    const low1 = Math.imul(multiplier1, c2) >>> 0;
    const high0 = multiplyHigh(multiplier0, c0);
    const high1 = multiplyHigh(multiplier1, c2);
    c0 = (high1 ^ c1 ^ k0) >>> 0;
    c1 = low1;
    c2 = (high0 ^ c3 ^ k1) >>> 0;
    c3 = low0;
    k0 = (k0 + weyl0) >>> 0;
    k1 = (k1 + weyl1) >>> 0;
  }
  block[0] = c0;
  block[1] = c1;
  block[2] = c2;
  block[3] = c3;
}

/** The upper 32 bits of the product of two unsigned 32-bit integers. */
function multiplyHigh(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const low = aLow * bLow;
  const middle = aHigh * bLow + (low >>> 16);
  const carry = aLow * bHigh + (middle & 0xffff);
  return (aHigh * bHigh + (middle >>> 16) + (carry >>> 16)) >>> 0;
}

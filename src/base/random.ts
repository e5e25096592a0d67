import { philoxWords, type PhiloxKey } from './philox';

/** Fills with uniform float32 in [0, 1): the upper 24 bits of each word, so that every value is exact. */
export function fillUniform(key: PhiloxKey, target: Float32Array): void {
  const words = new Uint32Array(target.length);
  philoxWords(key, words);
  for (let index = 0; index < target.length; index++) {
    target[index] = ((words[index] ?? 0) >>> 8) * 2 ** -24;
  }
}

/** Fills with standard normal float32 by the Box-Muller transform, two values from two words. */
export function fillNormal(key: PhiloxKey, target: Float32Array): void {
  const words = new Uint32Array(target.length + (target.length & 1));
  philoxWords(key, words);
  for (let index = 0; index < target.length; index += 2) {
    // The first word is moved into (0, 1], so that its logarithm is finite.
    const radius = Math.sqrt(-2 * Math.log((((words[index] ?? 0) >>> 8) + 1) * 2 ** -24));
    const angle = 2 * Math.PI * ((words[index + 1] ?? 0) >>> 8) * 2 ** -24;
    target[index] = radius * Math.cos(angle);
    if (index + 1 < target.length) {
      target[index + 1] = radius * Math.sin(angle);
    }
  }
}

/** A random order of 0 … count-1 (Fisher-Yates), a pure function of the key. */
export function permutation(key: PhiloxKey, count: number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, index) => index);
  const words = new Uint32Array(count);
  philoxWords(key, words);
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(((words[last] ?? 0) / 0x1_0000_0000) * (last + 1));
    const kept = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = kept;
  }
  return order;
}

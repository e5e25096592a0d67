import { cellText } from './csv-cells';

/** The different words of a column, found again by their bytes without making a text of each cell. */
export class CategoryIndex {
  readonly #bytes: Uint8Array;
  /** Where the first cell that holds each word starts and ends. */
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  /** The last word of each hash, and for each word the one before it of the same hash, or -1. */
  readonly #lastByHash = new Map<number, number>();
  readonly #before: number[] = [];

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get size(): number {
    return this.#starts.length;
  }

  /** The number of the word in this byte range, in order of first appearance; it is added where it is new. */
  numberOf(start: number, end: number): number {
    const hash = this.#hash(start, end);
    const last = this.#lastByHash.get(hash) ?? -1;
    for (let index = last; index >= 0; index = this.#before[index] ?? -1) {
      if (this.#isSame(index, start, end)) {
        return index;
      }
    }
    const added = this.#starts.length;
    this.#starts.push(start);
    this.#ends.push(end);
    this.#before.push(last);
    this.#lastByHash.set(hash, added);
    return added;
  }

  /** The words, sorted, and for each in order of appearance its rank among them. */
  sorted(): { readonly names: readonly string[]; readonly ranks: readonly number[] } {
    const words = this.#starts.map((start, index) => ({ index, name: cellText(this.#bytes, start, this.#ends[index] ?? start) }));
    words.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    const ranks = words.map(() => 0);
    words.forEach((word, rank) => {
      ranks[word.index] = rank;
    });
    return { names: words.map((word) => word.name), ranks };
  }

  /** FNV-1a over the bytes. */
  #hash(start: number, end: number): number {
    const bytes = this.#bytes;
    let hash = 0x811c9dc5;
    for (let offset = start; offset < end; offset++) {
      hash = Math.imul(hash ^ (bytes[offset] ?? 0), 0x01000193);
    }
    return hash;
  }

  #isSame(index: number, start: number, end: number): boolean {
    const bytes = this.#bytes;
    const from = this.#starts[index] ?? 0;
    if ((this.#ends[index] ?? 0) - from !== end - start) {
      return false;
    }
    for (let offset = start; offset < end; offset++) {
      if (bytes[from + offset - start] !== bytes[offset]) {
        return false;
      }
    }
    return true;
  }
}

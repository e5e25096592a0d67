import { cellText } from './csv-cells';

/** The different words of a column, found again by their bytes without making a text of each cell. */
export class CategoryIndex {
  readonly #bytes: Uint8Array;
  /** Start and end of the first cell that holds the word. */
  readonly #places: { readonly start: number; readonly end: number }[] = [];
  readonly #byHash = new Map<number, number[]>();

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get size(): number {
    return this.#places.length;
  }

  /** The number of the word in this byte range, in order of first appearance; `undefined` where it is new. */
  find(start: number, end: number): number | undefined {
    return this.#byHash.get(this.#hash(start, end))?.find((index) => this.#same(index, start, end));
  }

  /** Adds the word unless it is there. */
  add(start: number, end: number): void {
    if (this.find(start, end) !== undefined) {
      return;
    }
    const hash = this.#hash(start, end);
    const bucket = this.#byHash.get(hash) ?? [];
    bucket.push(this.#places.length);
    this.#byHash.set(hash, bucket);
    this.#places.push({ start, end });
  }

  /** The words, sorted, and for each in order of appearance its rank among them. */
  sorted(): { readonly names: readonly string[]; readonly ranks: readonly number[] } {
    const words = this.#places.map((place, index) => ({ index, name: cellText(this.#bytes, place.start, place.end) }));
    words.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    const ranks = words.map(() => 0);
    words.forEach((word, rank) => {
      ranks[word.index] = rank;
    });
    return { names: words.map((word) => word.name), ranks };
  }

  /** FNV-1a over the bytes. */
  #hash(start: number, end: number): number {
    let hash = 0x811c9dc5;
    for (let offset = start; offset < end; offset++) {
      hash = Math.imul(hash ^ (this.#bytes[offset] ?? 0), 0x01000193);
    }
    return hash;
  }

  #same(index: number, start: number, end: number): boolean {
    const place = this.#places[index];
    if (place === undefined || place.end - place.start !== end - start) {
      return false;
    }
    for (let offset = 0; offset < end - start; offset++) {
      if (this.#bytes[place.start + offset] !== this.#bytes[start + offset]) {
        return false;
      }
    }
    return true;
  }
}

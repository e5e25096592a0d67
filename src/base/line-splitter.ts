/**
 * Puts lines together from a text that comes in pieces. Only a line feed ends a line: other separators of Unicode may stand inside of JSON.
 *
 * @param onLine called with each whole line, without its end
 */
export class LineSplitter {
  readonly #onLine: (line: string) => void;
  #pieces: string[] = [];

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine;
  }

  /** Characters of the line that has not ended yet. */
  get pending(): number {
    return this.#pieces.reduce((sum, piece) => sum + piece.length, 0);
  }

  push(piece: string): void {
    const [first = '', ...others] = piece.split('\n');
    this.#pieces.push(first);
    for (const next of others) {
      this.end();
      this.#pieces.push(next);
    }
  }

  /** The text is over: what stands after its last line feed is a line too, where there is something. */
  end(): void {
    const line = this.#pieces.join('');
    this.#pieces = [];
    if (line !== '') this.#onLine(line);
  }
}

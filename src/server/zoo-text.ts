import type { Position, Range, TextDocumentContentChangeEvent } from 'vscode-languageserver/node';
import type { SourceRange } from '#model/source-range';

/** One version of a text in the editor, and the two ways to count in it: offsets in UTF-16 units, and lines with columns. */
export class ZooText {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly text: string;
  #starts: readonly number[] | undefined;

  constructor(parts: { readonly uri: string; readonly languageId: string; readonly version: number; readonly text: string }) {
    this.uri = parts.uri;
    this.languageId = parts.languageId;
    this.version = parts.version;
    this.text = parts.text;
  }

  /** The text after changes of an editor, one after the other. */
  changed(changes: readonly TextDocumentContentChangeEvent[], version: number): ZooText {
    const { uri, languageId } = this;
    return changes.reduce<ZooText>(
      (current, change) =>
        new ZooText({ uri, languageId, version, text: 'range' in change ? current.#replaced(change.range, change.text) : change.text }),
      new ZooText({ uri, languageId, version, text: this.text }),
    );
  }

  /** Places outside of the text are brought to its nearest end. */
  positionAt(offset: number): Position {
    const place = Math.max(0, Math.min(offset, this.text.length));
    const starts = this.#lineStarts();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= place) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return { line: low, character: place - (starts[low] ?? 0) };
  }

  /** The offset of a place; columns behind the end of a line are its end. */
  offsetAt({ line, character }: Position): number {
    const starts = this.#lineStarts();
    const start = line < 0 ? 0 : starts[line];
    if (start === undefined) {
      return this.text.length;
    }
    const end = starts[line + 1] ?? this.text.length;
    return Math.max(start, Math.min(start + Math.max(0, character), end));
  }

  rangeOf({ start, end }: SourceRange): Range {
    return { start: this.positionAt(start), end: this.positionAt(end) };
  }

  sourceRange({ start, end }: Range): SourceRange {
    return { start: this.offsetAt(start), end: this.offsetAt(end) };
  }

  #replaced(range: Range, text: string): string {
    const { start, end } = this.sourceRange(range);
    return this.text.slice(0, Math.min(start, end)) + text + this.text.slice(Math.max(start, end));
  }

  #lineStarts(): readonly number[] {
    this.#starts ??= [0, ...[...this.text.matchAll(/\r\n|\r|\n/g)].map(({ index, 0: end }) => index + end.length)];
    return this.#starts;
  }
}

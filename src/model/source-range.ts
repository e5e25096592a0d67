/** A stretch of a text: offsets in UTF-16 units, `end` exclusive. `file` only where it is not the file being read. */
export interface SourceRange {
  readonly start: number;
  readonly end: number;
  readonly file?: string;
}

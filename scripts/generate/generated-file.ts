/** A file that `npm run generate` writes: its path from the repository root with forward slashes, and its whole text. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

import type { SourceRange } from '#model/source-range';
import type { ParsedFile } from '../parse';

/** A file that an `import` brings, read but not resolved. */
export interface ImportedFile {
  /** Seen from the file that is analysed: `zoo:vgg19`, `parts/stem.zoo`. */
  readonly path: string;
  /** As the import has it. */
  readonly written: string;
  /** The `import` in the importing file. */
  readonly statement: SourceRange;
  readonly parsed: ParsedFile;
  readonly imports: readonly ImportedFile[];
}

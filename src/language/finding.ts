import type { ErrorCode } from '#base/codes/catalogue';
import type { SourceRange } from '#model/source-range';

/** Something to say about a place of the text. */
export interface Finding {
  readonly code: ErrorCode;
  /** One sentence that names the thing. */
  readonly message: string;
  readonly at: SourceRange;
  /** What the place should read instead, where that is clear. */
  readonly replacement?: string;
}

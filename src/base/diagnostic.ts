import type { ErrorCode } from './codes/catalogue';

/** A finding about a text, with where it stands. Offsets are UTF-16 units of that text, `end` exclusive. */
export interface Diagnostic {
  readonly code: ErrorCode;
  readonly severity: 'error' | 'warning' | 'hint';
  /** One sentence that names the thing. */
  readonly message: string;
  readonly start: number;
  readonly end: number;
  /** Repairs that need no thought, best first. */
  readonly fixes: readonly TextFix[];
  /** Other places that belong to the story, such as where the other shape came from. */
  readonly related: readonly { readonly message: string; readonly start: number; readonly end: number }[];
}

/** A repair: a title as on a menu, and the edits it makes. */
export interface TextFix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** A replacement in a text: what lies from `start` up to `end`, offsets in UTF-16 units, gives way to `text`. Both equal: an insertion. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

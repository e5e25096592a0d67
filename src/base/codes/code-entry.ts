/** One row of the error catalogue; its manual page is generated from it. */
export interface CodeEntry {
  /** A few words, as a heading. */
  readonly title: string;
  readonly severity: 'error' | 'warning' | 'hint';
  /** Why it is refused or noted, in whole sentences. */
  readonly explanation: string;
  /** A short text (usually `.zoo`) or command that shows it. */
  readonly example: string;
  /** The same, mended, or what to do. */
  readonly cure: string;
}

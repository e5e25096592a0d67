/** What other extensions, and the tests, get of this one. Versioned: a later version never changes what an earlier one promised. */
export interface ExtensionApi {
  readonly version: 1;
  /** How long `activate` took, in milliseconds. */
  readonly activationMs: number;
}

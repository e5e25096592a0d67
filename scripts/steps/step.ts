/** One thing that is looked at: a program that ends with 0 when all is well. */
export interface Step {
  readonly name: string;
  /** What went wrong when it fails, as the reader of the output needs it. */
  readonly cure: string;
  /** The arguments of Node. */
  readonly arguments: readonly string[];
  /** Variables that it gets besides those of this process. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Where the program leaves its list of tests as JSON; without one, the step counts as one test. */
  readonly testReport?: string;
}

/** How a step ended. */
export interface StepResult {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  /** Tests that the step left out, by name. */
  readonly leftOut: readonly string[];
  readonly seconds: number;
  readonly output: string;
}

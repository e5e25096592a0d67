import type { Event } from 'vscode';
import type { RunStatus } from '#protocol/run';

/** A run as other extensions see it. */
export interface RunSummary {
  /** Names the run in every command: `<name of the workspace folder>/<id>`. */
  readonly key: string;
  /** `damaged`: it cannot be read. */
  readonly status: RunStatus | 'damaged';
}

/** What other extensions, and the tests, get of this one. Versioned: a later version never changes what an earlier one promised. */
export interface ExtensionApi {
  readonly version: 1;
  /** How long `activate` took, in milliseconds. */
  readonly activationMs: number;
  /** The runs of the opened folders, newest first. */
  runs(): readonly RunSummary[];
  readonly onDidChangeRuns: Event<void>;
}

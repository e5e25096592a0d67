import type { Output } from './output';

/** What a process ends with: 0 done, 1 the file, data or expectation is wrong, 2 wrong usage, 3 the machine lacks something, 130 interrupted. */
export type ExitStatus = 0 | 1 | 2 | 3 | 130;

/** A word that a command takes by its place. */
export interface ArgumentSpec {
  /** As the usage line shows it: `FILE`. */
  readonly name: string;
  readonly meaning: string;
  readonly required: boolean;
  /** Takes all that follow. Only the last argument may. */
  readonly many?: boolean;
}

/** A switch of a command, or an option with a value: `--epochs N`. */
export interface OptionSpec {
  /** Without the dashes. */
  readonly name: string;
  readonly short?: string;
  readonly meaning: string;
  /** What follows it, as the usage shows it: `N`, `FILE`. Left out for a switch. */
  readonly value?: string;
  /** `count`: a whole number from 1; `seed`: from 0. */
  readonly type?: 'text' | 'count' | 'seed';
  /** May be given several times. */
  readonly many?: boolean;
}

/** One word of the command line. The manual page, `--help` and the parser are made from it. */
export interface CommandSpec {
  readonly name: string;
  readonly summary: string;
  readonly arguments: readonly ArgumentSpec[];
  readonly options: readonly OptionSpec[];
  /** A line that works, for the help. */
  readonly example: string;
  /** Loads what the command needs only when it is called, so that the others start fast. */
  readonly load: () => Promise<CommandRun>;
}

/** Does what a command promises. What it throws is told by the entry, with the exit status of its code. */
export type CommandRun = (invocation: Invocation) => Promise<ExitStatus>;

/** A command as it was called. */
export interface Invocation {
  readonly positional: readonly string[];
  readonly options: OptionValues;
  readonly output: Output;
  /** The folder that relative paths start from. */
  readonly directory: string;
  /** From its first call on, Ctrl-C fires the signal; a command that never calls it is simply ended. */
  readonly interruption: () => AbortSignal;
}

/** Option values by name, checked against their specs. */
export interface OptionValues {
  flag(name: string): boolean;
  text(name: string): string | undefined;
  number(name: string): number | undefined;
  list(name: string): readonly string[];
}

import type { CommandName } from '../manifest/command-table';

/** What a command does with what it was called with. A failure is told to the person by who registers it. */
export type Handler = (...words: readonly unknown[]) => unknown;

/** Handlers of some commands. */
export type Handlers<N extends CommandName> = Readonly<Record<N, Handler>>;

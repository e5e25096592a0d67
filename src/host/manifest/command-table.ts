import type { CommandSpec } from './command-spec';
import { fileCommands } from './file-commands';
import { machineCommands } from './machine-commands';
import { runCommands } from './run-commands';
import { trainingCommands } from './training-commands';

/** Every command by its name; its id is `neurozoo.<name>`. */
export const commandTable = { ...fileCommands, ...trainingCommands, ...runCommands, ...machineCommands } as const;

export type CommandName = keyof typeof commandTable;

/** All names, in the order of the manual. */
export const commandNames: readonly CommandName[] = Object.keys(commandTable).filter((name): name is CommandName =>
  Object.hasOwn(commandTable, name),
);

/** The row of a command, with what all rows have. */
export function commandSpec(name: CommandName): CommandSpec {
  return commandTable[name];
}

/** `neurozoo.train`: how VS Code knows a command. */
export function commandId<N extends CommandName>(name: N): `neurozoo.${N}` {
  return `neurozoo.${name}`;
}

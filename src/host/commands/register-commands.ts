import { commands, type Disposable } from 'vscode';
import { commandId, commandNames, type CommandName } from '../manifest/command-table';
import { tellProblem } from '../problems/tell-problem';
import type { Shell } from '../shell';
import { fileCommandHandlers } from './file-command-handlers';
import type { Handler, Handlers } from './handlers';
import { machineCommandHandlers } from './machine-command-handlers';
import { runFileCommands } from './run-file-commands';
import { runLabelCommands } from './run-label-commands';
import { runPageCommands } from './run-page-commands';
import { steeringCommands } from './steering-commands';
import { trainCommands } from './train-commands';

/** Registers every command of the table. A failure of one is told to the person, and the next works. */
export function registerCommands(shell: Shell): readonly Disposable[] {
  const handlers: Handlers<CommandName> = {
    ...fileCommandHandlers(shell),
    ...trainCommands(shell),
    ...steeringCommands(shell),
    ...runPageCommands(shell),
    ...runLabelCommands(shell),
    ...runFileCommands(shell),
    ...machineCommandHandlers(shell),
  };
  return commandNames.map((name) => commands.registerCommand(commandId(name), guarded(shell, handlers[name])));
}

function guarded(shell: Shell, handler: Handler): Handler {
  return async (...words) => {
    try {
      await handler(...words);
    } catch (error) {
      await tellProblem(shell.log, error);
    }
  };
}

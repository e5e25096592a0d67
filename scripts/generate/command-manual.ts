import { commandTable } from '#cli/command-table';
import { commandHelp, generalHelp } from '#cli/help';

import type { GeneratedFile } from './generated-file';

/** The manual's page of commands: what `neurozoo COMMAND --help` prints for each row of the command table. */
export function generateCommandManual(): GeneratedFile {
  const chapters = commandTable.map((command) => `## ${command.name}\n\n${toBlock(commandHelp(command))}`);
  const head = '# Commands\n\nWritten by `npm run generate` from the command table.';
  return { path: 'docs/manual/commands.md', text: `${[head, toBlock(generalHelp()), ...chapters].join('\n\n')}\n` };
}

function toBlock(text: string): string {
  return `\`\`\`text\n${text.trimEnd()}\n\`\`\``;
}

import type { CommandSpec, OptionSpec } from './command';
import { commandTable } from './command-table';
import { commonOptions } from './parse-command-line';

/** What `neurozoo --help` prints. */
export function generalHelp(): string {
  return [
    'Usage: neurozoo COMMAND …',
    '',
    ...alignColumns(commandTable.map((command) => [command.name, command.summary])),
    '',
    'neurozoo COMMAND --help tells more. Every command takes --json.',
    'Exit status: 0 done, 1 file, data or expectation wrong, 2 wrong usage, 3 the machine lacks something, 130 interrupted.',
  ].join('\n');
}

/** What `neurozoo COMMAND --help` prints. */
export function commandHelp(command: CommandSpec): string {
  const sections = [usageLine(command), '', command.summary];
  if (command.arguments.length > 0) {
    sections.push('', ...alignColumns(command.arguments.map((argument) => [argument.name, argument.meaning])));
  }
  sections.push('', ...alignColumns([...command.options, ...commonOptions].map((option) => [optionWords(option), option.meaning])));
  sections.push('', `Example: ${command.example}`);
  return sections.join('\n');
}

/** `Usage: neurozoo train FILE [TRAINING] [OPTION]…`. */
export function usageLine(command: CommandSpec): string {
  const words = command.arguments.map((argument) => {
    const name = argument.many === true ? `${argument.name}…` : argument.name;
    return argument.required ? name : `[${name}]`;
  });
  return ['Usage: neurozoo', command.name, ...words, '[OPTION]…'].join(' ');
}

/** `--epochs N`, as in help and manual. */
export function optionWords(option: OptionSpec): string {
  const long = option.value === undefined ? `--${option.name}` : `--${option.name} ${option.value}`;
  return option.short === undefined ? long : `-${option.short}, ${long}`;
}

function alignColumns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}

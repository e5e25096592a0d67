import { commandId, commandNames, commandSpec } from '#host/manifest/command-table';
import { settingKeys, settingSpec, type SettingValue } from '#host/manifest/setting-table';

import type { GeneratedFile } from './generated-file';

/** The manual's page of the extension: its commands, settings and keys, as the tables of `src/host/manifest` have them. */
export function generateEditorManual(): GeneratedFile {
  const parts = [
    '# In the editor',
    'Written by `npm run generate` from the tables of the extension.',
    '## Commands',
    'All stand in the palette under *Neurozoo*, or in the menu of what they work on.',
    toTable(['Command', 'Id', 'What it does'], commandRows()),
    '## Keys',
    'Chords that VS Code leaves free, in `.zoo` files only.',
    toTable(['Command', 'Key', 'On macOS'], keyRows()),
    '## Settings',
    'A setting of scope `machine` is taken from your own settings only, never from those of a folder. The ones marked *trusted* count in trusted folders only.',
    toTable(['Setting', 'Default', 'Scope', 'What it does'], settingRows()),
  ];
  return { path: 'docs/manual/editor.md', text: `${parts.join('\n\n')}\n` };
}

function commandRows(): string[][] {
  return commandNames.map((name) => [commandSpec(name).title, `\`${commandId(name)}\``, commandSpec(name).does]);
}

function keyRows(): string[][] {
  return commandNames.flatMap((name) => {
    const { key, title } = commandSpec(name);
    return key === undefined ? [] : [[title, `\`${key.key}\``, `\`${key.mac}\``]];
  });
}

function settingRows(): string[][] {
  return settingKeys.map((key) => {
    const { description, scope, isRestricted, value } = settingSpec(key);
    return [`\`neurozoo.${key}\``, defaultOf(value), isRestricted ? `${scope}, trusted` : scope, `${description}${choicesOf(value)}`];
  });
}

function defaultOf(value: SettingValue): string {
  return `\`${String(value.default)}\``;
}

function choicesOf(value: SettingValue): string {
  if (value.kind !== 'choice') return '';
  const choices = Object.entries(value.choices).map(([choice, text]) => `\`${choice}\`: ${text}`);
  return ` ${choices.join(' ')}`;
}

function toTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

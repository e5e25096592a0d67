import { catalogue } from '#base/codes/catalogue';
import type { CodeEntry } from '#base/codes/code-entry';

import type { GeneratedFile } from './generated-file';

const folder = 'docs/diagnostics';
const longestLine = 120;

/** A manual page for each code of the catalogue, and the list of all of them. */
export function generateDiagnosticPages(): readonly GeneratedFile[] {
  const entries = Object.entries<CodeEntry>(catalogue).toSorted(([left], [right]) => left.localeCompare(right));
  const rows = entries.map(([code, entry]) => `| [${code}](${code}.md) | ${entry.severity} | ${entry.title} |`);
  const list = ['# Diagnostics', '', 'Every message of Neurozoo carries a code; each code has a page.', ''];
  return [
    { path: `${folder}/README.md`, text: [...list, '| code | severity | meaning |', '| --- | --- | --- |', ...rows, ''].join('\n') },
    ...entries.map(([code, entry]) => ({ path: `${folder}/${code}.md`, text: toPage(code, entry) })),
  ];
}

function toPage(code: string, entry: CodeEntry): string {
  return [
    `# ${code}: ${entry.title}`,
    '',
    `*${entry.severity}*`,
    '',
    entry.explanation,
    '',
    '## Example',
    '',
    ...toBlock(entry.example),
    '',
    '## Cure',
    '',
    ...toBlock(entry.cure),
    '',
  ].join('\n');
}

function toBlock(text: string): readonly string[] {
  return ['```text', ...text.split('\n').map(shorten), '```'];
}

/** Examples of what is too long are too long for a page. */
function shorten(line: string): string {
  return line.length <= longestLine ? line : `${line.slice(0, longestLine / 2)} … ${line.slice(-longestLine / 2)}`;
}

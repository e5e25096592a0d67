import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseZoo } from '#language/parse';
import { rangeOf } from '#language/range-of';
import { escapeSnippet } from '#language/services/completion-item';

import type { GeneratedFile } from './generated-file';
import { snippetTable, type Snippet } from './snippet-table';

/** The snippets of the extension: those of the table, and each architecture of the zoo as its file has it. */
export function generateSnippets(root: string): GeneratedFile {
  const entries = [...snippetTable, ...zooSnippets(root)].map(({ name, prefix, description, body }) => [
    name,
    { prefix, description, body: body.split('\n') },
  ]);
  return { path: 'snippets/zoo.code-snippets', text: `${JSON.stringify(Object.fromEntries(entries), undefined, 2)}\n` };
}

/** A snippet for each file of the zoo: its networks and blocks, without the expectations that check them. */
export function zooSnippets(root: string): readonly Snippet[] {
  const folder = join(root, 'examples/zoo');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.zoo'))
    .toSorted()
    .map((file) => {
      const id = file.slice(0, -'.zoo'.length);
      const text = withoutExpectations(readFileSync(join(folder, file), 'utf8'));
      const description = /\/\*\*\s*([\s\S]*?)\s*\*\//.exec(text)?.[1]?.replace(/\s*\n\s*\*?\s*/g, ' ') ?? id;
      return { name: `Zoo: ${id}`, prefix: `zoo-${id}`, description, body: escapeSnippet(text), frame: '%' };
    });
}

function withoutExpectations(text: string): string {
  return parseZoo(text)
    .file.declarations.filter(({ $type }) => $type === 'Expect')
    .map(rangeOf)
    .toReversed()
    .reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text)
    .trim();
}

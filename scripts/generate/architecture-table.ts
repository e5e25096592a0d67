import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readLayers, type Layer } from '../layers.js';
import type { GeneratedFile } from './generated-file';

const begin = '<!-- layers: npm run generate writes this table from architecture.json -->';
const end = '<!-- end of layers -->';

/** `docs/architecture.md` with the layer table between its two marks. */
export function generateArchitectureTable(root: string): readonly GeneratedFile[] {
  const path = 'docs/architecture.md';
  const text = readFileSync(join(root, path), 'utf8');
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${path} has lost the marks around its layer table`);
  const rows = readLayers(root).map(toRow);
  const table = ['| layer | what it knows | runs on | may import | packages |', '| --- | --- | --- | --- | --- |', ...rows].join('\n');
  return [{ path, text: `${text.slice(0, from)}${begin}\n\n${table}\n\n${text.slice(to)}` }];
}

function toRow(layer: Layer): string {
  const cells = [`\`${layer.folder}\``, layer.knows, layer.runtime, layer.may.join(' ') || '-', layer.packages.join(' ') || '-'];
  return `| ${cells.join(' | ')} |`;
}

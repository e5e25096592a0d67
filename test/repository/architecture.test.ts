import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { repositoryRoot } from '../../scripts/architecture';
import { generateArchitectureTable } from '../../scripts/generate/architecture-table';
import { readLayers } from '../../scripts/layers.js';
import { readManifest, textOf, trackedFiles } from './tracked-files';

const layers = readLayers(repositoryRoot);
const rowOf = new Map(layers.map((layer) => [layer.name, layer]));

describe.each(layers)('layer $name', ({ name, may }) => {
  test('imports only layers that stand above it in the table, so there is no cycle', () => {
    const above = layers.slice(
      0,
      layers.findIndex((layer) => layer.name === name),
    );
    expect(above.map((layer) => layer.name)).toEqual(expect.arrayContaining([...may]));
  });

  test('has in its row everything that the layers in its row have', () => {
    const inherited = may.flatMap((other) => rowOf.get(other)?.may ?? []);
    expect(may).toEqual(expect.arrayContaining(inherited));
  });
});

test('docs/architecture.md shows the table of architecture.json', () => {
  for (const { path, text } of generateArchitectureTable(repositoryRoot)) expect(textOf(path)).toBe(text);
});

test('every folder of src is a layer of the table', () => {
  const folders = readdirSync(join(repositoryRoot, 'src')).map((name) => `src/${name}`);
  expect(layers.map((layer) => layer.folder)).toEqual(expect.arrayContaining(folders));
});

test('every package that is shipped is given to a layer and imported there', () => {
  const { dependencies } = readManifest();
  const unused = Object.keys(dependencies).filter((name) => !isUsed(name));
  expect(unused).toEqual([]);
});

function isUsed(name: string): boolean {
  const givenTo = layers.filter((layer) => layer.packages.some((own) => name === own || name.startsWith(`${own}/`)));
  const sources = trackedFiles().filter((path) => givenTo.some((layer) => path.startsWith(`${layer.folder}/`)) && path.endsWith('.ts'));
  return sources.some((path) => textOf(path).includes(`'${name}`) || textOf(path).includes(`\`${name}`));
}

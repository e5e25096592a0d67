import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { zooSnippets } from '../../../scripts/generate/snippets';
import { snippetTable } from '../../../scripts/generate/snippet-table';
import { formatZoo } from '#language/format';
import { layerKinds } from '#model/layer-kind';
import { analyzeText } from '../analyze-text';

const root = join(import.meta.dirname, '../../..');
const all = [...snippetTable, ...zooSnippets(root)];

const snippetFile = v.record(v.string(), v.object({ prefix: v.string(), description: v.string(), body: v.array(v.string()) }));

/** A snippet as it comes: every place with its default, or the first of its choices. */
function expand(body: string): string {
  return body
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replace(/\$\{\d+:((?:\\.|[^\\}])*)\}/g, '$1')
    .replace(/\$\d+/g, '')
    .replace(/\\([\\$}])/g, '$1');
}

test.each(all)('$prefix: the snippet "$name" is free of errors as it comes', ({ body, frame }) => {
  const { diagnostics } = analyzeText(frame.replace('%', () => expand(body)));
  expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code} ${message}`)).toEqual([]);
});

test.each(snippetTable.filter(({ frame }) => frame === '%'))('$prefix: the snippet "$name" comes in canonical form', ({ body }) => {
  const text = `${expand(body)}\n`;
  expect(formatZoo(text).text).toBe(text);
});

test('prefixes and names are there once', () => {
  expect(new Set(all.map(({ prefix }) => prefix)).size).toBe(all.length);
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
});

test('the file of the extension holds every one of them', () => {
  const file = v.parse(snippetFile, JSON.parse(readFileSync(join(root, 'snippets/zoo.code-snippets'), 'utf8')));
  expect(Object.entries(file).map(([name, { prefix, body }]) => [name, prefix, body.join('\n')])).toEqual(
    all.map(({ name, prefix, body }) => [name, prefix, body]),
  );
});

test('the snippets use most of the layer catalogue', () => {
  const words = new Set(all.flatMap(({ body }) => body.match(/[a-z0-9]+/g) ?? []));
  expect(layerKinds.filter((kind) => words.has(kind)).length).toBeGreaterThan(35);
});

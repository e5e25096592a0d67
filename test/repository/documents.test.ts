import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

import { describe, expect, test } from 'vitest';

import { repositoryRoot } from '../../scripts/architecture';
import { catalogue } from '#base/codes/catalogue';
import { linesWith, readManifest, textOf, trackedFiles } from './tracked-files';

const pages = trackedFiles().filter((path) => path.endsWith('.md'));
const scripts = Object.keys(readManifest().scripts);

test.each(pages.filter((path) => !path.startsWith('docs/diagnostics/ZOO')))('every link of %s leads somewhere', (page) => {
  const targets = [...textOf(page).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, target]) => target ?? '');
  const local = targets.filter((target) => !/^[a-z]+:/.test(target));
  const lost = local.filter((target) => !existsSync(join(repositoryRoot, normalize(join(dirname(page), target)))));
  expect(lost).toEqual([]);
});

test('every command that a page names is a script of package.json', () => {
  const named = linesWith(/npm run [a-z:]+/, pages).flatMap((line) =>
    [...line.matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name ?? ''),
  );
  expect([...new Set(named)].filter((name) => !scripts.includes(name))).toEqual([]);
});

test('every decision stands in the list of decisions', () => {
  const decisions = pages.filter((path) => /^docs\/decisions\/\d/.test(path)).map((path) => path.replace('docs/decisions/', ''));
  const list = textOf('docs/decisions/README.md');
  expect(decisions.filter((name) => !list.includes(`](${name})`))).toEqual([]);
});

test('the sample in README.md is that of examples/lenet5.zoo', () => {
  const sample = /```zoo\n([^`]*)```/.exec(textOf('README.md'))?.[1] ?? 'no sample';
  const example = codeLines(textOf('examples/lenet5.zoo'));
  expect(codeLines(sample).filter((line) => !example.includes(line))).toEqual([]);
});

/** The lines of a `.zoo` text without comments at their ends and without empty lines. */
function codeLines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/\/\/.*/, '').trimEnd())
    .filter((line) => line !== '');
}

describe('the catalogue of codes', () => {
  const definitions = trackedFiles()
    .filter((path) => path.startsWith('src/base/codes/'))
    .flatMap((path) => [...textOf(path).matchAll(/^ {2}(ZOO\d+): \{$/gm)].map(([, code]) => code ?? ''));

  test('has each code once', () => {
    expect(definitions.filter((code, index) => definitions.indexOf(code) !== index)).toEqual([]);
  });

  test('leaves out no code that an area defines', () => {
    expect(definitions.toSorted()).toEqual(Object.keys(catalogue).toSorted());
  });

  test('is used: every code is reported somewhere in the product', () => {
    const sources = trackedFiles().filter((path) => path.startsWith('src/') && !path.startsWith('src/base/codes/'));
    const text = sources.map(textOf).join('\n');
    expect(Object.keys(catalogue).filter((code) => !text.includes(code))).toEqual([]);
  });
});

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

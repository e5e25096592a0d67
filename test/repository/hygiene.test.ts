import { basename } from 'node:path';

import { describe, expect, test } from 'vitest';

import { linesWith, textOf, trackedFiles } from './tracked-files';

const files = trackedFiles();
const sources = files.filter((path) => /\.(tsx?|js)$/.test(path) && !path.includes('/generated/'));
const tests = sources.filter((path) => path.startsWith('test/'));
const product = sources.filter((path) => !path.startsWith('test/'));

describe('the tree', () => {
  test('has file names of small letters, digits and hyphens', () => {
    const odd = sources.filter((path) => !/^\.?[a-z0-9-]+(\.(test|config|d))?\.(tsx?|js)$/.test(basename(path)));
    expect(odd).toEqual([]);
  });

  test('has tests only where a layer, a process or the repository has its folder', () => {
    const homes = new Set([...product.map((path) => path.split('/')[1]), 'process', 'repository', 'robust', 'editor', 'pages', 'webview']);
    expect(tests.filter((path) => !homes.has(path.split('/')[1]))).toEqual([]);
  });

  test('has nothing in it that was built', () => {
    expect(files.filter((path) => /^(dist|\.build|node_modules)\/|\.tsbuildinfo$/.test(path))).toEqual([]);
  });
});

describe('the sources', () => {
  test('name no folder of one machine', () => {
    const roots = ['home', 'tmp', 'work', 'root', 'Users', 'farm'].join('|');
    expect(linesWith(new RegExp(`['"\`\\s(](/(${roots})/|[A-Z]:\\\\)`), [...product, 'package.json', 'architecture.json'])).toEqual([]);
  });

  test('say why where a rule is set aside', () => {
    const asides = linesWith(/eslint-disable|@ts-expect-error|prettier-ignore/, product);
    expect(asides.filter((line) => !/(--|@ts-expect-error|prettier-ignore) \S+/.test(line))).toEqual([]);
  });
});

test('no test is skipped, alone or planned', () => {
  const marked = new RegExp(`\\b(test|it|describe)\\.(${['skip', 'only', 'todo'].join('|')}|skipIf|runIf)\\b`);
  expect(linesWith(marked, tests)).toEqual([]);
});

test('every lock file names versions and checksums but no address to download from', () => {
  const locks = files.filter((path) => basename(path) === 'package-lock.json');
  expect(locks.filter((path) => /"resolved"|https?:\/\/registry/.test(textOf(path)))).toEqual([]);
});

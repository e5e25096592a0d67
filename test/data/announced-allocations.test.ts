import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const allocation = /new (?:Big)?(?:Uint|Int|Float)\w*Array\((?!.*\.buffer)|new (?:Shared)?ArrayBuffer\(|Buffer\.alloc/;

it.each(readdirSync('src/data/readers'))('%s allocates only through the budget', (file) => {
  expect(
    readFileSync(`src/data/readers/${file}`, 'utf8')
      .split('\n')
      .filter((line) => allocation.test(line)),
  ).toEqual([]);
});

import { expect, test } from 'vitest';

import { textOf, trackedFiles } from './tracked-files';

/** What must not stand in the sources of a part of the house, and why. */
const gates: readonly { readonly what: string; readonly where: RegExp; readonly word: RegExp }[] = [
  {
    what: 'a page makes no markup out of text',
    where: /^webview\//,
    word: /\b(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write|dangerouslySet/,
  },
  { what: 'nothing runs text as code', where: /^(?:src|webview)\//, word: /\beval\(|new Function\(|setTimeout\(\s*['"`]/ },
  { what: 'no page may run commands', where: /^src\/host\//, word: /enableCommandUris:\s*true/ },
  { what: 'no page is kept in memory behind others', where: /^src\/host\//, word: /retainContextWhenHidden:\s*true/ },
  { what: 'no text of a run is trusted in a tooltip', where: /^src\/host\//, word: /(?:isTrusted|supportHtml)\s*[=:]\s*true/ },
  { what: 'no process is started through a shell', where: /^src\//, word: /shell:\s*true/ },
  { what: 'nothing listens on a port', where: /^src\//, word: /createServer\(|\.listen\(\s*(?:\d|port|\{)/ },
];

const sources = trackedFiles().filter((path) => /^(?:src|webview)\/.*\.tsx?$/.test(path));

test.each(gates)('$what', ({ where, word }) => {
  const places = sources.filter((path) => where.test(path));
  expect(places.length).toBeGreaterThan(20);
  expect(places.filter((path) => word.test(textOf(path)))).toEqual([]);
});

test.each([
  ['element.innerHTML = text', 0],
  ["eval('1')", 1],
  ['{ enableCommandUris: true }', 2],
  ['retainContextWhenHidden: true', 3],
  ['tip.isTrusted = true', 4],
  ['spawn(name, { shell: true })', 5],
  ['server.listen(8080)', 6],
])('%s would be refused', (text, gate) => {
  expect(gates[gate]?.word.test(text)).toBe(true);
});

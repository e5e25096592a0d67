import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnalysisContext } from '#language/analysis';
import { analyze } from '#language/analyze';
import { codeLenses } from '#language/services/code-lenses';
import { completionsAt } from '#language/services/completion';
import { documentLinks } from '#language/services/document-links';
import { openEditorDocument } from '#language/services/editor-document';
import { foldsOf } from '#language/services/folding';
import { hoverAt } from '#language/services/hover';
import { inlayHints } from '#language/services/inlay-hints';
import { outlineOf } from '#language/services/outline';
import { semanticTokens } from '#language/services/semantic-tokens';
import { formatZoo } from '#language/format';
import { parseZoo } from '#language/parse';
import { createZooParser } from '#language/zoo-parser';

/*
 * How fast the language is: the parser's start, a cold `check` of 500 lines by the bundle in `dist` (build it first), a keystroke in them, the
 * answers of the editor about them, and ResNet-152: `npx tsx scripts/bench-language.ts`. Medians, with the best in brackets.
 */

const root = join(import.meta.dirname, '..');
const zoo = join(root, 'examples/zoo');

const context: AnalysisContext = {
  importText: (path) => readFileSync(join(zoo, path.replace(/^zoo:(.*)$/, '$1.zoo')), 'utf8'),
  fieldsOf: () => undefined,
};

/** Networks of the zoo until there are 500 lines; each name gets the number of its file, so that none is there twice. */
function longFile(): string {
  let text = '';
  for (const [index, file] of readdirSync(zoo).entries()) {
    const own = readFileSync(join(zoo, file), 'utf8');
    const names = [...own.matchAll(/^(?:network|block) (\w+)/gm)].flatMap((match) => match[1] ?? []);
    const renamed = names.reduce(
      (all, name) => all.replace(new RegExp(`\\b${name}\\b(?=[(<]| +\\{)`, 'g'), `${name}_${String(index)}`),
      own,
    );
    text = text.split('\n').length < 500 ? `${text}${renamed}\n` : text;
  }
  return text;
}

function report(what: string, times: number, run: (time: number) => unknown): void {
  const taken = Array.from({ length: times }, (_, time) => {
    const start = performance.now();
    run(time);
    return performance.now() - start;
  }).toSorted((a, b) => a - b);
  const median = taken[taken.length >> 1] ?? 0;
  process.stdout.write(`${what.padEnd(58)} ${median.toFixed(1).padStart(7)} ms  (${(taken[0] ?? 0).toFixed(1)})\n`);
}

const text = longFile();
const errors = analyze(text, context).diagnostics.filter(({ severity }) => severity === 'error');
process.stdout.write(`${String(text.split('\n').length)} lines, ${String(errors.length)} errors, load ${(loadavg()[0] ?? 0).toFixed(1)}\n`);

const folder = mkdtempSync(join(tmpdir(), 'neurozoo-bench-'));
try {
  const file = join(folder, 'long.zoo');
  writeFileSync(file, text);
  const cli = join(root, 'dist/cli.js');
  report('cold `check` of the file by the bundle, with its start', 9, () => execFileSync(process.execPath, [cli, 'check', file]));
  report('`--help`, for the start alone', 9, () => execFileSync(process.execPath, [cli, '--help']));
} finally {
  rmSync(folder, { recursive: true });
}

const resnet = readFileSync(join(zoo, 'resnet.zoo'), 'utf8').replace(/^(?:network ResNet(?!152)|expect).*\n/gm, '');
report('another parser', 5, () => createZooParser());
report('parsing the file', 15, (time) => parseZoo(text + ' '.repeat(time)));
report('a keystroke: everything about the file again', 15, (time) =>
  analyze(text.replace('conv(64', `conv(6${String(time % 9)}`), context),
);
const document = openEditorDocument(text, context);
const all = { start: 0, end: text.length };
const middle = text.indexOf('-> ', text.length >> 1) + 3;
report('shapes behind the steps', 15, () => inlayHints(document, all));
report('colours of the names', 15, () => semanticTokens(document));
report('words above declarations and the outline', 15, () => [codeLenses(document), outlineOf(document)]);
report('completion in the middle', 15, () => completionsAt(document, middle, () => []));
report('a hover in the middle', 15, () => hoverAt(document, middle));
report('a keystroke with everything that an editor asks then', 15, (time) => {
  const changed = openEditorDocument(text.replace('conv(64', `conv(6${String(time % 9)}`), context);
  return [
    inlayHints(changed, all),
    semanticTokens(changed),
    codeLenses(changed),
    outlineOf(changed),
    foldsOf(changed),
    documentLinks(changed),
  ];
});
report('formatting the file', 15, () => formatZoo(text));
report('ResNet-152 alone', 15, (time) => analyze(resnet + ' '.repeat(time), context));

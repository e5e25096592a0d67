import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join, relative } from 'node:path';

import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { repositoryRoot } from '../../scripts/architecture';
import { goodFiles, offences, partners, type Offence } from './offences';
import { createScratchTree } from './scratch-tree';

/** What each judge said about each file, as `path rule`. */
const verdicts: Record<keyof Offence['refusedBy'], Set<string>> = { compiler: new Set(), lint: new Set(), imports: new Set() };
let root = '';

beforeAll(async () => {
  root = createScratchTree({ ...goodFiles, ...partners, ...Object.fromEntries(offences.map(({ path, text }) => [path, text])) });
  [verdicts.compiler, verdicts.lint, verdicts.imports] = await Promise.all([askCompiler(), askLint(), askImports()]);
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe.each(offences)('$what', ({ path, refusedBy }) => {
  test.each(Object.entries(refusedBy))('is refused by %s as %s', (judge, rule) => {
    const said = Object.entries(verdicts).find(([name]) => name === judge)?.[1] ?? new Set();
    expect([...said].filter((verdict) => verdict.startsWith(path))).toContain(`${path} ${rule}`);
  });
});

test.each(Object.keys(goodFiles))('%s keeps to the rules and nobody complains', (path) => {
  const complaints = Object.values(verdicts).flatMap((said) => [...said].filter((verdict) => verdict.startsWith(`${path} `)));
  expect(complaints).toEqual([]);
});

async function askCompiler(): Promise<Set<string>> {
  const output = await runNode(['node_modules/typescript-native/bin/tsc', '-b', '--pretty', 'false']);
  const lines = output.matchAll(/^(\S+?)\(\d+,\d+\): error (TS\d+)/gm);
  return new Set([...lines].map(([, path, code]) => `${path} ${code}`));
}

const LintReport = v.array(v.looseObject({ filePath: v.string(), messages: v.array(v.looseObject({ ruleId: v.nullable(v.string()) })) }));

async function askLint(): Promise<Set<string>> {
  const output = await runNode(['node_modules/eslint/bin/eslint.js', '--format=json', 'src', 'webview']);
  const report = v.parse(LintReport, JSON.parse(output));
  return new Set(
    report.flatMap(({ filePath, messages }) => messages.map(({ ruleId }) => `${relative(root, filePath)} ${ruleId ?? 'error'}`)),
  );
}

const ImportReport = v.looseObject({
  summary: v.looseObject({ violations: v.array(v.looseObject({ from: v.string(), rule: v.looseObject({ name: v.string() }) })) }),
});

async function askImports(): Promise<Set<string>> {
  const program = 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs';
  const output = await runNode([program, '--config', '.dependency-cruiser.js', '--output-type=json', 'src', 'webview']);
  const { summary } = v.parse(ImportReport, JSON.parse(output));
  return new Set(summary.violations.map(({ from, rule }) => `${from} ${rule.name}`));
}

/** What a program of the repository's packages prints about the scratch tree. */
function runNode([program = '', ...words]: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(repositoryRoot, program), ...words], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    const parts: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => parts.push(part));
    child.once('error', reject);
    child.once('close', () => resolve(Buffer.concat(parts).toString('utf8')));
  });
}

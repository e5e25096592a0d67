import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import * as v from 'valibot';

import type { GeneratedFile } from './generated-file';

const ConfigurationSchema = v.looseObject({
  languages: v.tuple([v.looseObject({ grammar: v.string() })]),
  out: v.string(),
});

/** The parser tables and syntax tree types that Langium makes from the grammar; made aside, so that a check changes nothing. */
export function generateParser(root: string): readonly GeneratedFile[] {
  const configuration = v.parse(ConfigurationSchema, JSON.parse(readFileSync(join(root, 'langium-config.json'), 'utf8')));
  // Two runs at the same time, a check beside a generation, must not see each other's files.
  mkdirSync(join(root, '.build'), { recursive: true });
  const scratch = mkdtempSync(join(root, '.build/langium-'));
  try {
    const languages = configuration.languages.map((language) => ({ ...language, grammar: `../../${language.grammar}` }));
    writeFileSync(join(scratch, 'langium-config.json'), JSON.stringify({ ...configuration, languages, out: 'generated' }));
    runLangium(root, join(scratch, 'langium-config.json'));
    const made = join(scratch, 'generated');
    return readdirSync(made).map((name) => ({ path: `${configuration.out}/${name}`, text: readFileSync(join(made, name), 'utf8') }));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function runLangium(root: string, configuration: string): void {
  const polyfill = join(import.meta.dirname, 'group-by.js');
  const langium = join(root, 'node_modules/langium-cli/bin/langium.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', polyfill, langium, 'generate', '-f', configuration], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`langium refused the grammar:\n${stdout}${stderr}`);
}

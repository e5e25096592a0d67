import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { extensionManifest } from '#host/manifest/contributions';
import * as v from 'valibot';

import { collectTexts } from './collect-texts';

/** The languages besides English. */
export const languages = ['es', 'ca'] as const;

/** What a translation lacks, has too much, or says with other places for values than the English text. */
export interface TranslationFaults {
  readonly file: string;
  readonly missing: readonly string[];
  readonly superfluous: readonly string[];
  /** Keys whose `{0}`, links or code differ from the English text's. */
  readonly broken: readonly string[];
}

const wordsSchema = v.record(v.string(), v.string());

/** Compares every file of translations with what the extension and its pages say in English. @param root the folder of the repository */
export function translationFaults(root: string): readonly TranslationFaults[] {
  const texts = Object.fromEntries(collectTexts(root).texts.map((text) => [text, text]));
  const { words } = extensionManifest();
  return languages.flatMap((language) => [
    compare(root, `l10n/bundle.l10n.${language}.json`, texts),
    compare(root, `package.nls.${language}.json`, words),
  ]);
}

function compare(root: string, file: string, english: Readonly<Record<string, string>>): TranslationFaults {
  const path = join(root, file);
  const translated = existsSync(path) ? v.parse(wordsSchema, JSON.parse(readFileSync(path, 'utf8'))) : {};
  const keys = Object.keys(english);
  return {
    file,
    missing: keys.filter((key) => (translated[key] ?? '') === ''),
    superfluous: Object.keys(translated).filter((key) => !Object.hasOwn(english, key)),
    broken: keys.filter((key) => translated[key] !== undefined && fixedParts(translated[key]) !== fixedParts(english[key] ?? '')),
  };
}

/** What no translation may change: places for values, commands behind links, code. */
function fixedParts(text: string): string {
  return (text.match(/\{\d+\}|\(command:[\w.]+\)|`[^`]+`/g) ?? []).sort().join(' ');
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyze } from '#language/analyze';
import type { Analysis } from '#language/analysis';

const examples = join(import.meta.dirname, '../../examples');

/** Analyses a text whose imports are other texts, by path; `zoo:` files are those of the product. */
export function analyzeText(text: string, files: Readonly<Record<string, string>> = {}): Analysis {
  return analyze(text, {
    importText: (path) => (path.startsWith('zoo:') ? zooText(path.slice('zoo:'.length)) : files[path]),
    fieldsOf: () => undefined,
  });
}

/** A file under `examples`. */
export function exampleText(file: string): string {
  return readFileSync(join(examples, file), 'utf8');
}

/** The codes of a text, in the order of places. */
export function codesOf(text: string, files: Readonly<Record<string, string>> = {}): readonly string[] {
  return analyzeText(text, files).diagnostics.map(({ code }) => code);
}

function zooText(name: string): string | undefined {
  try {
    return exampleText(`zoo/${name}.zoo`);
  } catch {
    return undefined;
  }
}

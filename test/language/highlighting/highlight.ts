import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import { loadWASM, OnigScanner, OnigString } from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry, type IGrammar } from 'vscode-textmate';

const grammarPath = join(import.meta.dirname, '../../../syntaxes/zoo.tmLanguage.json');

/** A stretch of a text that the grammar gives the same colour. */
export interface Coloured {
  readonly text: string;
  /** From the outermost to the innermost, without the language itself. */
  readonly scopes: readonly string[];
}

/** The grammar as VS Code would load it. */
export async function loadGrammar(): Promise<IGrammar> {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'));
  await loadWASM({ data: wasm });
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new OnigScanner(patterns),
      createOnigString: (text) => new OnigString(text),
    }),
    loadGrammar: () => Promise.resolve(parseRawGrammar(readFileSync(grammarPath, 'utf8'), grammarPath)),
  });
  const grammar = await registry.loadGrammar('source.zoo');
  if (grammar === null) {
    throw new Error('the grammar has another scope name');
  }
  return grammar;
}

/** Colours a text line by line, as an editor does. */
export function highlight(grammar: IGrammar, text: string): readonly (readonly Coloured[])[] {
  let state = INITIAL;
  return text.split('\n').map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.map(({ startIndex, endIndex, scopes }) => ({ text: line.slice(startIndex, endIndex), scopes: scopes.slice(1) }));
  });
}

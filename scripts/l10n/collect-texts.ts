import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { glossaryEntry, glossaryWords } from '#model/glossary';
import ts from 'typescript';

/** Where texts for people are written as `t('…')`: the extension, its pages, and what the language server says in fixed words. */
const folders = ['src/host', 'webview', 'src/language/services', 'src/server'];

/** Every text for people, and every call whose text cannot be read from the source. */
export interface CollectedTexts {
  /** In the order of the alphabet. */
  readonly texts: readonly string[];
  /** `src/host/a.ts:12`: a call of `t` whose first argument is no literal. */
  readonly unreadable: readonly string[];
}

/** Reads all calls `t('…')` of what people see in the editor, and the headings of the glossary. @param root the folder of the repository */
export function collectTexts(root: string): CollectedTexts {
  const texts = new Set<string>(glossaryWords.flatMap((word) => glossaryEntry(word)?.title ?? []));
  const unreadable: string[] = [];
  for (const path of folders.flatMap((folder) => sourcesIn(root, folder))) {
    const source = ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.ESNext, true);
    visit(source, (call) => {
      const found = literalsOf(call.arguments[0]);
      if (found === undefined) unreadable.push(`${path}:${source.getLineAndCharacterOfPosition(call.pos).line + 1}`);
      else for (const text of found) texts.add(text);
    });
  }
  return { texts: [...texts].sort(), unreadable };
}

function sourcesIn(root: string, folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .sort();
}

function visit(node: ts.Node, onCall: (call: ts.CallExpression) => void): void {
  if (ts.isCallExpression(node) && isTranslation(node.expression)) onCall(node);
  ts.forEachChild(node, (child) => visit(child, onCall));
}

/** `t` or `options.t`; what VS Code has as `l10n.t` is called in one place, with a variable. */
function isTranslation(callee: ts.Expression): boolean {
  if (ts.isIdentifier(callee)) return callee.text === 't';
  return ts.isPropertyAccessExpression(callee) && callee.name.text === 't' && callee.expression.getText() !== 'l10n';
}

/** A literal, or one of two by a condition. */
function literalsOf(node: ts.Expression | undefined): readonly string[] | undefined {
  if (node === undefined) return undefined;
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text];
  if (!ts.isConditionalExpression(node)) return undefined;
  const [first, second] = [literalsOf(node.whenTrue), literalsOf(node.whenFalse)];
  return first === undefined || second === undefined ? undefined : [...first, ...second];
}

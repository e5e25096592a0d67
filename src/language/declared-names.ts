import type { Diagnostic } from '#base/diagnostic';
import type { SourceRange } from '#model/source-range';
import type { Block, Declaration, Network } from './generated/ast';
import type { ImportedFile } from './imports/imported-file';
import { nameRange } from './name-range';
import type { ParsedFile } from './parse';

/** Says which names of a file are declared twice, in the file itself or by an import. Names are file-wide, whatever they name. */
export function checkDeclaredNames(parsed: ParsedFile, imports: readonly ImportedFile[]): readonly Diagnostic[] {
  const own = new Map<string, SourceRange>();
  const repeated: Diagnostic[] = [];
  for (const declaration of parsed.file.declarations) {
    const name = declaredName(declaration);
    if (name === undefined) continue;
    const at = nameRange(declaration);
    const first = own.get(name);
    if (first === undefined) {
      own.set(name, at);
    } else {
      repeated.push(twice({ message: `"${name}" is declared twice.`, at, first }));
    }
  }
  return [...repeated, ...importedTwice(own, imports)];
}

function importedTwice(own: ReadonlyMap<string, SourceRange>, imports: readonly ImportedFile[]): readonly Diagnostic[] {
  const brought = new Map<string, string>();
  return allImported(imports).flatMap(({ file, statement }) =>
    file.parsed.file.declarations.filter(isShared).flatMap(({ name }): readonly Diagnostic[] => {
      const other = brought.get(name);
      const first = own.get(name);
      brought.set(name, file.path);
      if (first === undefined && other === undefined) {
        return [];
      }
      const where = first === undefined ? `so does "${other ?? ''}"` : 'this file declares it, too';
      return [twice({ message: `"${file.path}" brings "${name}", but ${where}.`, at: statement, first })];
    }),
  );
}

/** What an import brings: networks and blocks. */
function isShared(declaration: Declaration): declaration is Network | Block {
  return declaration.$type === 'Network' || declaration.$type === 'Block';
}

/** Every imported file once, with the import of the analysed file that leads to it. */
function allImported(imports: readonly ImportedFile[]): readonly { readonly file: ImportedFile; readonly statement: SourceRange }[] {
  const found = new Map<ImportedFile, SourceRange>();
  const pending = imports.map((file) => ({ file, statement: file.statement }));
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    const { file, statement } = next;
    if (!found.has(file)) {
      found.set(file, statement);
      pending.push(...file.imports.map((inner) => ({ file: inner, statement })));
    }
  }
  return [...found].map(([file, statement]) => ({ file, statement }));
}

/** Missing where the parser stumbled before it; expectations have no names. */
function declaredName(declaration: Declaration): string | undefined {
  return declaration.$type === 'Expect' ? undefined : declaration.name;
}

interface Twice {
  readonly message: string;
  readonly at: SourceRange;
  readonly first: SourceRange | undefined;
}

function twice({ message, at, first }: Twice): Diagnostic {
  const related = first === undefined ? [] : [{ message: 'The first one is here.', ...first }];
  return { code: 'ZOO1103', severity: 'error', message, ...at, fixes: [], related };
}

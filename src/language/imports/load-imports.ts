import type { Diagnostic } from '#base/diagnostic';
import type { ErrorCode } from '#base/codes/catalogue';
import type { Import } from '../generated/ast';
import { parseZoo, type ParsedFile } from '../parse';
import { rangeOf } from '../range-of';
import { importPath } from './import-path';
import type { ImportedFile } from './imported-file';

/** What the imports of a file bring, transitively, and which of them lead nowhere or in a circle. */
export interface LoadedImports {
  readonly files: readonly ImportedFile[];
  /** At the imports of the file itself. */
  readonly diagnostics: readonly Diagnostic[];
}

/** More files than this are not read for one. */
const mostFiles = 200;

/** Reads all that a file imports, each file once. Never throws, as long as `importText` does not. */
export function loadImports(parsed: ParsedFile, importText: (path: string) => string | undefined): LoadedImports {
  const loader: Loader = { importText, known: new Map(), open: [] };
  const diagnostics: Diagnostic[] = [];
  const files = parsed.file.imports.flatMap((statement) => {
    const found = loadImport(loader, { statement, importer: undefined });
    if (found.problem !== undefined) {
      diagnostics.push({ severity: 'error', ...found.problem, ...rangeOf(statement), fixes: [], related: [] });
    }
    return found.file ?? [];
  });
  return { files: unique(files), diagnostics };
}

interface Loader {
  readonly importText: (path: string) => string | undefined;
  readonly known: Map<string, Found>;
  /** The files that are being read, outermost first. */
  readonly open: string[];
}

interface Found {
  readonly file?: ImportedFile;
  readonly problem?: { readonly code: ErrorCode; readonly message: string };
}

function loadImport(loader: Loader, { statement, importer }: { readonly statement: Import; readonly importer: string | undefined }): Found {
  // The parser leaves the path out where it is missing, although its type says otherwise, and says so.
  const written = new Map<string, unknown>(Object.entries(statement)).get('path');
  if (typeof written !== 'string') {
    return {};
  }
  const path = importPath(importer, written);
  const known = loader.known.get(path);
  if (known !== undefined) {
    return known;
  }
  if (loader.open.includes(path)) {
    const circle = [...loader.open.slice(loader.open.indexOf(path)), path].join(' -> ');
    return { problem: { code: 'ZOO1111', message: `The import goes in a circle: ${circle}.` } };
  }
  const text = loader.known.size < mostFiles ? loader.importText(path) : undefined;
  if (text === undefined) {
    return keep(loader, path, { problem: { code: 'ZOO1110', message: missingWords(path, importer) } });
  }
  loader.open.push(path);
  const parsed = parseZoo(text);
  const inner = parsed.file.imports.map((each) => loadImport(loader, { statement: each, importer: path }));
  loader.open.pop();
  const file: ImportedFile = {
    path,
    written,
    statement: rangeOf(statement),
    parsed,
    imports: unique(inner.flatMap((each) => each.file ?? [])),
  };
  const problem = inner.find((each) => each.problem !== undefined)?.problem;
  return keep(loader, path, problem === undefined ? { file } : { file, problem });
}

function keep(loader: Loader, path: string, found: Found): Found {
  loader.known.set(path, found);
  return found;
}

function missingWords(path: string, importer: string | undefined): string {
  const by = importer === undefined ? '' : `, which ${importer} imports,`;
  return path.startsWith('zoo:')
    ? `There is no "${path}"${by} among the networks that come with the product.`
    : `The file "${path}"${by} cannot be read; paths are relative to the importing file.`;
}

function unique(files: readonly ImportedFile[]): readonly ImportedFile[] {
  return [...new Set(files)];
}

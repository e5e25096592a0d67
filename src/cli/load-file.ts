import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { NeurozooError } from '#base/neurozoo-error';
import { analyze } from '#language/analyze';
import type { Analysis } from '#language/analysis';
import { fieldsOfSource } from '#data/fields-of-source';
import { productFile } from './product-file';

/** A `.zoo` file that was read and analysed. */
export interface LoadedFile {
  /** As the user named it. */
  readonly name: string;
  readonly path: string;
  readonly text: string;
  readonly analysis: Analysis;
}

/** No `.zoo` file of use is larger; a picture or a data file given by mistake is refused before it is read as text. */
const largestFileBytes = 8 * 1024 * 1024;

/**
 * Reads and analyses a file; imports and facts about data files are looked up relative to it.
 *
 * @throws NeurozooError ZOO6006 when it cannot be read
 */
export function loadFile(name: string, directory: string): LoadedFile {
  const path = resolve(directory, name);
  const text = readText(path, name);
  const folder = dirname(path);
  const analysis = analyze(text, {
    importText: (target) => importText(target, folder),
    fieldsOf: (source) => fieldsOfSource(source, folder),
  });
  return { name, path, text, analysis };
}

/** The file as it is on disk. */
function readText(path: string, name: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new NeurozooError({ code: 'ZOO6006', message: `${name} cannot be read: ${reasonOf(error)}.` }, error);
  }
  if (bytes.length > largestFileBytes) {
    throw new NeurozooError({
      code: 'ZOO6006',
      message: `${name} is no .zoo file: it has more than ${String(largestFileBytes >> 20)} MB.`,
    });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new NeurozooError({ code: 'ZOO6006', message: `${name} is no text in UTF-8.` }, error);
  }
}

/** `import "zoo:vgg19"` is a file of the product's zoo; everything else is relative to the importing file. */
function importText(target: string, folder: string): string | undefined {
  const zooName = /^zoo:([a-z0-9-]+)$/.exec(target)?.[1];
  try {
    return readFileSync(zooName === undefined ? resolve(folder, target) : productFile(`examples/zoo/${zooName}.zoo`), 'utf8');
  } catch {
    // The language says which import leads nowhere, at the place where it stands.
    return undefined;
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return reasons.get(code) ?? (error instanceof Error ? error.message : String(error));
}

const reasons: ReadonlyMap<unknown, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['EISDIR', 'it is a folder'],
  ['EACCES', 'this user may not read it'],
]);

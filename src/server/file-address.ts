import { fileURLToPath, pathToFileURL } from 'node:url';

/** The path of a file's address; undefined for texts that lie in no file, such as a new one. */
export function pathOfUri(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
  } catch {
    // An address of another machine or with a broken escape is no file here.
    return undefined;
  }
}

/** The address of a file. */
export function uriOfPath(path: string): string {
  return pathToFileURL(path).href;
}

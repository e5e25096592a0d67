import { readFileSync, statSync } from 'node:fs';

/** No `.zoo` file of use is larger. */
const largestFileBytes = 8 * 1024 * 1024;

/** The text of a file; undefined where there is none, it is too large for a `.zoo` file, or it is no text. */
export function readText(path: string): string | undefined {
  try {
    return statSync(path).size > largestFileBytes ? undefined : new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch {
    // Who asked says what is missing, at the place that names it.
    return undefined;
  }
}

/** A word that changes whenever a file does; undefined where there is no file. */
export function fileState(path: string): string | undefined {
  try {
    const { mtimeMs, size } = statSync(path);
    return `${String(mtimeMs)} ${String(size)}`;
  } catch {
    return undefined;
  }
}

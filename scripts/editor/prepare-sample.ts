import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where the sample workspace lies by itself, under the repository. */
export const sampleFolder = '.neurozoo/sample';

/** Fills `folder` with the examples that it does not have yet: what a person has changed there stays. */
export function prepareSample(root: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  cpSync(join(root, 'examples'), folder, { recursive: true, force: false, errorOnExist: false });
}

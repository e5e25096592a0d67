import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../examples');

/** The shipped samples and the networks of the literature, by their path below `examples`. */
export const exampleTexts: ReadonlyMap<string, string> = new Map(
  ['', 'zoo'].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((file) => file.endsWith('.zoo'))
      .map((file): [string, string] => [join(folder, file), readFileSync(join(root, folder, file), 'utf8')]),
  ),
);

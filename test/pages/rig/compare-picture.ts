import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { PNG } from 'pngjs';

import { repositoryRoot } from '../../../scripts/architecture';

/** How far a picture may be from the kept one. */
export interface Tolerance {
  /** The largest difference of a colour channel, of 255, that nobody sees. */
  readonly channel?: number;
  /** The share of pixels that may differ by more. */
  readonly share?: number;
}

/**
 * One sentence that says how `picture` differs from the kept `test/pages/golden/<name>.png`, or undefined where it does not. With
 * `NEUROZOO_ACCEPT=1` in the environment the picture is kept instead. A picture that differs is left in `.build/pages`, to be looked at.
 */
export function pictureDifference(picture: Buffer, name: string, tolerance: Tolerance = {}): string | undefined {
  const path = join(repositoryRoot, 'test/pages/golden', `${name}.png`);
  if (process.env['NEUROZOO_ACCEPT'] === '1') {
    write(path, picture);
    return undefined;
  }
  if (!existsSync(path)) {
    return `No picture ${name} is kept yet; look at it and keep it with NEUROZOO_ACCEPT=1 npx vitest run --project=pages.`;
  }
  const difference = differenceOf(PNG.sync.read(picture), PNG.sync.read(readFileSync(path)), tolerance);
  if (difference === undefined) return undefined;
  const seen = join(repositoryRoot, '.build/pages', `${name}.png`);
  write(seen, picture);
  return `${name} ${difference}; what was drawn lies in .build/pages/${name}.png.`;
}

function differenceOf(drawn: PNG, kept: PNG, { channel = 24, share = 0.002 }: Tolerance): string | undefined {
  if (drawn.width !== kept.width || drawn.height !== kept.height) {
    return `is ${drawn.width} x ${drawn.height} pixels and not ${kept.width} x ${kept.height}`;
  }
  let differing = 0;
  for (let at = 0; at < kept.data.length; at += 4) {
    const farthest = Math.max(...[0, 1, 2].map((offset) => Math.abs((drawn.data[at + offset] ?? 0) - (kept.data[at + offset] ?? 0))));
    if (farthest > channel) differing++;
  }
  const part = (4 * differing) / kept.data.length;
  return part > share ? `differs in ${(100 * part).toFixed(2)} % of its pixels, of which ${(100 * share).toFixed(2)} % may` : undefined;
}

function write(path: string, bytes: Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { initWasm, Resvg } from '@resvg/resvg-wasm';

/** The picture of the extension in the stores, `media/icon.svg`, as PNG of 256 by 256 pixels; the same bytes every time. */
export async function renderIcon(root: string): Promise<Uint8Array> {
  await initWasm(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));
  return new Resvg(readFileSync(join(root, 'media/icon.svg'), 'utf8')).render().asPng();
}

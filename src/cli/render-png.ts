import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The fonts of pictures, and the packages that they lie in while the program is not yet built. */
const fontNames = ['DejaVuSansCondensed.ttf', 'DejaVuSansCondensed-Bold.ttf', 'DejaVuSansCondensed-Oblique.ttf'];
const family = 'DejaVu Sans Condensed';

/** Draws an SVG as PNG, at so many dots for a pixel. */
export type PngRenderer = (svg: string, dotsPerPixel: number) => Uint8Array;

/**
 * Loads the renderer; a process may do that once. Text is drawn with the fonts that ship with the program, so that the same picture gives the same
 * bytes on every machine.
 */
export async function createPngRenderer(): Promise<PngRenderer> {
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm');
  await initWasm(readShipped('resvg.wasm', '@resvg/resvg-wasm/index_bg.wasm'));
  const fontBuffers = fontNames.map((name) => readShipped(name, `dejavu-fonts-ttf/ttf/${name}`));
  const font = { fontBuffers, defaultFontFamily: family, sansSerifFamily: family };
  return (svg, dotsPerPixel) => {
    const picture = new Resvg(svg, { font, fitTo: { mode: 'zoom', value: dotsPerPixel } });
    const rendered = picture.render();
    const png = rendered.asPng();
    rendered.free();
    picture.free();
    return png;
  };
}

/** A file beside the built program, or else in its package. */
function readShipped(name: string, inPackage: string): Uint8Array<ArrayBuffer> {
  const beside = join(dirname(fileURLToPath(import.meta.url)), name);
  return new Uint8Array(readFileSync(existsSync(beside) ? beside : createRequire(import.meta.url).resolve(inPackage)));
}

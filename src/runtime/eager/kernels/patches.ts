import type { Numbers } from '../tensor-backend';
import type { ConvolutionGeometry } from './convolution-geometry';

/** A block of images and the patches that a filter sees of them. */
export interface PatchBlock {
  readonly geometry: ConvolutionGeometry;
  readonly first: number;
  readonly images: number;
  /** [batch, inHeight, inWidth, inChannels] */
  readonly input: Numbers;
  readonly patches: Numbers;
}

/** Writes `patches[(fy, fx, c), (image, oy, ox)]`, what each filter weight meets at each position; 0 in the padding. */
export function writePatchRows(block: PatchBlock): void {
  const { geometry, images } = block;
  const { filterHeight, filterWidth, inChannels, outHeight, outWidth } = geometry;
  const rowSize = images * outHeight * outWidth;
  for (let weight = 0; weight < filterHeight * filterWidth * inChannels; weight++) {
    const channel = weight % inChannels;
    const position = Math.floor(weight / inChannels);
    writePatchRow(block, { channel, fy: Math.floor(position / filterWidth), fx: position % filterWidth, at: weight * rowSize });
  }
}

interface PatchRow {
  readonly channel: number;
  readonly fy: number;
  readonly fx: number;
  /** Where the row begins. */
  readonly at: number;
}

/** One weight's row: lines of output positions, of which those between `from` and `to` see a pixel. */
function writePatchRow({ geometry, first, images, input, patches }: PatchBlock, row: PatchRow): void {
  const { inHeight, inWidth, inChannels, outHeight, outWidth, strideWidth } = geometry;
  const left = row.fx * geometry.dilationWidth - geometry.padLeft;
  const from = Math.min(outWidth, Math.max(0, Math.ceil(-left / strideWidth)));
  const to = Math.max(from, Math.min(outWidth, Math.ceil((inWidth - left) / strideWidth)));
  const step = strideWidth * inChannels;
  let at = row.at;
  for (let line = 0; line < images * outHeight; line++) {
    const image = first + Math.floor(line / outHeight);
    const y = (line % outHeight) * geometry.strideHeight + row.fy * geometry.dilationHeight - geometry.padTop;
    const seen = y >= 0 && y < inHeight;
    const end = at + outWidth;
    const stop = seen ? at + to : at;
    const start = seen ? at + from : at;
    patches.fill(0, at, start);
    at = start;
    for (let source = ((image * inHeight + y) * inWidth + left + from * strideWidth) * inChannels + row.channel; at < stop; at++) {
      patches[at] = input[source] ?? 0;
      source += step;
    }
    patches.fill(0, at, end);
    at = end;
  }
}

/** The reverse for inputs: adds `patches[(image, oy, ox), (fy, fx, c)]` to the pixels of `input` that they came from. */
export function addPatches({ geometry, first, images, input, patches }: PatchBlock): void {
  const { inHeight, inWidth, inChannels, filterHeight, filterWidth, outHeight, outWidth } = geometry;
  const positions = outHeight * outWidth;
  const taps = filterHeight * filterWidth;
  for (let patch = 0; patch < images * positions; patch++) {
    const image = first + Math.floor(patch / positions);
    const top = Math.floor((patch % positions) / outWidth) * geometry.strideHeight - geometry.padTop;
    const left = (patch % outWidth) * geometry.strideWidth - geometry.padLeft;
    for (let tap = 0; tap < taps; tap++) {
      const y = top + Math.floor(tap / filterWidth) * geometry.dilationHeight;
      const x = left + (tap % filterWidth) * geometry.dilationWidth;
      if (y >= 0 && y < inHeight && x >= 0 && x < inWidth) {
        addPixel({
          from: patches,
          at: (patch * taps + tap) * inChannels,
          to: input,
          pixel: ((image * inHeight + y) * inWidth + x) * inChannels,
          inChannels,
        });
      }
    }
  }
}

interface PixelSum {
  readonly from: Numbers;
  readonly at: number;
  readonly to: Numbers;
  readonly pixel: number;
  readonly inChannels: number;
}

function addPixel({ from, at, to, pixel, inChannels }: PixelSum): void {
  for (let channel = 0; channel < inChannels; channel++) {
    to[pixel + channel] = (to[pixel + channel] ?? 0) + (from[at + channel] ?? 0);
  }
}

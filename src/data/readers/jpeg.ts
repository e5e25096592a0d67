import { decode } from 'jpeg-js';
import { announce } from '../allocate';
import { checkPictureSize, damagedPicture, mostPixels, type DecodedPicture, type DecodeLimits } from './decoded-picture';

/**
 * Decodes a JPEG, baseline or progressive, grey, colour or CMYK. The segments are walked before decoding: the size comes from the frame
 * header, and the mark of the end must be there, because the decoder itself fills what is missing with grey.
 *
 * @throws NeurozooError ZOO2003 ZOO2022 ZOO2023
 */
export function decodeJpeg(bytes: Uint8Array, limits: DecodeLimits): DecodedPicture {
  const { file, budget } = limits;
  const { height, width, offset, isRgb } = readFrame(bytes, file);
  checkPictureSize(height, width, { file, offset });
  // Coefficients and samples of up to four components, and the result.
  const held = announce(height * width * 28 + 1e6, { budget, purpose: `decoding ${file}`, file });
  try {
    const options = {
      useTArray: true,
      formatAsRGBA: true,
      tolerantDecoding: false,
      // The decoder takes three components for luma and chroma even where the file says that they are red, green and blue.
      ...(isRgb ? { colorTransform: false } : {}),
      maxResolutionInMP: mostPixels / 1e6,
      maxMemoryUsageInMB: Math.ceil(held / 5e5),
    } as const;
    const picture = decode(bytes, options);
    if (picture.height !== height || picture.width !== width || picture.data.length !== height * width * 4) {
      throw damagedPicture(`${file} decodes to another size than it announces.`, { file, offset });
    }
    return { height, width, rgba: picture.data };
  } catch (cause) {
    throw damagedPicture(
      `${file} cannot be decoded as JPEG: ${cause instanceof Error ? cause.message : 'unknown reason'}.`,
      { file, offset },
      cause,
    );
  } finally {
    budget.release(held);
  }
}

const endOfImage = 0xd9;
const startOfScan = 0xda;
const adobeSegment = 0xee;

interface Place {
  readonly file: string;
  readonly offset: number;
}

interface Frame {
  readonly height: number;
  readonly width: number;
  /** Where the frame header stands. */
  readonly offset: number;
  readonly components: number;
}

/** Walks the segments up to the mark of the end. @throws NeurozooError ZOO2022 */
function readFrame(bytes: Uint8Array, file: string): Frame & { readonly isRgb: boolean } {
  let frame: Frame | undefined;
  let scans = 0;
  let untransformed = false;
  for (let segment = segmentAt(bytes, 2, file); segment !== undefined; segment = segmentAt(bytes, segment.next, file)) {
    const { marker, offset } = segment;
    if (marker === endOfImage) {
      return wholeFrame(scans === 0 ? undefined : frame, untransformed, { file, offset });
    }
    if (isFrameHeader(marker)) {
      frame = frameAt(bytes, frame, { file, offset });
    }
    untransformed ||= isUntransformed(bytes, segment);
    scans += marker === startOfScan ? 1 : 0;
  }
  throw damagedPicture(`${file} ends before the end of its JPEG.`, { file, offset: bytes.length });
}

interface Segment {
  readonly marker: number;
  readonly offset: number;
  /** Where the next one begins. */
  readonly next: number;
}

/** The segment that begins here, after any fill bytes; `undefined` where the file ends inside it. @throws NeurozooError ZOO2022 */
function segmentAt(bytes: Uint8Array, from: number, file: string): Segment | undefined {
  let offset = from;
  while (bytes[offset] === 0xff && bytes[offset + 1] === 0xff) {
    offset += 1;
  }
  const marker = bytes[offset + 1];
  if (marker === undefined) {
    return undefined;
  }
  if (bytes[offset] !== 0xff) {
    throw damagedPicture(`${file} has no JPEG segment where one must begin.`, { file, offset });
  }
  if (marker === endOfImage) {
    return { marker, offset, next: bytes.length };
  }
  const length = pair(bytes, offset + 2);
  const end = offset + 2 + length;
  if (length < 2 || end > bytes.length) {
    return undefined;
  }
  return { marker, offset, next: marker === startOfScan ? endOfScan(bytes, end) : end };
}

/** Whether Adobe's segment says that the components are colours as they stand. */
function isUntransformed(bytes: Uint8Array, { marker, offset }: Segment): boolean {
  return marker === adobeSegment && String.fromCharCode(...bytes.subarray(offset + 4, offset + 9)) === 'Adobe' && bytes[offset + 15] === 0;
}

function frameAt(bytes: Uint8Array, earlier: Frame | undefined, where: Place): Frame {
  const { file, offset } = where;
  if (earlier !== undefined) {
    throw damagedPicture(`${file} has two frame headers.`, where);
  }
  return { height: pair(bytes, offset + 5), width: pair(bytes, offset + 7), components: bytes[offset + 9] ?? 0, offset };
}

function wholeFrame(frame: Frame | undefined, untransformed: boolean, where: Place): Frame & { readonly isRgb: boolean } {
  if (frame === undefined) {
    throw damagedPicture(`${where.file} ends before its JPEG has a picture.`, where);
  }
  return { ...frame, isRgb: untransformed && frame.components === 3 };
}

/** Entropy-coded data go on until a marker that is neither a stuffed zero nor a restart. */
function endOfScan(bytes: Uint8Array, start: number): number {
  let offset = start;
  while (offset + 1 < bytes.length) {
    const next = bytes[offset + 1] ?? 0;
    if (bytes[offset] === 0xff && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) {
      return offset;
    }
    offset += 1;
  }
  return bytes.length;
}

/** SOF0 to SOF15, without the Huffman table (C4), the extension (C8) and the arithmetic conditioning (CC). */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function pair(bytes: Uint8Array, offset: number): number {
  return ((bytes[offset] ?? 0) << 8) | (bytes[offset + 1] ?? 0);
}

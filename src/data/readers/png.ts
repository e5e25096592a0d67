import { PNG } from 'pngjs';
import { announce } from '../allocate';
import { checkPictureSize, damagedPicture, type DecodedPicture, type DecodeLimits } from './decoded-picture';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Signature, then the chunk IHDR: length, type, 13 bytes, checksum. */
const headerBytes = 33;

/**
 * Decodes a PNG. The chunks are walked before decoding: each must lie inside the file and the last must be IEND, so that a picture cut short
 * is never taken for a whole one, and the compressed part may not be larger than pixels of that size can make it.
 *
 * @throws NeurozooError ZOO2003 ZOO2022 ZOO2023
 */
export function decodePng(bytes: Uint8Array, limits: DecodeLimits): DecodedPicture {
  const { file, budget } = limits;
  if (bytes.length < headerBytes || signature.some((byte, index) => bytes[index] !== byte) || chunkType(bytes, 8) !== 'IHDR') {
    throw damagedPicture(`${file} ends or is damaged in the header of its PNG.`, { file, offset: Math.min(bytes.length, 8) });
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = view.getUint32(16);
  const height = view.getUint32(20);
  checkPictureSize(height, width, { file, offset: 16 });
  const rawBytes = height * (width * 8 + 1);
  if (compressedBytes(bytes, file) > rawBytes * 1.1 + 65_536) {
    throw damagedPicture(`${file} has more compressed data than ${String(width)}x${String(height)} pixels can have.`, {
      file,
      offset: headerBytes,
    });
  }
  // The decoder holds the unpacked rows and the result at the same time.
  const held = announce(rawBytes + height * width * 8, { budget, purpose: `decoding ${file}`, file });
  try {
    const picture = PNG.sync.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    return { height, width, rgba: picture.data };
  } catch (cause) {
    throw damagedPicture(
      `${file} cannot be decoded as PNG: ${cause instanceof Error ? cause.message : 'unknown reason'}.`,
      { file, offset: headerBytes },
      cause,
    );
  } finally {
    budget.release(held);
  }
}

/** The sizes of all IDAT chunks together. @throws NeurozooError ZOO2022 where a chunk leaves the file or IEND is missing */
function compressedBytes(bytes: Uint8Array, file: string): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let compressed = 0;
  for (let offset = 8; offset + 12 <= bytes.length;) {
    const length = view.getUint32(offset);
    const type = chunkType(bytes, offset);
    if (offset + 12 + length > bytes.length) {
      break;
    }
    if (type === 'IEND') {
      return compressed;
    }
    compressed += type === 'IDAT' ? length : 0;
    offset += 12 + length;
  }
  throw damagedPicture(`${file} ends before its last PNG chunk.`, { file, offset: bytes.length });
}

function chunkType(bytes: Uint8Array, offset: number): string {
  return String.fromCharCode(...bytes.subarray(offset + 4, offset + 8));
}

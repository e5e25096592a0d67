const polynomial = 0xedb88320;
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit++) {
    rest = (rest & 1) === 1 ? (rest >>> 1) ^ polynomial : rest >>> 1;
  }
  return rest >>> 0;
});

/**
 * CRC-32 (ISO 3309, as in zip and PNG) of the characters `start` to `end` of a text whose characters are bytes, that is ASCII or Latin-1.
 *
 * @returns an unsigned 32-bit integer
 */
export function crc32(text: string, start = 0, end = text.length): number {
  let rest = 0xffffffff;
  for (let index = start; index < end; index++) {
    rest = (table[(rest ^ text.charCodeAt(index)) & 0xff] ?? 0) ^ (rest >>> 8);
  }
  return (rest ^ 0xffffffff) >>> 0;
}

/** As {@link crc32} of the bytes `start` to `end`, four at a time and so several times as fast. */
export function crc32OfBytes(bytes: Uint8Array, start = 0, end = bytes.length): number {
  let rest = -1;
  let index = start;
  for (; index + 4 <= end; index += 4) {
    rest ^= (bytes[index] ?? 0) | ((bytes[index + 1] ?? 0) << 8) | ((bytes[index + 2] ?? 0) << 16) | ((bytes[index + 3] ?? 0) << 24);
    rest =
      (tables[768 + (rest & 255)] ?? 0) ^
      (tables[512 + ((rest >>> 8) & 255)] ?? 0) ^
      (tables[256 + ((rest >>> 16) & 255)] ?? 0) ^
      (tables[rest >>> 24] ?? 0);
  }
  for (; index < end; index++) {
    rest = (tables[(rest ^ (bytes[index] ?? 0)) & 255] ?? 0) ^ (rest >>> 8);
  }
  return (rest ^ -1) >>> 0;
}

/** Entry `256 k + b`: what the byte `b` does to the checksum when `k` more bytes have followed. */
const tables = Int32Array.from({ length: 1024 }, (_, index) => {
  let rest = table[index & 255] ?? 0;
  for (let more = index >> 8; more > 0; more--) rest = (table[rest & 255] ?? 0) ^ (rest >>> 8);
  return rest;
});

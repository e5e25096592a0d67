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

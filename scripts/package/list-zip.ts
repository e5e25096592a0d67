/** One file of a ZIP archive. */
export interface ZipEntry {
  readonly name: string;
  /** The bytes that it takes inside the archive. */
  readonly packed: number;
  readonly unpacked: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const shortestEnd = 22;

/**
 * The files of a ZIP archive, from the directory at its end.
 * @throws RangeError where the bytes are no such archive.
 */
export function listZip(archive: Buffer): readonly ZipEntry[] {
  let end = archive.length - shortestEnd;
  while (end > 0 && archive.readUInt32LE(end) !== endSignature) end--;
  const entries: ZipEntry[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let count = archive.readUInt16LE(end + 10); count > 0; count--) {
    if (archive.readUInt32LE(at) !== entrySignature) throw new RangeError(`The archive's directory has no entry at ${at}.`);
    const [nameLength, extraLength, noteLength] = [
      archive.readUInt16LE(at + 28),
      archive.readUInt16LE(at + 30),
      archive.readUInt16LE(at + 32),
    ];
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    entries.push({ name, packed: archive.readUInt32LE(at + 20), unpacked: archive.readUInt32LE(at + 24) });
    at += 46 + nameLength + extraLength + noteLength;
  }
  return entries;
}

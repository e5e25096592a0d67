import { inflateRawSync } from 'node:zlib';
import type { Budget } from '#base/budget';
import { NeurozooError } from '#base/neurozoo-error';
import { announce, formatBytes } from '../allocate';
import { plausibleUnpackedBytes } from './gunzip';

/** A file inside a zip archive, not unpacked yet. */
export interface ZipEntry {
  readonly name: string;
  readonly method: 'stored' | 'deflated';
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  readonly checksum: number;
  /** Where its local header stands. */
  readonly offset: number;
}

const mostEntries = 10_000;
const endRecordBytes = 22;
const localHeaderBytes = 30;
const centralHeaderBytes = 46;

/**
 * Reads the directory at the end of a zip archive. Entries may not overlap, encryption is refused, and of zip64 only the sizes that NumPy
 * writes into local headers are tolerated, since the directory has them as well.
 *
 * @throws NeurozooError ZOO2004 ZOO2005
 */
export function listZip(bytes: Uint8Array, file: string): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEndRecord(view, file);
  const count = view.getUint16(end + 10, true);
  let offset = view.getUint32(end + 16, true);
  if (count > mostEntries) {
    throw damaged(`${file} lists ${String(count)} files; ${String(mostEntries)} is the most.`, file, end);
  }
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index++) {
    const entry = centralEntry(bytes.subarray(0, end), offset, file);
    entries.push(entry);
    offset = entry.next;
  }
  checkApart(entries, file);
  return entries;
}

/** Unpacks one entry; the caller gives `unpackedBytes` back to the budget. @throws NeurozooError ZOO2003 ZOO2004 ZOO2005 ZOO2010 ZOO2011 */
export function unpackEntry(bytes: Uint8Array, entry: ZipEntry, limits: { readonly budget: Budget; readonly file: string }): Uint8Array {
  const file = `${limits.file}/${entry.name}`;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + localHeaderBytes > bytes.length || view.getUint32(entry.offset, true) !== 0x04034b50) {
    throw damaged(`${file} is not where the archive says.`, limits.file, entry.offset);
  }
  const start = entry.offset + localHeaderBytes + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  if (start + entry.packedBytes > bytes.length) {
    const message = `${limits.file} ends inside ${entry.name}.`;
    throw new NeurozooError({ code: 'ZOO2004', message, hint: 'Get the file again.', file: limits.file, offset: bytes.length });
  }
  const plausible = plausibleUnpackedBytes(entry.packedBytes, limits.budget);
  if (entry.unpackedBytes > plausible && entry.unpackedBytes <= limits.budget.leftBytes) {
    const message = `${file} claims to unpack from ${formatBytes(entry.packedBytes)} to ${formatBytes(entry.unpackedBytes)}.`;
    throw new NeurozooError({
      code: 'ZOO2010',
      message,
      hint: 'If you trust the file, save the array uncompressed.',
      file: limits.file,
      offset: entry.offset,
    });
  }
  announce(entry.unpackedBytes, { budget: limits.budget, purpose: `unpacking ${file}`, file: limits.file });
  const packed = bytes.subarray(start, start + entry.packedBytes);
  const unpacked =
    entry.method === 'stored' ? packed : inflate(packed, entry.unpackedBytes, { file: limits.file, name: entry.name, offset: start });
  if (unpacked.length !== entry.unpackedBytes || crc32(unpacked) !== entry.checksum) {
    const message = `${file} does not match its size or checksum.`;
    throw new NeurozooError({ code: 'ZOO2011', message, hint: 'Get the file again.', file: limits.file, offset: start });
  }
  return unpacked;
}

/** The entry that the directory describes here, and where its next one begins. @throws NeurozooError ZOO2005 */
function centralEntry(bytes: Uint8Array, offset: number, file: string): ZipEntry & { readonly next: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (offset + centralHeaderBytes > bytes.length || view.getUint32(offset, true) !== 0x02014b50) {
    throw damaged(`${file} has a damaged list of its files.`, file, offset);
  }
  const nameEnd = offset + centralHeaderBytes + view.getUint16(offset + 28, true);
  const method = view.getUint16(offset + 10, true);
  const name = new TextDecoder().decode(bytes.subarray(offset + centralHeaderBytes, nameEnd));
  if ((view.getUint16(offset + 8, true) & 1) !== 0 || (method !== 0 && method !== 8)) {
    throw damaged(`${file} holds ${name} encrypted or compressed in an unknown way.`, file, offset);
  }
  return {
    name,
    method: method === 0 ? 'stored' : 'deflated',
    checksum: view.getUint32(offset + 16, true),
    packedBytes: view.getUint32(offset + 20, true),
    unpackedBytes: view.getUint32(offset + 24, true),
    offset: view.getUint32(offset + 42, true),
    next: nameEnd + view.getUint16(offset + 30, true) + view.getUint16(offset + 32, true),
  };
}

function inflate(
  packed: Uint8Array,
  size: number,
  where: { readonly file: string; readonly name: string; readonly offset: number },
): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch (cause) {
    const message = `The compressed data of ${where.file}/${where.name} are damaged.`;
    throw new NeurozooError({ code: 'ZOO2011', message, hint: 'Get the file again.', file: where.file, offset: where.offset }, cause);
  }
}

function findEndRecord(view: DataView, file: string): number {
  for (let offset = view.byteLength - endRecordBytes; offset >= 0 && offset >= view.byteLength - endRecordBytes - 65_535; offset--) {
    if (view.getUint32(offset, true) === 0x06054b50 && offset + endRecordBytes + view.getUint16(offset + 20, true) === view.byteLength) {
      return offset;
    }
  }
  if (view.byteLength >= 4 && view.getUint32(0, true) === 0x04034b50) {
    const message = `${file} ends before the list of its files.`;
    throw new NeurozooError({
      code: 'ZOO2004',
      message,
      hint: 'Get the file again; a copy may have broken off.',
      file,
      offset: view.byteLength,
    });
  }
  throw damaged(`${file} is not an archive of NumPy arrays.`, file, 0);
}

function checkApart(entries: readonly ZipEntry[], file: string): void {
  const sorted = [...entries].sort((a, b) => a.offset - b.offset);
  sorted.forEach((entry, index) => {
    const next = sorted[index + 1];
    if (next !== undefined && entry.offset + localHeaderBytes + entry.packedBytes > next.offset) {
      throw damaged(`${file} has files that overlap.`, file, next.offset);
    }
  });
}

function damaged(message: string, file: string, offset: number): NeurozooError {
  return new NeurozooError({ code: 'ZOO2005', message, hint: 'Save it with numpy.savez.', file, offset });
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) {
    remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
  }
  return remainder >>> 0;
});

function crc32(bytes: Uint8Array): number {
  let remainder = 0xffffffff;
  for (const byte of bytes) {
    remainder = (remainder >>> 8) ^ (crcTable[(remainder ^ byte) & 0xff] ?? 0);
  }
  return (remainder ^ 0xffffffff) >>> 0;
}

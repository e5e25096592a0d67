import { deflateRawSync } from 'node:zlib';
import { encode } from 'jpeg-js';
import { PNG } from 'pngjs';

/** An IDX file of bytes. */
export function idxFile(dims: readonly number[], values: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * dims.length + values.length);
  bytes.set([0, 0, 8, dims.length]);
  const view = new DataView(bytes.buffer);
  dims.forEach((size, axis) => {
    view.setUint32(4 + 4 * axis, size);
  });
  bytes.set(values, 4 + 4 * dims.length);
  return bytes;
}

export function npyFile(
  header: { readonly descr: string; readonly fortran?: boolean; readonly shape: readonly number[] },
  body: Uint8Array,
): Uint8Array {
  const shape = header.shape.map((size) => `${String(size)},`).join(' ');
  const text = `{'descr': '${header.descr}', 'fortran_order': ${header.fortran === true ? 'True' : 'False'}, 'shape': (${shape}), }`;
  return npyWithHeader(text, body);
}

export function npyWithHeader(text: string, body: Uint8Array): Uint8Array {
  const padded = `${text.padEnd(Math.ceil((text.length + 11) / 64) * 64 - 11)}\n`;
  const bytes = new Uint8Array(10 + padded.length + body.length);
  bytes.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, padded.length & 0xff, padded.length >> 8]);
  bytes.set(new TextEncoder().encode(padded), 10);
  bytes.set(body, 10 + padded.length);
  return bytes;
}

export function floatBytes(values: readonly number[], little = true): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 4));
  values.forEach((value, index) => {
    view.setFloat32(4 * index, value, little);
  });
  return new Uint8Array(view.buffer);
}

/** A zip archive with deflated entries. */
export function zipFile(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const packed = deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(checksum(content), 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(content.length, 22);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(checksum(content), 16);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(content.length, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(offset, 42);
    parts.push(local, Buffer.from(name), packed);
    directory.push(central, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...parts, ...directory, end]));
}

export function pngFile(width: number, height: number, pixel: (x: number, y: number) => readonly [number, number, number]): Uint8Array {
  const png = new PNG({ width, height });
  png.data.set(rgba(width, height, pixel));
  return new Uint8Array(PNG.sync.write(png));
}

export function jpegFile(width: number, height: number, pixel: (x: number, y: number) => readonly [number, number, number]): Uint8Array {
  return new Uint8Array(encode({ width, height, data: rgba(width, height, pixel) }, 95).data);
}

/** A PNG with 16 bits a channel: every pixel of this colour. */
export function deepPngFile(width: number, height: number, colour: readonly [number, number, number]): Uint8Array {
  const values = Uint16Array.from({ length: width * height * 4 }, (_, index) => [...colour, 0xffff][index % 4] ?? 0);
  const png = new PNG({ width, height });
  png.data = Buffer.from(values.buffer);
  return new Uint8Array(PNG.sync.write(png, { bitDepth: 16 }));
}

/**
 * A JPEG of one 8x8 block whose components have one value each, coded with the plainest tables: all quantisers 1, twelve codes of four bits for
 * the size of the first coefficient, one code for the end of the block. With four components it is CMYK as Adobe writes it.
 */
export function flatJpegFile(components: readonly number[]): Uint8Array {
  const adobe = [0xff, 0xee, 0, 14, ...Buffer.from('Adobe'), 0, 100, 0, 0, 0, 0, 0];
  const quantisers = [0xff, 0xdb, 0, 67, 0, ...new Array<number>(64).fill(1)];
  const frame = [0xff, 0xc0, 0, 8 + 3 * components.length, 8, 0, 8, 0, 8, components.length];
  const codes = [0xff, 0xc4, 0, 31, 0x00, 0, 0, 0, 12, ...new Array<number>(12).fill(0), ...Array.from({ length: 12 }, (_, size) => size)];
  const ends = [0xff, 0xc4, 0, 20, 0x10, 1, ...new Array<number>(15).fill(0), 0];
  const scan = [0xff, 0xda, 0, 6 + 2 * components.length, components.length];
  let bits = '';
  components.forEach((value, index) => {
    frame.push(index + 1, 0x11, 0);
    scan.push(index + 1, 0);
    const coefficient = 8 * (value - 128);
    const size = coefficient === 0 ? 0 : Math.floor(Math.log2(Math.abs(coefficient))) + 1;
    const stored = coefficient < 0 ? coefficient + 2 ** size - 1 : coefficient;
    bits += size.toString(2).padStart(4, '0') + (size === 0 ? '' : stored.toString(2).padStart(size, '0')) + '0';
  });
  const padded = bits.padEnd(Math.ceil(bits.length / 8) * 8, '1');
  const coded = (padded.match(/.{8}/g) ?? []).flatMap((byte) => (byte === '11111111' ? [0xff, 0] : [Number.parseInt(byte, 2)]));
  return Uint8Array.from([0xff, 0xd8, ...adobe, ...quantisers, ...frame, ...codes, ...ends, ...scan, 0, 63, 0, ...coded, 0xff, 0xd9]);
}

function rgba(width: number, height: number, pixel: (x: number, y: number) => readonly [number, number, number]): Buffer {
  return Buffer.from(
    Array.from({ length: width * height }, (_, index) => [...pixel(index % width, Math.floor(index / width)), 255]).flat(),
  );
}

/** CRC-32, bit by bit: slow and plain, as a check of the reader's table. */
function checksum(bytes: Uint8Array): number {
  let remainder = 0xffffffff;
  for (const byte of bytes) {
    remainder ^= byte;
    for (let bit = 0; bit < 8; bit++) {
      remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
    }
  }
  return (remainder ^ 0xffffffff) >>> 0;
}

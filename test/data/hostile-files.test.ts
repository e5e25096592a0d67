import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Budget } from '#base/budget';
import { NeurozooError } from '#base/neurozoo-error';
import { SampleRandom } from '#data/sample-random';
import { readColumns, readHeadings } from '#data/readers/csv-columns';
import { openCsv } from '#data/readers/csv-cells';
import { decodePicture } from '#data/readers/picture';
import { gunzip } from '#data/readers/gunzip';
import { parseIdx } from '#data/readers/idx';
import { listClassFolder } from '#data/readers/class-folder';
import { parseNpy } from '#data/readers/npy';
import { listZip, unpackEntry } from '#data/readers/zip';
import { floatBytes, idxFile, jpegFile, npyFile, pngFile, zipFile } from './fixtures';
import { folderWith, refusal } from './open';

const numbers = Array.from({ length: 300 }, (_, index) => (index * 7919) % 251);
const pixel = (x: number, y: number) => [x * 9, y * 11, (x * y) % 256] as const;
const npy = npyFile({ descr: '<f4', shape: [30, 10] }, floatBytes(numbers));
const budget = () => new Budget(64e6);

interface Format {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly read: (bytes: Uint8Array) => unknown;
  /** A cut table is a shorter table unless it ends inside a line. */
  readonly cuts: 'refused' | 'typed';
}

const formats: readonly Format[] = [
  { name: 'IDX', bytes: idxFile([3, 10, 10], numbers), read: (bytes) => parseIdx(bytes, [3], 'f'), cuts: 'refused' },
  {
    name: 'gzip',
    bytes: new Uint8Array(gzipSync(idxFile([3, 10, 10], numbers))),
    read: (bytes) => gunzip(bytes, { budget: budget(), mostBytes: 1e6, file: 'f' }),
    cuts: 'refused',
  },
  { name: 'NPY', bytes: npy, read: (bytes) => parseNpy(bytes, 'f'), cuts: 'refused' },
  { name: 'NPZ', bytes: zipFile({ 'x.npy': npy, 'y.npy': npy }), read: readArchive, cuts: 'refused' },
  { name: 'PNG', bytes: pngFile(24, 20, pixel), read: (bytes) => decodePicture(bytes, { budget: budget(), file: 'f' }), cuts: 'refused' },
  { name: 'JPEG', bytes: jpegFile(24, 20, pixel), read: (bytes) => decodePicture(bytes, { budget: budget(), file: 'f' }), cuts: 'refused' },
  {
    name: 'CSV',
    bytes: new TextEncoder().encode(`a,b,c\n${numbers.map((n) => `${String(n)},"w${String(n % 5)}",1.5`).join('\n')}`),
    read: readTable,
    cuts: 'typed',
  },
];

function readArchive(bytes: Uint8Array): void {
  const limits = { budget: budget(), file: 'f' };
  listZip(bytes, 'f').forEach((entry) => parseNpy(unpackEntry(bytes, entry, limits), 'f'));
}

function readTable(bytes: Uint8Array): void {
  const text = openCsv(bytes, 'f');
  const headings = readHeadings(text);
  readColumns(text, headings, { wanted: new Set([0, 1, 2]), budget: budget() });
}

/** Runs a reader; whether it accepted. Anything thrown that is not typed fails the test. */
function accepts(read: (bytes: Uint8Array) => unknown, bytes: Uint8Array): boolean {
  try {
    read(bytes);
    return true;
  } catch (error) {
    if (error instanceof NeurozooError && error.hint !== undefined) {
      return false;
    }
    throw error;
  }
}

describe.each(formats)('$name', ({ name, bytes, read, cuts }) => {
  it('is accepted whole', () => {
    expect(accepts(read, bytes)).toBe(true);
  });

  it('cut at every byte of its beginning and at 100 others is refused with a typed error', () => {
    const random = new SampleRandom({ seed: 1, purpose: `cut/${name}`, epoch: 0, sample: 0 });
    const places = [
      ...Array.from({ length: Math.min(160, bytes.length) }, (_, place) => place),
      ...Array.from({ length: 100 }, () => random.below(bytes.length)),
    ];
    const accepted = places.filter((place) => accepts(read, bytes.slice(0, place)));
    if (cuts === 'refused') {
      expect(accepted).toEqual([]);
    }
  });

  it('with flipped bits never throws anything untyped', () => {
    const rounds = Math.ceil(Number(process.env['NEUROZOO_MUTATIONS'] ?? 10_000) / formats.length);
    for (let round = 0; round < rounds; round++) {
      const random = new SampleRandom({ seed: 2, purpose: `flip/${name}`, epoch: 0, sample: round });
      const mutated = Uint8Array.from(bytes);
      for (let flips = 1 + random.below(3); flips > 0; flips--) {
        const place = random.below(2) === 0 ? random.below(Math.min(64, bytes.length)) : random.below(bytes.length);
        mutated[place] = (mutated[place] ?? 0) ^ (1 << random.below(8));
      }
      accepts(read, mutated);
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
  }, 60_000);
});

describe('folders', () => {
  it('pass over pipes, links out and loops without waiting', () => {
    const outside = folderWith({ 'secret.png': pngFile(2, 2, pixel) });
    const folder = folderWith({ 'p/a/1.png': pngFile(2, 2, pixel) });
    execFileSync('mkfifo', [join(folder, 'p/a/pipe.png')]);
    symlinkSync(join(outside, 'secret.png'), join(folder, 'p/a/out.png'));
    symlinkSync('..', join(folder, 'p/a/loop.png'));
    symlinkSync('1.png', join(folder, 'p/a/inside.png'));
    const listing = listClassFolder(join(folder, 'p'), 'p');
    expect(listing.files.map((file) => file.below)).toEqual(['a/1.png', 'a/inside.png']);
    expect(listing.skipped).toEqual({ 'not a regular file': 1, 'link out of the folder': 2 });
  });

  it('that do not exist say where they were looked for', () => {
    expect(refusal(() => listClassFolder('/nowhere/p', 'p')).hint).toBe('It was looked for at /nowhere/p.');
  });
});

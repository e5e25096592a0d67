import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fieldsOfSource } from '#data/fields-of-source';
import { floatBytes, idxFile, jpegFile, npyFile, npyWithHeader, pngFile, zipFile } from './fixtures';
import { folderWith, opened, recipeOf, refusal } from './open';

const everything = Int32Array.of(0, 1, 2);
const whole = { split: [1, 0, 0] } as const;
const read = (file: string, content: string | Uint8Array, settings: Record<string, string | string[]> = {}) =>
  opened(
    recipeOf(file.endsWith('.csv') ? 'csv' : file.endsWith('.npz') ? 'npz' : 'npy', { path: file, ...settings }, whole),
    folderWith({ [file]: content }),
  );

describe('IDX', () => {
  const images = idxFile([3, 2, 2], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 255]);
  const open = (pictures: Uint8Array, labels: Uint8Array) =>
    opened(recipeOf('idx', { images: 'a', labels: 'b' }, whole), folderWith({ a: pictures, b: labels }));

  it.each([
    ['plain', images],
    ['gzip', new Uint8Array(gzipSync(images))],
  ])('is read %s', (_name, bytes) => {
    const batch = open(bytes, idxFile([3], [1, 0, 1])).batch('train', everything);
    expect([...(batch['image']?.data ?? [])]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 255]);
    expect([...(batch['label']?.data ?? [])]).toEqual([1, 0, 1]);
  });

  it('with other counts of labels names both files and counts', () => {
    const report = refusal(() => open(images, idxFile([2], [1, 0])));
    expect(report.code).toBe('ZOO2007');
    expect(report.message).toBe('a has 3 pictures, but b has 2 labels.');
  });

  it.each([
    ['with bytes after the last', 'ZOO2006', idxFile([2, 2, 2], [1, 2, 3, 4, 5, 6, 7, 8, 9])],
    ['whose sizes overflow', 'ZOO2009', idxFile([0xffffffff, 0xffffffff, 0xffffffff], [])],
    ['that claims 4 GB', 'ZOO2004', idxFile([0xffffffff, 1, 1], [])],
    ['with another type of elements', 'ZOO2005', Uint8Array.of(0, 0, 13, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)],
  ])('%s is refused', (_name, code, bytes) => {
    expect(refusal(() => open(bytes, idxFile([3], [1, 0, 1]))).code).toBe(code);
  });

  it('a gzip bomb is refused within the budget', () => {
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(20e6)));
    const recipe = recipeOf('idx', { images: 'a' }, whole);
    expect(refusal(() => opened(recipe, folderWith({ a: bomb }), 1e6)).code).toBe('ZOO2010');
  });
});

describe('CSV', () => {
  it('numbers stay, words become one-hot in sorted order, a target of words becomes classes', () => {
    const data = read('f.csv', '\ufeffa,colour,species\r\n1.5,red,iris\r\n-2e3,"blue",rose\r\n\r\n.25,red,"a ""b"""', {
      target: 'species',
    });
    const batch = data.batch('train', everything);
    expect(batch['x']?.shape).toEqual([3, 3]);
    expect([...(batch['x']?.data ?? [])]).toEqual([1.5, 0, 1, -2000, 1, 0, 0.25, 0, 1]);
    expect(data.classNames).toEqual(['a "b"', 'iris', 'rose']);
    expect([...(batch['label']?.data ?? [])]).toEqual([1, 2, 0]);
  });

  it('a target of whole numbers from 0 is a number and a class', () => {
    const data = read('f.csv', 'a;t\n1;0\n2;1\n3;0\n', { target: 't' });
    expect(data.fields.map((field) => field.name)).toEqual(['x', 'y', 'label']);
  });

  it('a column whose first words look like numbers is one of words', () => {
    expect(read('f.csv', 'a,b\n1,1\n2,x\n1,3\n').fields[0]?.type.shape).toEqual([4]);
  });

  it.each([
    ['an open quotation', 'ZOO2015', 3, 'a,b\n1,2\n"3,4\n5,6'],
    ['text after a quotation', 'ZOO2015', 2, 'a,b\n"1"x,2\n'],
    ['a short line', 'ZOO2016', 3, 'a,b\n1,2\n3\n'],
    ['a line after a quoted line end', 'ZOO2016', 4, 'a,b\n"1\n2",2\n3\n'],
    ['an empty cell', 'ZOO2018', 3, 'a,b\n1,2\n3,\n'],
    ['NA among numbers', 'ZOO2018', 2, 'a,b\nNA,2\n3,4\n'],
    ['a number too large', 'ZOO2019', 2, 'a,b\n1e300,2\n'],
    ['a heading twice', 'ZOO2017', 1, 'a,a\n1,2\n'],
    ['headings only', 'ZOO2021', undefined, 'a,b\n'],
    ['nothing', 'ZOO2021', 1, ''],
    ['a NUL byte', 'ZOO2014', undefined, 'a,b\n1,\0\n'],
  ])('%s is refused with its line', (...[, code, line, text]) => {
    const report = refusal(() => read('f.csv', text));
    expect([report.code, report.line]).toEqual([code, line]);
  });

  it('UTF-16 is refused', () => {
    expect(refusal(() => read('f.csv', new Uint8Array(Buffer.from('\ufeffa,b\n1,2\n', 'utf16le')))).code).toBe('ZOO2014');
  });

  it('an unknown target lists the columns', () => {
    expect(refusal(() => read('f.csv', 'a,b\n1,2\n', { target: 'c' })).message).toBe('f.csv has no column "c"; it has "a", "b".');
  });

  it('a column of names is no category', () => {
    const lines = Array.from({ length: 1500 }, (_, index) => `n${String(index)},1`);
    expect(refusal(() => read('f.csv', ['a,b', ...lines].join('\n'))).code).toBe('ZOO2020');
  });
});

describe('NPY and NPZ', () => {
  const rows = [1, 2, 3, 4, 5, 6];
  it.each([
    ['little-endian', npyFile({ descr: '<f4', shape: [3, 2] }, floatBytes(rows))],
    ['big-endian', npyFile({ descr: '>f4', shape: [3, 2] }, floatBytes(rows, false))],
    ['Fortran order', npyFile({ descr: '<f4', shape: [3, 2], fortran: true }, floatBytes([1, 3, 5, 2, 4, 6]))],
    ['bytes', npyFile({ descr: '|u1', shape: [3, 2] }, Uint8Array.from(rows))],
    [
      'half precision',
      npyFile({ descr: '<f2', shape: [3, 2] }, new Uint8Array(Uint16Array.of(0x3c00, 0x4000, 0x4200, 0x4400, 0x4500, 0x4600).buffer)),
    ],
  ])('%s arrays give the same values', (_name, bytes) => {
    expect([...(read('f.npy', bytes).batch('train', everything)['x']?.data ?? [])]).toEqual(rows);
  });

  it.each([
    ['that claims 65536x65536', 'ZOO2004', npyFile({ descr: '<f4', shape: [65536, 65536] }, new Uint8Array(0))],
    ['whose shape overflows', 'ZOO2009', npyFile({ descr: '<f4', shape: [2 ** 40, 2 ** 40] }, new Uint8Array(0))],
    ['of objects', 'ZOO2012', npyFile({ descr: '|O', shape: [1] }, new Uint8Array(8))],
    ['of records', 'ZOO2012', npyWithHeader("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }", new Uint8Array(4))],
    ['of complex numbers', 'ZOO2013', npyFile({ descr: '<c8', shape: [1] }, new Uint8Array(8))],
    [
      'with code in its header',
      'ZOO2005',
      npyWithHeader("{'descr': __import__('os'), 'fortran_order': False, 'shape': (1,)}", new Uint8Array(4)),
    ],
    ['with a header of 60 kB', 'ZOO2005', npyWithHeader(`{'descr': '<f4'${' '.repeat(60_000)}}`, new Uint8Array(4))],
    ['with NaN', 'ZOO2019', npyFile({ descr: '<f4', shape: [2, 1] }, floatBytes([1, Number.NaN]))],
  ])('an array %s is refused', (_name, code, bytes) => {
    expect(refusal(() => read('f.npy', bytes)).code).toBe(code);
  });

  it('a negative label is refused with its record', () => {
    const folder = folderWith({
      'x.npy': npyFile({ descr: '<f4', shape: [3] }, floatBytes([1, 2, 3])),
      'y.npy': npyFile({ descr: '|i1', shape: [3] }, Uint8Array.of(0, 1, 255)),
    });
    const report = refusal(() => opened(recipeOf('npy', { path: 'x.npy', target: 'y.npy' }, whole), folder));
    expect(report.message).toBe('Record 2 of y.npy has the label -1; labels are whole numbers from 0.');
  });

  it('an archive gives x and label; a flipped byte of its content is noticed', () => {
    const archive = zipFile({
      'pictures.npy': npyFile({ descr: '<f4', shape: [3, 2] }, floatBytes(rows)),
      'y.npy': npyFile({ descr: '|u1', shape: [3] }, Uint8Array.of(2, 0, 1)),
    });
    const data = read('f.npz', archive);
    expect(data.fields.map((field) => field.name)).toEqual(['x', 'label']);
    const damaged = Uint8Array.from(archive);
    damaged[45] = (damaged[45] ?? 0) ^ 1;
    expect(refusal(() => read('f.npz', damaged)).code).toBe('ZOO2011');
    expect(refusal(() => read('f.npz', archive, { target: 'nothing' })).code).toBe('ZOO2034');
  });
});

describe('class folders', () => {
  const red = () => [200, 30, 40] as const;
  it('read PNG and JPEG by content, resize them, and sort classes by name', () => {
    const folder = folderWith({
      'p/b/1.png': pngFile(8, 6, red),
      'p/a/1.jpg': jpegFile(16, 16, red),
      'p/a/2.png': jpegFile(8, 8, red),
      'p/a/notes.txt': 'no',
    });
    const data = opened(recipeOf('folder', { path: 'p', size: [4, 4], channels: 3 }, whole), folder);
    expect(data.classNames).toEqual(['a', 'b']);
    expect(data.classCounts.train).toEqual([2, 1]);
    const pixels = data.batch('train', everything)['image']?.data ?? [];
    expect(pixels.length).toBe(3 * 48);
    [...pixels].forEach((value, index) => {
      expect(Math.abs(value - (red()[index % 3] ?? 0))).toBeLessThanOrEqual(4);
    });
    expect(fieldsOfSource({ kind: 'folder', settings: { path: 'p' }, of: {} }, folder)?.[1]?.type.classes).toBe(2);
  });

  it('a picture of 60,000 x 60,000 pixels is refused before it is decoded', () => {
    const bomb = pngFile(4, 4, red);
    new DataView(bomb.buffer).setUint32(16, 60_000);
    new DataView(bomb.buffer).setUint32(20, 60_000);
    expect(refusal(() => opened(recipeOf('folder', { path: 'p' }), folderWith({ 'p/a/1.png': bomb }))).code).toBe('ZOO2023');
  });

  it('a folder without sub-folders, and none at all, are refused', () => {
    expect(refusal(() => opened(recipeOf('folder', { path: 'p' }), folderWith({ 'p/1.png': pngFile(2, 2, red) }))).code).toBe('ZOO2024');
    expect(refusal(() => opened(recipeOf('folder', { path: 'q' }), folderWith({}))).code).toBe('ZOO2001');
  });
});

import { checkedProduct } from '#base/checked';
import { NeurozooError } from '#base/neurozoo-error';
import { formatBytes } from '../allocate';

/** An array as its header describes it, checked against the bytes that are there; values are read one by one. */
export interface NpyArray {
  readonly shape: readonly number[];
  readonly count: number;
  readonly element: NpyElement;
  /** Values lie column by column (Fortran order). */
  readonly fortran: boolean;
  /** The value at a place of the file's own order. */
  readonly at: (index: number) => number;
}

/** What the numbers of an array file are: `byte` is uint8, which can be the pixels of a picture; `integer` and `float` are of any width. */
export type NpyElement = 'bool' | 'integer' | 'byte' | 'float';

const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
const mostHeaderBytes = 10_000;
const mostAxes = 8;

/**
 * Reads the header of an NPY file (versions 1 to 3) by a grammar of its own: a dictionary of descr, fortran_order and shape, nothing else, and
 * nothing is ever evaluated. Objects and records are refused.
 *
 * @throws NeurozooError ZOO2004 ZOO2005 ZOO2006 ZOO2009 ZOO2012 ZOO2013
 * @see numpy.lib.format, NEP 1
 */
export function parseNpy(bytes: Uint8Array, file: string): NpyArray {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { from, start } = findHeader(view, file);
  const header = parseHeader(String.fromCharCode(...bytes.subarray(from, start)));
  if (header === undefined) {
    throw notNpy(`${file} has a header that is not a description of an array.`, file, from);
  }
  const element = elementOf(header.descr, file, from);
  const size = sizeOfValues(header, element, { file, offset: from });
  if (bytes.length < start + size) {
    throw endsEarly(file, bytes.length, start + size);
  }
  if (bytes.length > start + size) {
    const message = `${file} has ${formatBytes(bytes.length - start - size)} after its ${header.shape.join('x')} values.`;
    throw new NeurozooError({ code: 'ZOO2006', message, hint: 'Get the file again.', file, offset: start + size });
  }
  const read = element.read(view);
  return {
    shape: header.shape,
    count: size / element.bytes,
    element: element.kind,
    fortran: header.fortran && header.shape.length > 1,
    at: (index) => read(start + index * element.bytes),
  };
}

/** Copies all values in row-major order. @throws NeurozooError ZOO2019 at a value that float32 cannot hold, with its record */
export function copyNpy(array: NpyArray, into: Float32Array | Uint8Array | Int32Array, file: string): void {
  const placeOf = array.fortran ? fortranPlaces(array.shape) : (index: number) => index;
  for (let index = 0; index < array.count; index++) {
    const value = array.at(placeOf(index));
    if (!Number.isFinite(Math.fround(value))) {
      const record = Math.floor(index / (array.count / (array.shape[0] ?? 1)));
      const message = `Record ${String(record)} of ${file} holds ${String(value)}.`;
      throw new NeurozooError({ code: 'ZOO2019', message, hint: 'Remove or replace that record before saving.', file });
    }
    into[index] = value;
  }
}

/** Where header and values begin. @throws NeurozooError ZOO2004 ZOO2005 */
function findHeader(view: DataView, file: string): { readonly from: number; readonly start: number } {
  const size = view.byteLength;
  if (size < 10) {
    throw endsEarly(file, size, 10);
  }
  if (magic.some((byte, index) => view.getUint8(index) !== byte)) {
    throw notNpy(`${file} does not begin like an NPY file.`, file, 0);
  }
  const version = view.getUint8(6);
  if (version < 1 || version > 3) {
    throw notNpy(`${file} has the unknown NPY version ${String(version)}.`, file, 6);
  }
  const from = version === 1 ? 10 : 12;
  if (size < from) {
    throw endsEarly(file, size, from);
  }
  const headerBytes = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (headerBytes > mostHeaderBytes) {
    throw notNpy(`${file} announces a header of ${formatBytes(headerBytes)}; ${formatBytes(mostHeaderBytes)} is the most.`, file, 8);
  }
  if (size < from + headerBytes) {
    throw endsEarly(file, size, from + headerBytes);
  }
  return { from, start: from + headerBytes };
}

/** The bytes of all values. @throws NeurozooError ZOO2009 */
function sizeOfValues(header: Header, element: Element, where: { readonly file: string; readonly offset: number }): number {
  const size = checkedProduct([...header.shape, element.bytes]);
  if (size === undefined || size > 2 ** 40 || header.shape.length > mostAxes) {
    const message = `${where.file} claims the shape ${header.shape.join('x')}, more values than a file can hold.`;
    throw new NeurozooError({ code: 'ZOO2009', message, hint: 'Its header is damaged; get the file again.', ...where });
  }
  return size;
}

function notNpy(message: string, file: string, offset: number): NeurozooError {
  return new NeurozooError({ code: 'ZOO2005', message, hint: 'Save it with numpy.save.', file, offset });
}

/** Where a value stands that lies column by column, by its row-major place. */
function fortranPlaces(shape: readonly number[]): (index: number) => number {
  const strides = fortranStrides(shape);
  return (index) => {
    let place = 0;
    let rest = index;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const size = shape[axis] ?? 1;
      place += (rest % size) * (strides[axis] ?? 0);
      rest = Math.floor(rest / size);
    }
    return place;
  };
}

function fortranStrides(shape: readonly number[]): readonly number[] {
  let stride = 1;
  return shape.map((size) => {
    const own = stride;
    stride *= size;
    return own;
  });
}

interface Header {
  readonly descr: string;
  readonly fortran: boolean;
  readonly shape: readonly number[];
}

/** `{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }`, keys in any order. A descr that is a list stands for records. */
function parseHeader(text: string): Header | undefined {
  const descr = /'descr'\s*:\s*(?:'([^']{1,20})'|(\[))/.exec(text);
  const order = /'fortran_order'\s*:\s*(True|False)/.exec(text);
  const shape = /'shape'\s*:\s*\(([\d\s,L]*)\)/.exec(text);
  if (!/^\s*\{[^]*\}\s*$/.test(text) || descr === null || order === null || shape === null) {
    return undefined;
  }
  const sizes = (shape[1] ?? '')
    .split(',')
    .map((word) => word.trim().replace(/L$/, ''))
    .filter((word) => word !== '');
  if (sizes.some((word) => !/^\d{1,16}$/.test(word))) {
    return undefined;
  }
  return { descr: descr[1] ?? '[', fortran: order[1] === 'True', shape: sizes.map(Number) };
}

interface Element {
  readonly kind: NpyElement;
  readonly bytes: number;
  readonly read: (view: DataView) => (offset: number) => number;
}

function elementOf(descr: string, file: string, offset: number): Element {
  if (descr === '[' || /^[<>|=]?[OV]/.test(descr)) {
    const message = `${file} holds ${descr.includes('O') ? 'Python objects' : 'records'}, which are not read.`;
    throw new NeurozooError({
      code: 'ZOO2012',
      message,
      hint: 'Save plain numbers: numpy.save("x.npy", x.astype("float32")).',
      file,
      offset,
    });
  }
  const little = !descr.startsWith('>');
  const element = elements(little).get(descr.replace(/^[<>|=]/, ''));
  if (element === undefined) {
    const message = `${file} has elements of type "${descr}".`;
    throw new NeurozooError({
      code: 'ZOO2013',
      message,
      hint: 'Integers, floats of 16, 32 and 64 bits, and booleans are read.',
      file,
      offset,
    });
  }
  return element;
}

function elements(little: boolean): ReadonlyMap<string, Element> {
  return new Map<string, Element>([
    ['b1', { kind: 'bool', bytes: 1, read: (view) => (offset) => (view.getUint8(offset) === 0 ? 0 : 1) }],
    ['u1', { kind: 'byte', bytes: 1, read: (view) => (offset) => view.getUint8(offset) }],
    ['i1', { kind: 'integer', bytes: 1, read: (view) => (offset) => view.getInt8(offset) }],
    ['u2', { kind: 'integer', bytes: 2, read: (view) => (offset) => view.getUint16(offset, little) }],
    ['i2', { kind: 'integer', bytes: 2, read: (view) => (offset) => view.getInt16(offset, little) }],
    ['u4', { kind: 'integer', bytes: 4, read: (view) => (offset) => view.getUint32(offset, little) }],
    ['i4', { kind: 'integer', bytes: 4, read: (view) => (offset) => view.getInt32(offset, little) }],
    ['u8', { kind: 'integer', bytes: 8, read: (view) => (offset) => Number(view.getBigUint64(offset, little)) }],
    ['i8', { kind: 'integer', bytes: 8, read: (view) => (offset) => Number(view.getBigInt64(offset, little)) }],
    ['f2', { kind: 'float', bytes: 2, read: (view) => (offset) => halfToNumber(view.getUint16(offset, little)) }],
    ['f4', { kind: 'float', bytes: 4, read: (view) => (offset) => view.getFloat32(offset, little) }],
    ['f8', { kind: 'float', bytes: 8, read: (view) => (offset) => view.getFloat64(offset, little) }],
  ]);
}

/** IEEE 754 binary16. */
function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) {
    return sign * fraction * 2 ** -24;
  }
  if (exponent === 0x1f) {
    return fraction === 0 ? sign * Infinity : Number.NaN;
  }
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

function endsEarly(file: string, has: number, needs: number): NeurozooError {
  const message = `${file} ends after ${formatBytes(has)} where it needs ${formatBytes(needs)}.`;
  return new NeurozooError({ code: 'ZOO2004', message, hint: 'Get the file again; a copy may have broken off.', file, offset: has });
}

import { NeurozooError } from '#base/neurozoo-error';

/** What the bytes are: where the first line starts and what separates cells. */
export interface CsvText {
  readonly bytes: Uint8Array;
  readonly file: string;
  readonly start: number;
  readonly separator: number;
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const quote = 0x22;
const blank = 0x20;
const tab = 0x09;
const comma = 0x2c;
const semicolon = 0x3b;

/** Looks at the beginning of a table: encoding and separator. @throws NeurozooError ZOO2014 */
export function openCsv(bytes: Uint8Array, file: string): CsvText {
  const [first, second, third] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw wrongEncoding(`${file} is UTF-16.`, file, 0);
  }
  const zero = bytes.indexOf(0);
  if (zero >= 0) {
    throw wrongEncoding(`${file} holds a NUL byte, so it is not a UTF-8 table.`, file, zero);
  }
  const start = first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0;
  return { bytes, file, start, separator: commonestSeparator(bytes, start) };
}

/** Where a line begins. */
export interface LineStart {
  readonly offset: number;
  readonly line: number;
}

/**
 * Goes over all cells in one pass, RFC 4180 with any line ends: a quoted cell may hold separators, line ends and doubled quotation marks;
 * empty lines are passed over. A cell is a byte range, without quotation marks and surrounding blanks; it is told by the fields of this
 * object, which change with every cell, because an object for each cell would take most of the time.
 */
export class CellReader {
  /** Which cell of its line this is, from 0. After the last one it stays. */
  column = -1;
  start = 0;
  end = 0;
  /** Where the current row begins. */
  line: number;

  readonly #text: CsvText;
  readonly #bytes: Uint8Array;
  readonly #separator: number;
  #offset: number;
  #nextLine: number;
  #more = false;

  constructor(text: CsvText, from: LineStart) {
    this.#text = text;
    this.#bytes = text.bytes;
    this.#separator = text.separator;
    this.#offset = from.offset;
    this.#nextLine = from.line;
    this.line = from.line;
  }

  /** Goes to the next line that is not empty; false at the end of the table. All cells of the line before must have been read. */
  nextRow(): boolean {
    const bytes = this.#bytes;
    while (this.#offset < bytes.length && isLineEnd(bytes[this.#offset])) {
      this.#offset = afterLineEnd(bytes, this.#offset);
      this.#nextLine += 1;
    }
    this.column = -1;
    this.line = this.#nextLine;
    this.#more = this.#offset < bytes.length;
    return this.#more;
  }

  /** Goes to the next cell; false after the last one of the line. @throws NeurozooError ZOO2015 with the line where the quotation begins */
  nextCell(): boolean {
    if (!this.#more) {
      return false;
    }
    this.column += 1;
    const start = this.#afterBlanks(this.#offset);
    this.#finishCell(this.#bytes[start] === quote ? this.#readQuoted(start) : this.#readPlain(start));
    return true;
  }

  /** What has not been read yet. */
  get next(): LineStart {
    return { offset: this.#offset, line: this.#nextLine };
  }

  #afterBlanks(from: number): number {
    const bytes = this.#bytes;
    let offset = from;
    while (bytes[offset] === blank || (bytes[offset] === tab && this.#separator !== tab)) {
      offset += 1;
    }
    return offset;
  }

  #readPlain(start: number): number {
    const bytes = this.#bytes;
    const separator = this.#separator;
    const size = bytes.length;
    let after = start;
    for (; after < size; after++) {
      const byte = bytes[after] ?? 0;
      // One comparison tells letters from all that ends a cell: no separator is above ";".
      if (byte <= semicolon && (byte === separator || isLineEnd(byte))) {
        break;
      }
    }
    let end = after;
    while (end > start && (bytes[end - 1] === blank || bytes[end - 1] === tab)) {
      end -= 1;
    }
    this.start = start;
    this.end = end;
    return after;
  }

  #readQuoted(start: number): number {
    const bytes = this.#bytes;
    const end = closingQuote(this.#text, start, this.#nextLine);
    this.start = start + 1;
    this.end = end;
    for (let feed = bytes.indexOf(lineFeed, start); feed >= 0 && feed < end; feed = bytes.indexOf(lineFeed, feed + 1)) {
      this.#nextLine += 1;
    }
    let after = end + 1;
    while (bytes[after] === blank) {
      after += 1;
    }
    return after;
  }

  #finishCell(after: number): void {
    const bytes = this.#bytes;
    if (bytes[after] === this.#separator) {
      this.#offset = after + 1;
      return;
    }
    this.#more = false;
    this.#offset = after;
    if (after >= bytes.length) {
      return;
    }
    if (!isLineEnd(bytes[after])) {
      const line = this.#nextLine;
      const message = `Line ${String(line)} of ${this.#text.file} goes on after a closing quotation mark.`;
      const hint = 'Inside a quoted cell a quotation mark is written twice.';
      throw new NeurozooError({ code: 'ZOO2015', message, hint, file: this.#text.file, line, offset: after });
    }
    this.#offset = afterLineEnd(bytes, after);
    this.#nextLine += 1;
  }
}

/** At most so many lines follow: line ends inside quotation marks are counted as well. */
export function mostRows(text: CsvText, from: LineStart): number {
  const { bytes } = text;
  let count = 1;
  if (bytes.includes(carriageReturn, from.offset)) {
    for (let offset = from.offset; offset < bytes.length; offset++) {
      count += bytes[offset] === lineFeed || (bytes[offset] === carriageReturn && bytes[offset + 1] !== lineFeed) ? 1 : 0;
    }
    return count;
  }
  for (let feed = bytes.indexOf(lineFeed, from.offset); feed >= 0; feed = bytes.indexOf(lineFeed, feed + 1)) {
    count += 1;
  }
  return count;
}

/** The text of a cell; doubled quotation marks become one. */
export function cellText(bytes: Uint8Array, start: number, end: number): string {
  return new TextDecoder().decode(bytes.subarray(start, end)).replaceAll('""', '"');
}

function closingQuote(text: CsvText, start: number, line: number): number {
  const { bytes } = text;
  let offset = bytes.indexOf(quote, start + 1);
  while (offset >= 0 && bytes[offset + 1] === quote) {
    offset = bytes.indexOf(quote, offset + 2);
  }
  if (offset < 0) {
    const message = `The quotation mark on line ${String(line)} of ${text.file} is never closed.`;
    throw new NeurozooError({
      code: 'ZOO2015',
      message,
      hint: 'Close it; inside a quoted cell it is written twice.',
      file: text.file,
      line,
      offset: start,
    });
  }
  return offset;
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === lineFeed || byte === carriageReturn;
}

function afterLineEnd(bytes: Uint8Array, offset: number): number {
  return bytes[offset] === carriageReturn && bytes[offset + 1] === lineFeed ? offset + 2 : offset + 1;
}

/** Comma, semicolon or tab: what the first line has most of, outside quotation marks. */
function commonestSeparator(bytes: Uint8Array, start: number): number {
  const counts = [comma, semicolon, tab].map((byte) => ({ byte, count: 0 }));
  let quoted = false;
  for (let offset = start; offset < bytes.length && (quoted || !isLineEnd(bytes[offset])); offset++) {
    const byte = bytes[offset];
    quoted = byte === quote ? !quoted : quoted;
    const counted = quoted ? undefined : counts.find((entry) => entry.byte === byte);
    if (counted !== undefined) {
      counted.count += 1;
    }
  }
  return counts.reduce((best, entry) => (entry.count > best.count ? entry : best)).byte;
}

function wrongEncoding(message: string, file: string, offset: number): NeurozooError {
  return new NeurozooError({ code: 'ZOO2014', message, hint: 'Save the table as UTF-8.', file, offset });
}

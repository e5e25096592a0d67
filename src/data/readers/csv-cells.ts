import { NeurozooError } from '#base/neurozoo-error';

/** Who is told about the cells of a table, in order. Cells are byte ranges, without quotation marks and surrounding blanks. */
export interface CellVisitor {
  cell(column: number, start: number, end: number, line: number): void;
  /** After the last cell of a line. */
  row(cells: number, line: number): void;
}

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

/**
 * Walks over all cells in one pass, RFC 4180 with any line ends: a quoted cell may hold separators, line ends and doubled quotation marks;
 * empty lines are passed over.
 *
 * @throws NeurozooError ZOO2015 with the line where the quotation begins, and whatever the visitor throws
 */
export function visitCells(text: CsvText, from: { readonly offset: number; readonly line: number }, visitor: CellVisitor): void {
  const { bytes, separator } = text;
  const size = bytes.length;
  let { offset, line } = from;
  while (offset < size) {
    const first = bytes[offset];
    if (first === lineFeed || first === carriageReturn) {
      offset = afterLineEnd(bytes, offset);
      line += 1;
      continue;
    }
    const rowLine = line;
    let column = 0;
    for (let more = true; more; column++) {
      let start = offset;
      while (bytes[start] === blank || (bytes[start] === tab && separator !== tab)) {
        start++;
      }
      if (bytes[start] === quote) {
        const end = closingQuote(text, start, line);
        visitor.cell(column, start + 1, end, rowLine);
        for (let index = start + 1; index < end; index++) {
          line += bytes[index] === lineFeed ? 1 : 0;
        }
        offset = end + 1;
        while (bytes[offset] === blank) {
          offset++;
        }
      } else {
        offset = start;
        for (let byte = bytes[offset]; offset < size && byte !== separator && byte !== lineFeed && byte !== carriageReturn;) {
          offset++;
          byte = bytes[offset];
        }
        let end = offset;
        while (end > start && (bytes[end - 1] === blank || bytes[end - 1] === tab)) {
          end--;
        }
        visitor.cell(column, start, end, rowLine);
      }
      more = offset < size && bytes[offset] === separator;
      if (more) {
        offset++;
      } else if (offset < size && bytes[offset] !== lineFeed && bytes[offset] !== carriageReturn) {
        const message = `Line ${String(line)} of ${text.file} goes on after a closing quotation mark.`;
        throw new NeurozooError({
          code: 'ZOO2015',
          message,
          hint: 'Inside a quoted cell a quotation mark is written twice.',
          file: text.file,
          line,
          offset,
        });
      }
    }
    if (offset < size) {
      offset = afterLineEnd(bytes, offset);
      line += 1;
    }
    visitor.row(column, rowLine);
  }
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

function afterLineEnd(bytes: Uint8Array, offset: number): number {
  return bytes[offset] === carriageReturn && bytes[offset + 1] === lineFeed ? offset + 2 : offset + 1;
}

/** Comma, semicolon or tab: what the first line has most of, outside quotation marks. */
function commonestSeparator(bytes: Uint8Array, start: number): number {
  const counts = new Map([
    [0x2c, 0],
    [0x3b, 0],
    [tab, 0],
  ]);
  let quoted = false;
  for (let offset = start; offset < bytes.length; offset++) {
    const byte = bytes[offset] ?? 0;
    if (byte === quote) {
      quoted = !quoted;
    } else if (!quoted && (byte === lineFeed || byte === carriageReturn)) {
      break;
    } else if (!quoted && counts.has(byte)) {
      counts.set(byte, (counts.get(byte) ?? 0) + 1);
    }
  }
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0];
}

function wrongEncoding(message: string, file: string, offset: number): NeurozooError {
  return new NeurozooError({ code: 'ZOO2014', message, hint: 'Save the table as UTF-8.', file, offset });
}

import { crc32 } from './crc32';
import { toExactJson } from './exact-number';

/** What came of reading a piece of a log: the records in order, not yet checked against a schema, and how many lines were damaged. */
export interface RecordLines {
  readonly records: readonly unknown[];
  readonly damaged: number;
}

/**
 * One record of a log: `{…}` TAB crc32 NEWLINE, with the checksum as eight hex digits over the bytes of the JSON.
 * The line is pure ASCII, so that characters and bytes are the same and a log can be cut and searched at any byte.
 */
export function toRecordLine(record: object): string {
  const json = toExactJson(record).replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${json}\t${crc32(json).toString(16).padStart(8, '0')}\n`;
}

/**
 * Reads complete lines, given as Latin-1 text (one character a byte). A damaged byte costs the record it stands in and no other: where a line
 * break itself is damaged, the records on both sides of it are still found.
 */
export function parseRecordLines(text: string): RecordLines {
  const records: unknown[] = [];
  let damaged = 0;
  for (const line of text.split('\n')) {
    if (line === '') {
      continue;
    }
    const record = recordBetween(line, 0, line.length - checksumLength);
    if (record !== undefined) {
      records.push(record);
      continue;
    }
    damaged++;
    records.push(...recordsInDamagedLine(line));
  }
  return { records, damaged };
}

/** A tab and eight hex digits. */
const checksumLength = 9;

/** The object in `line[start, end)`, if a tab and its checksum follow. */
function recordBetween(line: string, start: number, end: number): unknown {
  if (end <= start || line.charCodeAt(end) !== 9) {
    return undefined;
  }
  if (crc32(line, start, end) !== Number(`0x${line.slice(end + 1, end + checksumLength)}`)) {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(line.slice(start, end));
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    // The checksum fits a text that nobody here has written; it counts as damage.
    return undefined;
  }
}

/** Records glued together by a damaged line break: each may begin where the one before ended, or one byte later. */
function recordsInDamagedLine(line: string): unknown[] {
  const found: unknown[] = [];
  let start = 0;
  for (let tab = line.indexOf('\t'); tab !== -1; tab = line.indexOf('\t', tab + 1)) {
    const record = recordBetween(line, start, tab) ?? recordBetween(line, start + 1, tab);
    if (record !== undefined) {
      found.push(record);
    }
    start = tab + checksumLength;
  }
  return found;
}

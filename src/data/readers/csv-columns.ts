import { NeurozooError } from '#base/neurozoo-error';
import { CategoryIndex } from './category-index';
import { cellText, visitCells, type CellVisitor, type CsvText } from './csv-cells';
import { parseNumber } from './parse-number';

/** A column that is used: numbers, or words with their different values. */
export interface CsvColumn {
  readonly heading: string;
  /** Its place in a line. */
  readonly place: number;
  readonly categories: CategoryIndex | null;
}

export interface CsvHeadings {
  readonly names: readonly string[];
  readonly next: { readonly offset: number; readonly line: number };
}

/** Longer cells are texts, not words. */
const longestWordBytes = 1000;
const mostWords = 100_000;

/** The first line. @throws NeurozooError ZOO2015 ZOO2017 ZOO2021 */
export function readHeadings(text: CsvText): CsvHeadings {
  const names: string[] = [];
  const firstLine = { bytes: text.bytes.subarray(0, endOfFirstRow(text)), file: text.file, start: text.start, separator: text.separator };
  let line = 1;
  visitCells(
    firstLine,
    { offset: text.start, line: 1 },
    {
      cell: (_column, start, end) => names.push(cellText(text.bytes, start, end)),
      row: (_cells, rowLine) => {
        line = rowLine;
      },
    },
  );
  if (names.length === 0) {
    throw new NeurozooError({
      code: 'ZOO2021',
      message: `${text.file} is empty.`,
      hint: 'A table begins with a line of headings.',
      file: text.file,
      line: 1,
    });
  }
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new NeurozooError({
      code: 'ZOO2017',
      message: `The heading "${twice}" occurs twice in ${text.file}.`,
      hint: 'Rename one of the columns.',
      file: text.file,
      line,
    });
  }
  const lines = firstLine.bytes.reduce((count, byte) => count + (byte === 0x0a ? 1 : 0), 0);
  return { names, next: { offset: firstLine.bytes.length, line: Math.max(line + 1, lines + 1) } };
}

/**
 * Looks at every line: counts them, and tells columns of numbers from columns of words.
 *
 * @param wanted places of the columns that are used
 * @throws NeurozooError ZOO2015 ZOO2016 ZOO2018 ZOO2020 ZOO2021
 */
export function inspectColumns(
  text: CsvText,
  headings: CsvHeadings,
  wanted: ReadonlySet<number>,
): { readonly rows: number; readonly columns: readonly CsvColumn[] } {
  const states = headings.names.map((heading, place) => ({
    heading,
    place,
    wanted: wanted.has(place),
    words: false,
    late: false,
    emptyLine: 0,
    missingLine: 0,
    categories: new CategoryIndex(text.bytes),
  }));
  let rows = 0;
  const addWord = (state: (typeof states)[number], start: number, end: number, line: number) => {
    if (end - start > longestWordBytes || state.categories.size >= mostWords) {
      throw tooManyWords(text.file, state.heading, line);
    }
    state.categories.add(start, end);
  };
  const first: CellVisitor = {
    cell(column, start, end, line) {
      const state = states[column];
      if (state === undefined || !state.wanted) {
        return;
      }
      if (start === end) {
        state.emptyLine ||= line;
      } else if (state.words) {
        if (!state.late) {
          addWord(state, start, end, line);
        }
      } else if (Number.isNaN(parseNumber(text.bytes, start, end))) {
        if (isMissingWord(text.bytes, start, end)) {
          state.missingLine ||= line;
          return;
        }
        state.words = true;
        // What came before is only known to be words now, so this column needs a second look.
        state.late = rows > 0;
        addWord(state, start, end, line);
      }
    },
    row(cells, line) {
      rows += 1;
      if (cells !== states.length) {
        const message = `Line ${String(line)} of ${text.file} has ${String(cells)} cells, but there are ${String(states.length)} headings.`;
        throw new NeurozooError({ code: 'ZOO2016', message, hint: 'Quote a cell that holds the separator.', file: text.file, line });
      }
    },
  };
  visitCells(text, headings.next, first);
  if (rows === 0) {
    throw new NeurozooError({
      code: 'ZOO2021',
      message: `${text.file} has headings, but no lines below them.`,
      hint: 'Check that this is the file you mean.',
      file: text.file,
    });
  }
  for (const state of states) {
    const missing = state.emptyLine || (state.words ? 0 : state.missingLine);
    if (missing > 0) {
      const message = `Column "${state.heading}" has no value on line ${String(missing)} of ${text.file}.`;
      throw new NeurozooError({
        code: 'ZOO2018',
        message,
        hint: 'Fill the cell, remove the line, or leave the column out with columns = {…}.',
        file: text.file,
        line: missing,
      });
    }
  }
  if (states.some((state) => state.late)) {
    visitCells(text, headings.next, {
      cell(column, start, end, line) {
        const state = states[column];
        if (state?.late === true) {
          addWord(state, start, end, line);
        }
      },
      row: () => undefined,
    });
  }
  const columns = states
    .filter((state) => state.wanted)
    .map(({ heading, place, words, categories }) => ({ heading, place, categories: words ? categories : null }));
  return { rows, columns };
}

/** The error of a column that is a text rather than a category. */
export function tooManyWords(file: string, heading: string, line?: number): NeurozooError {
  const message = `Column "${heading}" of ${file} has too many or too long different words to be a category.`;
  return new NeurozooError({
    code: 'ZOO2020',
    message,
    hint: 'Leave the column out with columns = {…}.',
    file,
    ...(line === undefined ? {} : { line }),
  });
}

function isMissingWord(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start <= 4 && /^(na|n\/a|nan|null|none|\?)$/i.test(String.fromCharCode(...bytes.subarray(start, end)));
}

/** Past the line end of the first line that is not empty; line ends inside quotation marks do not count. */
function endOfFirstRow(text: CsvText): number {
  let quoted = false;
  let empty = true;
  for (let offset = text.start; offset < text.bytes.length; offset++) {
    const byte = text.bytes[offset];
    if (byte === 0x0a || byte === 0x0d) {
      if (!quoted && !empty) {
        return byte === 0x0d && text.bytes[offset + 1] === 0x0a ? offset + 2 : offset + 1;
      }
    } else {
      empty = false;
      quoted = byte === 0x22 ? !quoted : quoted;
    }
  }
  return text.bytes.length;
}

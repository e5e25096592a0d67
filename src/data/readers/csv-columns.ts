import type { Budget } from '#base/budget';
import { NeurozooError } from '#base/neurozoo-error';
import { allocateFloats } from '../allocate';
import { CategoryIndex } from './category-index';
import { CellReader, cellText, mostRows, type CsvText, type LineStart } from './csv-cells';
import { parseNumber } from './parse-number';

/** A column that is used. */
export interface CsvColumn {
  readonly heading: string;
  /** Its place in a line. */
  readonly place: number;
  /** One a row: the numbers, or in a column of words the number of each word in order of appearance. There may be more than there are rows. */
  readonly values: Float32Array;
  /** The different words, or null in a column of numbers. */
  readonly categories: CategoryIndex | null;
}

/** The names of a table's columns, and where its first line of values begins. */
export interface CsvHeadings {
  readonly names: readonly string[];
  readonly next: LineStart;
}

/** The used columns of a table. The bytes of their values are given back to the budget by who lets go of them. */
export interface CsvColumns {
  readonly rows: number;
  readonly columns: readonly CsvColumn[];
  readonly bytes: number;
}

/** Longer cells are texts, not words. */
const longestWordBytes = 1000;
const mostWords = 100_000;

/** The first line that is not empty. @throws NeurozooError ZOO2015 ZOO2017 ZOO2021 */
export function readHeadings(text: CsvText): CsvHeadings {
  const names: string[] = [];
  const cells = new CellReader(text, { offset: text.start, line: 1 });
  if (cells.nextRow()) {
    while (cells.nextCell()) {
      names.push(cellText(text.bytes, cells.start, cells.end));
    }
  }
  const { file } = text;
  if (names.length === 0) {
    throw new NeurozooError({
      code: 'ZOO2021',
      message: `${file} is empty.`,
      hint: 'A table begins with a line of headings.',
      file,
      line: 1,
    });
  }
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    const message = `The heading "${twice}" occurs twice in ${file}.`;
    throw new NeurozooError({ code: 'ZOO2017', message, hint: 'Rename one of the columns.', file, line: cells.line });
  }
  return { names, next: cells.next };
}

/**
 * Reads the columns that are used, and tells columns of numbers from columns of words. One pass, or two where a column begins with numbers and
 * turns out to be words.
 *
 * @param wanted places of the columns that are used
 * @throws NeurozooError ZOO2003 ZOO2015 ZOO2016 ZOO2018 ZOO2019 ZOO2020 ZOO2021
 */
export function readColumns(
  text: CsvText,
  headings: CsvHeadings,
  use: { readonly wanted: ReadonlySet<number>; readonly budget: Budget },
): CsvColumns {
  const most = mostRows(text, headings.next);
  const allocation = { budget: use.budget, purpose: `the columns of ${text.file}`, file: text.file };
  const states = headings.names.map((heading, place) =>
    use.wanted.has(place) ? newState({ heading, place, values: allocateFloats(most, allocation) }, text) : undefined,
  );
  const rows = readRows(text, headings, states);
  const used = states.filter((state) => state !== undefined);
  used.forEach((state) => {
    checkComplete(state, text.file);
  });
  if (used.some((state) => state.late)) {
    readRows(
      text,
      headings,
      states.map((state) => (state?.late === true ? Object.assign(state, { late: false }) : undefined)),
    );
  }
  const columns = used.map(({ heading, place, values, words, categories }) => ({
    heading,
    place,
    values,
    categories: words ? categories : null,
  }));
  return { rows, columns, bytes: 4 * most * columns.length };
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

/** What is known of a column so far; lines are 0 where there is none. */
interface ColumnState {
  readonly heading: string;
  readonly place: number;
  readonly values: Float32Array;
  readonly categories: CategoryIndex;
  words: boolean;
  /** The first word came after numbers, which are only known to be words now, so this column needs a second look. */
  late: boolean;
  emptyLine: number;
  missingLine: number;
  tooLargeLine: number;
}

function newState(column: Pick<ColumnState, 'heading' | 'place' | 'values'>, text: CsvText): ColumnState {
  const categories = new CategoryIndex(text.bytes);
  return { ...column, categories, words: false, late: false, emptyLine: 0, missingLine: 0, tooLargeLine: 0 };
}

/** Goes over all lines; the states are by place. Returns how many lines there are. */
function readRows(text: CsvText, headings: CsvHeadings, states: readonly (ColumnState | undefined)[]): number {
  const cells = new CellReader(text, headings.next);
  const { file } = text;
  let row = 0;
  for (; cells.nextRow(); row++) {
    while (cells.nextCell()) {
      const state = states[cells.column];
      if (state !== undefined) {
        takeCell(state, cells, { text, row });
      }
    }
    const found = cells.column + 1;
    if (found !== states.length) {
      const message = `Line ${String(cells.line)} of ${file} has ${String(found)} cells, but there are ${String(states.length)} headings.`;
      throw new NeurozooError({ code: 'ZOO2016', message, hint: 'Quote a cell that holds the separator.', file, line: cells.line });
    }
  }
  if (row === 0) {
    const message = `${file} has headings, but no lines below them.`;
    throw new NeurozooError({ code: 'ZOO2021', message, hint: 'Check that this is the file you mean.', file });
  }
  return row;
}

interface RowPlace {
  readonly text: CsvText;
  readonly row: number;
}

function takeCell(state: ColumnState, cells: CellReader, at: RowPlace): void {
  if (cells.start === cells.end) {
    state.emptyLine ||= cells.line;
  } else if (state.words) {
    takeWord(state, cells, at);
  } else {
    const value = parseNumber(at.text.bytes, cells.start, cells.end);
    if (Number.isNaN(value)) {
      takeFirstWord(state, cells, at);
      return;
    }
    state.values[at.row] = value;
    if (!Number.isFinite(state.values[at.row])) {
      state.tooLargeLine ||= cells.line;
    }
  }
}

function takeFirstWord(state: ColumnState, cells: CellReader, at: RowPlace): void {
  if (isMissingWord(at.text.bytes, cells.start, cells.end)) {
    state.missingLine ||= cells.line;
    return;
  }
  state.words = true;
  state.late = at.row > 0;
  takeWord(state, cells, at);
}

function takeWord(state: ColumnState, cells: CellReader, at: RowPlace): void {
  if (state.late) {
    return;
  }
  if (cells.end - cells.start > longestWordBytes || state.categories.size > mostWords) {
    throw tooManyWords(at.text.file, state.heading, cells.line);
  }
  state.values[at.row] = state.categories.numberOf(cells.start, cells.end);
}

/** @throws NeurozooError ZOO2018 ZOO2019 */
function checkComplete(state: ColumnState, file: string): void {
  const { heading } = state;
  const missing = state.emptyLine || (state.words ? 0 : state.missingLine);
  if (missing > 0) {
    const message = `Column "${heading}" has no value on line ${String(missing)} of ${file}.`;
    const hint = 'Fill the cell, remove the line, or leave the column out with columns = {…}.';
    throw new NeurozooError({ code: 'ZOO2018', message, hint, file, line: missing });
  }
  if (!state.words && state.tooLargeLine > 0) {
    const message = `Column "${heading}" has a number on line ${String(state.tooLargeLine)} of ${file} that 32 bits cannot hold.`;
    throw new NeurozooError({ code: 'ZOO2019', message, hint: 'Use smaller units.', file, line: state.tooLargeLine });
  }
}

function isMissingWord(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start <= 4 && /^(na|n\/a|nan|null|none|\?)$/i.test(String.fromCharCode(...bytes.subarray(start, end)));
}

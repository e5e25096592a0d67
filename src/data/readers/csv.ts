import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { checkedProduct } from '#base/checked';
import { NeurozooError } from '#base/neurozoo-error';
import type { SourceSpec } from '#model/dataset-recipe';
import { allocateFloats, allocateIntegers } from '../allocate';
import { readFileBytes } from '../file-bytes';
import type { ReadContext } from '../read-context';
import type { Column, Samples } from '../samples';
import { maybeNamesOf, maybeTextOf, textOf } from '../source-settings';
import { inspectColumns, readHeadings, tooManyWords, type CsvColumn } from './csv-columns';
import { openCsv, visitCells, type CsvText } from './csv-cells';
import { parseNumber } from './parse-number';

/** A column of more different words is refused as an input, and all one-hot columns together may take no more memory than this. */
const mostCategories = 1000;
const mostOneHotBytes = 64e6;
/** Whole numbers from 0 are classes as well, as long as there are no more of them than this. */
const mostNumberClasses = 1000;

/**
 * `csv("f.csv", target = "species", columns = {…})`: `x` holds numeric columns as they are and columns of words one-hot, in the order of the
 * file. A target of words is `label`; of numbers `y`; of whole numbers from 0 to some k, all present, both.
 *
 * @throws NeurozooError with the line
 */
export function readCsv(source: SourceSpec, context: ReadContext): Samples {
  const shown = textOf(source, 'path');
  const { budget } = context;
  const bytes = readFileBytes(resolve(context.directory, shown), { budget, shown, followLinks: true });
  const hash = createHash('sha256').update(bytes).digest('hex');
  const text = openCsv(bytes, shown);
  const headings = readHeadings(text);
  const targetName = maybeTextOf(source, 'target');
  const target = targetName === undefined ? undefined : placeOf(headings.names, targetName, shown);
  const chosen = maybeNamesOf(source, 'columns')?.map((name) => placeOf(headings.names, name, shown));
  const inputs = chosen ?? headings.names.map((_, place) => place).filter((place) => place !== target);
  const { rows, columns } = inspectColumns(text, headings, new Set(target === undefined ? inputs : [...inputs, target]));
  const x = planInputs(
    columns.filter((column) => inputs.includes(column.place)),
    rows,
    shown,
  );
  const values = allocateFloats(checkedProduct([rows, x.width]) ?? Infinity, {
    budget,
    purpose: `${String(rows)} lines of ${shown}`,
    file: shown,
  });
  const goal = columns.find((column) => column.place === target);
  const goalFloats =
    goal === undefined || goal.categories !== null ? null : allocateFloats(rows, { budget, purpose: 'the target', file: shown });
  const goalLabels =
    goal === undefined || goal.categories === null ? null : allocateIntegers(rows, { budget, purpose: 'the labels', file: shown });
  const goalWords = goal?.categories?.sorted();
  let row = 0;
  visitCells(text, headings.next, {
    cell(place, start, end, line) {
      const writer = x.writers[place];
      if (writer !== undefined) {
        writeInput(text, { writer, start, end, line }, values, row * x.width);
      }
      if (place === target && goal !== undefined) {
        if (goalFloats !== null) {
          goalFloats[row] = finite(parseNumber(bytes, start, end), { file: shown, heading: goal.heading, line });
        } else if (goalLabels !== null) {
          goalLabels[row] = goalWords?.ranks[goal.categories?.find(start, end) ?? 0] ?? 0;
        }
      }
    },
    row() {
      row += 1;
    },
  });
  budget.release(bytes.length);
  const result: Column[] = [{ kind: 'floats', name: 'x', role: 'input', shape: [x.width], data: values }];
  let classNames: readonly string[] = [];
  if (goalLabels !== null) {
    classNames = goalWords?.names ?? [];
    result.push({ kind: 'classes', name: 'label', role: 'target', classes: classNames.length, data: goalLabels });
  }
  if (goalFloats !== null) {
    result.push({ kind: 'floats', name: 'y', role: 'target', shape: [1], data: goalFloats });
    const classes = countWholeNumbers(goalFloats);
    if (classes > 0) {
      const data = allocateIntegers(rows, { budget, purpose: 'the labels', file: shown });
      data.set(goalFloats);
      classNames = Array.from({ length: classes }, (_, label) => String(label));
      result.push({ kind: 'classes', name: 'label', role: 'target', classes, data });
    }
  }
  return { count: rows, columns: result, testStart: null, classNames, origin: shown, contentHash: hash, skipped: {} };
}

interface InputWriter {
  readonly heading: string;
  /** Where in `x` it starts. */
  readonly at: number;
  readonly categories: CsvColumn['categories'];
  readonly ranks: readonly number[];
}

/** Where each column goes in `x`, by its place in a line. @throws NeurozooError ZOO2020 */
function planInputs(
  columns: readonly CsvColumn[],
  rows: number,
  file: string,
): { readonly width: number; readonly writers: readonly (InputWriter | undefined)[] } {
  const writers: (InputWriter | undefined)[] = [];
  let width = 0;
  let oneHot = 0;
  for (const { heading, place, categories } of columns) {
    const words = categories?.size ?? 0;
    oneHot += words;
    if (words > mostCategories || oneHot * rows * 4 > mostOneHotBytes) {
      throw tooManyWords(file, heading);
    }
    writers[place] = { heading, at: width, categories, ranks: categories?.sorted().ranks ?? [] };
    width += categories === null ? 1 : words;
  }
  if (width === 0) {
    throw new NeurozooError({
      code: 'ZOO2017',
      message: `No column of ${file} is left for x.`,
      hint: 'Name at least one in columns = {…}.',
      file,
    });
  }
  return { width, writers };
}

interface InputCell {
  readonly writer: InputWriter;
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

function writeInput(text: CsvText, cell: InputCell, values: Float32Array, rowStart: number): void {
  const { writer, start, end } = cell;
  if (writer.categories === null) {
    const value = parseNumber(text.bytes, start, end);
    values[rowStart + writer.at] = finite(value, { file: text.file, heading: writer.heading, line: cell.line });
  } else {
    values[rowStart + writer.at + (writer.ranks[writer.categories.find(start, end) ?? 0] ?? 0)] = 1;
  }
}

/** @throws NeurozooError ZOO2019 where the number is too large for float32 */
function finite(value: number, where: { readonly file: string; readonly heading: string; readonly line: number }): number {
  const rounded = Math.fround(value);
  if (!Number.isFinite(rounded)) {
    const message = `Column "${where.heading}" has a number on line ${String(where.line)} of ${where.file} that 32 bits cannot hold.`;
    throw new NeurozooError({ code: 'ZOO2019', message, hint: 'Use smaller units.', file: where.file, line: where.line });
  }
  return rounded;
}

/** How many classes the numbers count: all whole, from 0, none left out; else 0. */
function countWholeNumbers(values: Float32Array): number {
  const seen = new Set<number>();
  let most = -1;
  for (const value of values) {
    if (!Number.isInteger(value) || value < 0 || value >= mostNumberClasses) {
      return 0;
    }
    seen.add(value);
    most = Math.max(most, value);
  }
  return seen.size === most + 1 && seen.size > 1 ? seen.size : 0;
}

function placeOf(headings: readonly string[], name: string, file: string): number {
  const place = headings.indexOf(name);
  if (place < 0) {
    const listed = headings.slice(0, 20).map((heading) => `"${heading}"`);
    const message = `${file} has no column "${name}"; it has ${listed.join(', ')}${headings.length > 20 ? ', …' : ''}.`;
    throw new NeurozooError({ code: 'ZOO2017', message, hint: 'Use one of these names.', file, line: 1 });
  }
  return place;
}

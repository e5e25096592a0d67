import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import type { Budget } from '#base/budget';
import { checkedProduct } from '#base/checked';
import { NeurozooError } from '#base/neurozoo-error';
import type { SourceSpec } from '#model/dataset-recipe';
import { allocateFloats, allocateIntegers } from '../allocate';
import { readFileBytes } from '../file-bytes';
import type { ReadContext } from '../read-context';
import type { Column, FloatColumn, Samples } from '../samples';
import { maybeNamesOf, maybeTextOf, textOf } from '../source-settings';
import { readColumns, readHeadings, tooManyWords, type CsvColumn } from './csv-columns';
import { openCsv } from './csv-cells';

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
  const read = readColumns(text, headings, { wanted: new Set(target === undefined ? inputs : [...inputs, target]), budget });
  const { rows } = read;
  const x = inputMatrix(
    read.columns.filter((column) => inputs.includes(column.place)),
    { rows, file: shown, budget },
  );
  const goal = read.columns.find((column) => column.place === target);
  const targets = goal === undefined ? { columns: [], classNames: [] } : targetColumns(goal, { rows, file: shown, budget });
  budget.release(bytes.length + read.bytes);
  return {
    count: rows,
    columns: [x, ...targets.columns],
    testStart: null,
    classNames: targets.classNames,
    origin: shown,
    contentHash: hash,
    skipped: {},
  };
}

interface TableUse {
  readonly rows: number;
  readonly file: string;
  readonly budget: Budget;
}

/** `x`: numbers as they are, words one-hot, in the order of the file. @throws NeurozooError ZOO2003 ZOO2017 ZOO2020 */
function inputMatrix(columns: readonly CsvColumn[], use: TableUse): FloatColumn {
  const { rows, file } = use;
  const width = widthOf(columns, use);
  const purpose = `${String(rows)} lines of ${file}`;
  const data = allocateFloats(checkedProduct([rows, width]) ?? Infinity, { budget: use.budget, purpose, file });
  let at = 0;
  for (const { values, categories } of columns) {
    if (categories === null) {
      for (let row = 0; row < rows; row++) {
        data[row * width + at] = values[row] ?? 0;
      }
      at += 1;
    } else {
      const { ranks } = categories.sorted();
      for (let row = 0; row < rows; row++) {
        data[row * width + at + (ranks[values[row] ?? 0] ?? 0)] = 1;
      }
      at += categories.size;
    }
  }
  return { kind: 'floats', name: 'x', role: 'input', shape: [width], featureNames: columns.flatMap(featureNamesOf), data };
}

/** A column of numbers is one feature, one of words a feature for each word. */
function featureNamesOf({ heading, categories }: CsvColumn): readonly string[] {
  return categories === null ? [heading] : categories.sorted().names.map((word) => `${heading} = ${word}`);
}

/** How many numbers a line becomes. @throws NeurozooError ZOO2017 ZOO2020 */
function widthOf(columns: readonly CsvColumn[], { rows, file }: TableUse): number {
  let width = 0;
  let oneHot = 0;
  for (const { heading, categories } of columns) {
    const words = categories?.size ?? 0;
    oneHot += words;
    if (words > mostCategories || oneHot * rows * 4 > mostOneHotBytes) {
      throw tooManyWords(file, heading);
    }
    width += categories === null ? 1 : words;
  }
  if (width === 0) {
    const message = `No column of ${file} is left for x.`;
    throw new NeurozooError({ code: 'ZOO2017', message, hint: 'Name at least one in columns = {…}.', file });
  }
  return width;
}

/** Words are `label`; numbers `y`, and `label` as well where they count classes. @throws NeurozooError ZOO2003 */
function targetColumns(goal: CsvColumn, use: TableUse): { readonly columns: readonly Column[]; readonly classNames: readonly string[] } {
  const { rows, file, budget } = use;
  const values = goal.values.subarray(0, rows);
  const labelled = (classNames: readonly string[], labelOf: (value: number) => number): Column => {
    const data = allocateIntegers(rows, { budget, purpose: 'the labels', file });
    values.forEach((value, row) => {
      data[row] = labelOf(value);
    });
    return { kind: 'classes', name: 'label', role: 'target', classes: classNames.length, data };
  };
  if (goal.categories !== null) {
    const { names, ranks } = goal.categories.sorted();
    return { columns: [labelled(names, (word) => ranks[word] ?? 0)], classNames: names };
  }
  const data = allocateFloats(rows, { budget, purpose: 'the target', file });
  data.set(values);
  const y: Column = { kind: 'floats', name: 'y', role: 'target', shape: [1], data };
  const classNames = Array.from({ length: countWholeNumbers(data) }, (_, label) => String(label));
  return { columns: classNames.length === 0 ? [y] : [y, labelled(classNames, (value) => value)], classNames };
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

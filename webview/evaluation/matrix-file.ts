import { plainName } from '../ui/plain-name';
import { layoutMatrix, type Matrix, type MatrixLabel, type MatrixLayout } from './matrix-layout';

/** The matrix as a table: a row for each true class, a column for each predicted one. */
export function matrixCsv({ counts, names }: Matrix, corner: string): string {
  const heading = [corner, ...counts.map((_, index) => nameOf(names, index))];
  const rows = counts.map((row, index) => [nameOf(names, index), ...row.map(String)]);
  return `${[heading, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/** The matrix as a self-contained picture for print: black on white, errors in a warm colour, hits in grey. */
export function matrixSvg(
  matrix: Matrix,
  { title, rows, columns }: { readonly title: string; readonly rows: string; readonly columns: string },
): string {
  const layout = layoutMatrix(matrix, 640);
  const { width, height, left, top, cell, classes } = layout;
  const edge = 22;
  const heading = 30;
  const parts = [
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    `<text x="${String(edge)}" y="18" font-size="13" font-weight="600">${escaped(title)}</text>`,
    `<text x="${String(edge + left + (cell * classes) / 2)}" y="36" text-anchor="middle">${escaped(columns)}</text>`,
    `<text transform="translate(14 ${String(heading + 12 + top + (cell * classes) / 2)}) rotate(-90)" text-anchor="middle">${escaped(rows)}</text>`,
    `<g transform="translate(${String(edge)} ${String(heading + 12)})">`,
    ...layout.cells.map(
      ({ x, y, isRight, strength }) =>
        `<rect x="${String(x)}" y="${String(y)}" width="${String(cell)}" height="${String(cell)}" fill="${isRight ? '#808080' : '#d9480f'}" fill-opacity="${(isRight ? 0.1 + 0.2 * strength : 0.12 + 0.5 * strength).toFixed(3)}"/>`,
    ),
    ...layout.cells.map(({ x, y, text }) =>
      text === ''
        ? ''
        : `<text x="${String(x + cell / 2)}" y="${String(y + cell / 2)}" text-anchor="middle" dominant-baseline="central">${text}</text>`,
    ),
    `<rect x="${String(left)}" y="${String(top)}" width="${String(cell * classes)}" height="${String(cell * classes)}" fill="none" stroke="#808080"/>`,
    ...labels(layout),
    '</g>',
  ];
  const size = `width="${String(width + edge + 6)}" height="${String(height + heading + 18)}"`;
  const box = `viewBox="0 0 ${String(width + edge + 6)} ${String(height + heading + 18)}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${box} font-family="Helvetica, Arial, sans-serif" font-size="11" fill="#1f1f1f"><title>${escaped(title)}</title>${parts.join('')}</svg>\n`;
}

function labels({ rowLabels, columnLabels, rowTotals, columnTotals, isTurned }: MatrixLayout): string[] {
  const text = ({ text: words, x, y }: MatrixLabel, more: string): string =>
    `<text x="${String(x)}" y="${String(y)}" ${more}>${escaped(words)}</text>`;
  return [
    ...rowLabels.map((label) => text(label, 'text-anchor="end" dominant-baseline="central"')),
    ...columnLabels.map((label) =>
      isTurned
        ? `<text transform="translate(${String(label.x)} ${String(label.y)}) rotate(-90)" dominant-baseline="central">${escaped(label.text)}</text>`
        : text(label, 'text-anchor="middle"'),
    ),
    ...rowTotals.map((label) => text(label, 'dominant-baseline="central" fill="#5f5f5f"')),
    ...columnTotals.map((label) => text(label, 'text-anchor="middle" fill="#5f5f5f"')),
  ];
}

/** A name that a spreadsheet would take for a formula gets an apostrophe in front. */
function csvCell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) && !/^-?\d+$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function nameOf(names: readonly string[], index: number): string {
  const name = plainName(names[index] ?? '');
  return name === '' ? String(index) : name;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

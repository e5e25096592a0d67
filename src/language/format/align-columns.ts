import { widthBefore, type ColumnKind, type FormatLine } from './format-line';

/** Lines are not made wider than this by columns. */
const widest = 140;

const order: readonly ColumnKind[] = ['equals', 'brace', 'over', 'using', 'every', 'comment'];

/** Brings what belongs together on lines below each other into columns: the least that fit, and for comments the one they have already. */
export function alignColumns(lines: readonly FormatLine[]): void {
  for (const kind of order) {
    for (const group of neighbours(lines, kind)) {
      alignGroup(group, kind);
    }
  }
}

/** Lines directly below each other that have a column of a kind. */
function neighbours(lines: readonly FormatLine[], kind: ColumnKind): readonly (readonly FormatLine[])[] {
  const groups: FormatLine[][] = [];
  let last: FormatLine | undefined;
  for (const line of lines) {
    if (line.ragged || !line.parts.some(({ column }) => column === kind)) {
      last = undefined;
      continue;
    }
    if (last !== undefined && !line.blankBefore && (kind === 'comment' || last.group === line.group)) {
      groups.at(-1)?.push(line);
    } else {
      groups.push([line]);
    }
    last = line;
  }
  return groups;
}

function alignGroup(group: readonly FormatLine[], kind: ColumnKind): void {
  const cells = group.flatMap((line) => {
    const index = line.parts.findIndex(({ column }) => column === kind);
    const part = line.parts[index];
    return part === undefined ? [] : [{ line, part, end: widthBefore(line, index) }];
  });
  const [first] = cells;
  if (first === undefined) {
    return;
  }
  const least = cells.reduce((most, { end, part }) => Math.max(most, end + part.gap), 0);
  const { written } = first.part;
  const isKept = kind === 'comment' && written >= least && written <= widest && cells.every(({ part }) => part.written === written);
  const column = isKept ? written : least;
  const isTooWide = cells.some(({ line, part, end }) => widthBefore(line, line.parts.length) - end - part.gap + column > widest);
  if (kind === 'comment' ? column > widest : isTooWide) {
    return;
  }
  for (const { part, end } of cells) {
    part.gap = column - end;
  }
}

/** The rows of a long list that are drawn: those on the screen and a few around them. */
export interface RowWindow {
  readonly first: number;
  /** Behind the last one. */
  readonly end: number;
}

/** Rows drawn above and below the screen, so that a quick wheel meets no empty place. */
const around = 8;

/** @param scroll how far the list is scrolled, the height that shows, and the height of a row, all in pixels */
export function rowWindow(rows: number, { top, height, rowHeight }: { top: number; height: number; rowHeight: number }): RowWindow {
  // The first row is even, so that stripes and the browser's work change little while scrolling.
  const first = Math.max(0, Math.min(rows, Math.floor(top / rowHeight)) - around) & ~1;
  return { first, end: Math.min(rows, Math.ceil((top + height) / rowHeight) + around) };
}

/** Where to scroll to, so that a row is seen as a whole below the head of the table; the same place where it is. */
export function scrollToRow(row: number, { top, height, rowHeight }: { top: number; height: number; rowHeight: number }): number {
  const at = row * rowHeight;
  if (at < top) return at;
  return at + rowHeight > top + height ? at + rowHeight - height : top;
}

/** A scrolled box with tiles of one size, all in pixels. */
export interface TileBox {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
}

/** The tiles that are drawn, and what they stand in. */
export interface TileWindow {
  readonly columns: number;
  /** Of all tiles together, in pixels. */
  readonly height: number;
  readonly first: number;
  /** Behind the last one. */
  readonly end: number;
  /** Where the first row that is drawn begins, in pixels. */
  readonly offset: number;
}

/** Rows above and below the box that are drawn too, so that scrolling meets no empty place. */
const around = 1;

/** Which of `count` tiles are on the screen. */
export function tileWindow(count: number, { width, height, top, tileWidth, tileHeight }: TileBox): TileWindow {
  const columns = Math.max(1, Math.floor(width / tileWidth));
  const rows = Math.ceil(count / columns);
  const firstRow = Math.max(0, Math.min(rows, Math.floor(top / tileHeight)) - around);
  const endRow = Math.min(rows, Math.ceil((top + height) / tileHeight) + around);
  return {
    columns,
    height: rows * tileHeight,
    first: firstRow * columns,
    end: Math.min(count, endRow * columns),
    offset: firstRow * tileHeight,
  };
}

import type { ParsedFile } from '../parse';

/** A token or a comment, with the lines and the column of the text where it stood. */
export interface FormatItem {
  readonly text: string;
  /** The index among the tokens; undefined for comments. */
  readonly token: number | undefined;
  /** The line where it begins and the one where it ends, from 0. */
  readonly line: number;
  readonly endLine: number;
  readonly column: number;
}

/** Tokens and comments of a text in their order. */
export function formatItems(text: string, { tokens, comments }: Pick<ParsedFile, 'tokens' | 'comments'>): readonly FormatItem[] {
  const items: FormatItem[] = [];
  const place = { line: 0, lineStart: 0, offset: 0 };
  let next = 0;
  const add = (image: string, start: number, token: number | undefined): void => {
    moveTo(place, text, start);
    const { line } = place;
    const column = start - place.lineStart;
    moveTo(place, text, start + image.length);
    items.push({ text: token === undefined ? image.trimEnd() : image, token, line, endLine: place.line, column });
  };
  for (const [index, { image, startOffset }] of tokens.entries()) {
    for (let comment = comments[next]; comment !== undefined && comment.start < startOffset; comment = comments[++next]) {
      add(comment.text, comment.start, undefined);
    }
    add(image, startOffset, index);
  }
  for (const comment of comments.slice(next)) {
    add(comment.text, comment.start, undefined);
  }
  return items;
}

function moveTo(place: { line: number; lineStart: number; offset: number }, text: string, offset: number): void {
  for (; place.offset < offset; place.offset++) {
    const character = text[place.offset];
    if (character === '\n' || (character === '\r' && text[place.offset + 1] !== '\n')) {
      place.line++;
      place.lineStart = place.offset + 1;
    }
  }
}

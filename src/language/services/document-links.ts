import type { SourceRange } from '#model/source-range';
import { isDataPath } from './completion/data-path';
import { cursorContext } from './cursor-context';
import type { EditorDocument } from './editor-document';
import { endOf } from './tokens-at';

/** A place that leads to a file or a page. */
export interface DocumentLink {
  readonly range: SourceRange;
  readonly kind: 'import' | 'data' | 'paper';
  /** The path as it is written, or the address of the paper. */
  readonly target: string;
}

/** Paths of imports and data, and papers that comments name by DOI, arXiv number or address. */
export function documentLinks(document: EditorDocument): readonly DocumentLink[] {
  return [...pathLinks(document), ...document.parsed.comments.flatMap(({ start, text }) => paperLinks(text, start))];
}

function pathLinks(document: EditorDocument): readonly DocumentLink[] {
  return document.parsed.tokens
    .filter(({ image }) => image.length > 2 && image.startsWith('"') && image.endsWith('"'))
    .flatMap((token): readonly DocumentLink[] => {
      const range = { start: token.startOffset + 1, end: endOf(token) - 1 };
      const context = cursorContext(document.text, document.parsed, token.startOffset);
      const kind = context.declaration?.kind === 'import' ? 'import' : isDataPath(document, context) ? 'data' : undefined;
      return kind === undefined ? [] : [{ range, kind, target: token.image.slice(1, -1) }];
    });
}

function paperLinks(comment: string, offset: number): readonly DocumentLink[] {
  return patterns.flatMap(([pattern, address]) =>
    [...comment.matchAll(pattern)].map((match): DocumentLink => {
      const start = offset + match.index;
      return { range: { start, end: start + match[0].length }, kind: 'paper', target: `${address}${match[1] ?? match[0]}` };
    }),
  );
}

const patterns: readonly (readonly [pattern: RegExp, address: string])[] = [
  [/https?:\/\/[^\s)>\]"*]+[^\s)>\]"*.,;]/g, ''],
  [/\barxiv:\s?(\d{4}\.\d{4,5})/gi, 'https://arxiv.org/abs/'],
  [/\bdoi:\s?(10\.\d{4,9}\/[^\s)>\]"*]+[^\s)>\]"*.,;])/gi, 'https://doi.org/'],
];

import type { SourceRange } from '#model/source-range';

export type CompletionKind =
  'layer' | 'block' | 'network' | 'function' | 'argument' | 'value' | 'field' | 'clause' | 'declaration' | 'file' | 'folder';

/** One thing that may be written at the caret. */
export interface CompletionItem {
  readonly label: string;
  readonly kind: CompletionKind;
  /** What it is, in a few words beside the label. */
  readonly detail: string;
  /** Markdown. */
  readonly documentation: string;
  /** In snippet syntax: `conv(${1:16}, ${2:3x3})`; `$`, `}` and `\` of plain text are escaped. */
  readonly insert: string;
  /** What it replaces. */
  readonly range: SourceRange;
  /** Smaller comes first. */
  readonly rank: number;
  /** Whether the next list should open by itself. */
  readonly leadsOn: boolean;
}

/** An item whose text is its label, put where the word is. */
export function plainItem(item: Pick<CompletionItem, 'label' | 'kind' | 'range'> & Partial<CompletionItem>): CompletionItem {
  return { detail: '', documentation: '', insert: escapeSnippet(item.label), rank: 5, leadsOn: false, ...item };
}

/** Plain text as it stands in a snippet. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, (sign) => `\\${sign}`);
}

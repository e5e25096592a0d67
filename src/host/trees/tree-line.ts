import type { Translate } from '#base/translate';

/** A line of a tree, before VS Code makes an item of it. */
export interface TreeLine {
  /** Stays the same for the same thing. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** A codicon's name. */
  readonly icon: string;
  /** The words that menus ask for. */
  readonly context: string;
  /** The line as it is read out. */
  readonly spoken: string;
  /** Markdown; texts of a user are escaped. */
  readonly card: string;
  readonly opens: 'never' | 'closed' | 'open';
}

/** What lines are drawn from besides their nodes. */
export interface TreeWords {
  readonly t: Translate;
  /** The path of a file as people know it. */
  readonly fileName: (uri: string) => string;
}

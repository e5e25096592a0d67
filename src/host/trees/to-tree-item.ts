import { MarkdownString, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { TreeLine } from './tree-line';

const states: Readonly<Record<TreeLine['opens'], TreeItemCollapsibleState>> = {
  never: TreeItemCollapsibleState.None,
  closed: TreeItemCollapsibleState.Collapsed,
  open: TreeItemCollapsibleState.Expanded,
};

/** A line as VS Code shows it. Its card is left for when it is looked at, see {@link withCard}. */
export function toTreeItem(line: TreeLine): TreeItem {
  const item = new TreeItem(line.label, states[line.opens]);
  item.id = line.id;
  item.description = line.description;
  item.iconPath = new ThemeIcon(line.icon);
  item.contextValue = line.context;
  item.accessibilityInformation = { label: line.spoken };
  return item;
}

/** The item with its card: Markdown without HTML and without links to commands. */
export function withCard(item: TreeItem, card: string): TreeItem {
  if (card === '') return item;
  const text = new MarkdownString(card);
  text.isTrusted = false;
  text.supportHtml = false;
  item.tooltip = text;
  return item;
}

import { EventEmitter, type Disposable, type TreeDataProvider, type TreeItem } from 'vscode';
import type { TreeLine } from './tree-line';
import { toTreeItem, withCard } from './to-tree-item';

/** What a tree shows, and how. */
export interface OutlineTree<Node> {
  /** The roots, or what is inside a node. */
  children(node: Node | undefined): Promise<readonly Node[]>;
  line(node: Node): TreeLine;
  /** What a click does. */
  command?(node: Node): TreeItem['command'];
}

/** A tree whose lines are known when they are asked for, and whose cards are written when they are looked at. */
export class OutlineProvider<Node> implements TreeDataProvider<Node>, Disposable {
  readonly #tree: OutlineTree<Node>;
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(tree: OutlineTree<Node>) {
    this.#tree = tree;
  }

  async getChildren(node?: Node): Promise<Node[]> {
    return [...(await this.#tree.children(node))];
  }

  getTreeItem(node: Node): TreeItem {
    const item = toTreeItem(this.#tree.line(node));
    const command = this.#tree.command?.(node);
    return command === undefined ? item : Object.assign(item, { command });
  }

  resolveTreeItem(item: TreeItem, node: Node): TreeItem {
    return withCard(item, this.#tree.line(node).card);
  }

  refresh(): void {
    this.#changed.fire(undefined);
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

import {
  EventEmitter,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  window,
  type TreeDataProvider,
} from 'vscode';
import type { Disposable } from '#base/disposable';
import { commandId } from '../manifest/command-table';
import { baselineKeys } from '../runs/baseline-keys';
import { runCard } from '../runs/run-card';
import { runLosses } from '../runs/run-losses';
import type { ProgressWatch } from '../runs/run-progress';
import { runView } from '../runs/run-view';
import { liveRows } from '../training/training-status';
import type { RunCatalog } from '../workbench';
import { t } from '../words/editor-words';
import type { RunNode } from './tree-nodes';

/** The ages of runs are shown in minutes. */
const ageMs = 60_000;

/** The Runs view. */
export interface RunsTree extends Disposable {
  /** Draws these lines anew. */
  refresh(keys: readonly string[]): void;
}

/** Makes the Runs view, with a badge for the trainings under way. */
export function createRunsTree(runs: RunCatalog, progress: ProgressWatch): RunsTree {
  const provider = new RunsProvider(runs, progress);
  const view = window.createTreeView('neurozoo.runs', { treeDataProvider: provider, canSelectMany: true, showCollapseAll: false });
  const showLive = (): void => {
    const live = liveRows(runs.rows()).length;
    view.badge =
      live === 0 ? undefined : { value: live, tooltip: live === 1 ? t('1 training under way') : t('{0} trainings under way', live) };
  };
  showLive();
  const aging = setInterval(() => {
    provider.refreshAll();
  }, ageMs);
  const listening = runs.onDidChange(() => {
    provider.refreshAll();
    showLive();
  });
  return {
    refresh: (keys) => {
      provider.refresh(keys);
    },
    dispose: () => {
      clearInterval(aging);
      listening.dispose();
      view.dispose();
      provider.dispose();
    },
  };
}

class RunsProvider implements TreeDataProvider<RunNode>, Disposable {
  readonly #changed = new EventEmitter<RunNode[] | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #runs: RunCatalog;
  readonly #progress: ProgressWatch;
  /** One object a run for as long as it exists: VS Code knows lines by their objects. */
  readonly #nodes = new Map<string, RunNode>();
  #baselines: ReadonlySet<string> = new Set();

  constructor(runs: RunCatalog, progress: ProgressWatch) {
    this.#runs = runs;
    this.#progress = progress;
  }

  getChildren(node?: RunNode): RunNode[] {
    if (node !== undefined) return [];
    const rows = this.#runs.rows();
    const keys = new Set(rows.map(({ key }) => key));
    for (const key of this.#nodes.keys()) if (!keys.has(key)) this.#nodes.delete(key);
    this.#baselines = baselineKeys(rows);
    return rows.map(({ key }) => this.#nodeOf(key));
  }

  getTreeItem({ key }: RunNode): TreeItem {
    const found = this.#runs.find(key);
    if (found === undefined) return new TreeItem(key);
    const isBaseline = this.#baselines.has(key);
    const view = runView(found.row, { t, nowMs: Date.now(), progress: this.#progress.of(key), isBaseline });
    const item = new TreeItem(view.label, TreeItemCollapsibleState.None);
    item.id = key;
    item.description = view.description;
    item.iconPath = new ThemeIcon(view.icon.name, new ThemeColor(view.icon.color));
    item.contextValue = view.context;
    item.accessibilityInformation = { label: view.spoken };
    if (found.row.kind === 'run') item.command = { command: commandId('openCurves'), title: t('Open Curves'), arguments: [key] };
    return item;
  }

  /** Cards are written when they are looked at: they read the run's curve. */
  resolveTreeItem(item: TreeItem, { key }: RunNode): TreeItem {
    const found = this.#runs.find(key);
    if (found === undefined) return item;
    const card = new MarkdownString(runCard(found.row, { t, losses: runLosses(found.row.directory) }));
    card.isTrusted = false;
    card.supportHtml = false;
    item.tooltip = card;
    return item;
  }

  refreshAll(): void {
    this.#changed.fire(undefined);
  }

  refresh(keys: readonly string[]): void {
    const nodes = keys.flatMap((key) => this.#nodes.get(key) ?? []);
    if (nodes.length > 0) this.#changed.fire(nodes);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #nodeOf(key: string): RunNode {
    const known = this.#nodes.get(key);
    if (known !== undefined) return known;
    const node: RunNode = { kind: 'run', key };
    this.#nodes.set(key, node);
    return node;
  }
}

import { signal, type Signal } from '@preact/signals';
import type { CommonToHost } from '#protocol/pages/page-wire';
import type { RunsToHost } from '#protocol/pages/runs-page';
import { nameOf } from './run-entry';
import type { RunsModel } from './runs-model';
import { toCsv, toJson } from './table-text';

/** What a text field below the toolbar is for. */
export type LabelForm = 'tag' | 'note';

/** What a person can do with runs. */
export interface RunActions {
  /** The key of the run whose name is being written. */
  readonly renaming: Signal<string | undefined>;
  readonly form: Signal<LabelForm | undefined>;
  openCurves(keys: readonly string[]): void;
  compare(keys: readonly string[]): void;
  rename(key: string, title: string): void;
  tag(keys: readonly string[], tag: string): void;
  untag(keys: readonly string[], tag: string): void;
  note(key: string, note: string): void;
  pin(key: string, pinned: boolean): void;
  remove(keys: readonly string[]): void;
  restore(deletion: number): void;
  begin(): void;
  exportAs(form: 'csv' | 'json'): void;
  /** A key that the table itself has no use for. @returns whether it did something */
  onKey(key: string): boolean;
}

type Post = (message: RunsToHost | CommonToHost) => void;

/** @param post says something to the host */
export function createRunActions(model: RunsModel, post: Post): RunActions {
  const renaming = signal<string | undefined>(undefined);
  const form = signal<LabelForm | undefined>(undefined);
  const chosen = (): string[] => {
    const { selection, order } = model;
    const { chosen: keys, active } = selection.peek();
    return keys.size > 0 ? order.peek().filter((key) => keys.has(key)) : active === undefined ? [] : [active];
  };
  const actions: RunActions = {
    renaming,
    form,
    openCurves: (keys) => {
      if (keys.length > 0) post({ kind: 'openCurves', keys: [...keys] });
    },
    compare: (keys) => {
      if (keys.length > 1) post({ kind: 'compare', keys: [...keys] });
    },
    rename: (key, title) => {
      renaming.value = undefined;
      const line = model.lines.peek().get(key);
      if (line === undefined || nameOf(line) === title.trim()) return;
      post({ kind: 'rename', key, title: title.trim() === line.id ? '' : title });
    },
    tag: (keys, tag) => {
      if (tag.trim() !== '' && keys.length > 0) post({ kind: 'tag', keys: [...keys], tag });
    },
    untag: (keys, tag) => {
      post({ kind: 'untag', keys: [...keys], tag });
    },
    note: (key, note) => {
      post({ kind: 'note', key, note });
    },
    pin: (key, pinned) => {
      post({ kind: 'pin', key, pinned });
    },
    remove: (keys) => {
      if (keys.length > 0) post({ kind: 'delete', keys: [...keys] });
    },
    restore: (deletion) => {
      post({ kind: 'restore', deletion });
    },
    begin: () => {
      post({ kind: 'begin' });
    },
    exportAs: (kind) => {
      const entries = model.order.peek().flatMap((key) => model.entry(key) ?? []);
      const text = (kind === 'csv' ? toCsv : toJson)(entries, model.columns.peek(), model.nowMs.peek());
      post({ kind: 'save', name: `runs.${kind}`, base64: toBase64(text) });
    },
    onKey: (key) => onKey(actions, key, chosen()),
  };
  return actions;
}

function onKey(actions: RunActions, key: string, chosen: readonly string[]): boolean {
  const [first] = chosen;
  if (first === undefined) return false;
  switch (key) {
    case 'Enter':
      actions.openCurves(chosen);
      return true;
    case 'F2':
      actions.renaming.value = first;
      return true;
    case 'Delete':
      actions.remove(chosen);
      return true;
    default:
      return false;
  }
}

function toBase64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let binary = '';
  for (let start = 0; start < bytes.length; start += 0x8000) binary += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  return btoa(binary);
}

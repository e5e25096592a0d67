import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fieldsOfSource } from '#data/fields-of-source';
import type { Field, SourceSpec } from '#model/dataset-recipe';
import { fileState } from './read-text';

/** Larger files are not read for an answer of the editor, which would wait for them: the command line still looks into them. */
const largestFileBytes = 32 * 1024 * 1024;

const mostKept = 200;

/** Looks into data files as the command line does, and again only when a file has changed: typing must not read a table at every key. */
export function createSourceFields(): (source: SourceSpec, folder: string) => readonly Field[] | undefined {
  const kept = new Map<string, { readonly state: string; readonly fields: readonly Field[] | undefined }>();
  return (source, folder) => {
    const paths = Object.values(source.settings).flatMap((value) =>
      typeof value === 'string' && value !== '' ? [resolve(folder, value)] : [],
    );
    if (paths.some(isTooLarge)) {
      return undefined;
    }
    const key = JSON.stringify([folder, source.kind, source.settings]);
    const state = paths.map((path) => fileState(path) ?? '').join('|');
    const known = kept.get(key);
    if (known?.state === state) {
      return known.fields;
    }
    const fields = fieldsOfSource(source, folder);
    if (kept.size >= mostKept) {
      kept.clear();
    }
    kept.set(key, { state, fields });
    return fields;
  };
}

function isTooLarge(path: string): boolean {
  try {
    return statSync(path).size > largestFileBytes;
  } catch {
    return false;
  }
}

import { isAbsolute, resolve } from 'node:path';
import { NeurozooError } from '#base/neurozoo-error';
import { isRunId } from '#protocol/identifiers';
import { openRunDirectory, openStore, runOf, type RunDirectory, type RunStore } from '#store/run-directory';
import { listRuns, type RunRow } from '#store/run-list';

/** The runs that belong to the folder a command runs in. */
export function storeOf(directory: string): RunStore {
  return openStore(directory);
}

/**
 * The run that a word means: a folder, an id, the beginning or end of ids as far as only one has it (`lenet-3`), or `last` for the newest.
 *
 * @throws NeurozooError ZOO6007 when it means none, or several
 */
export function findRun(store: RunStore, word: string, directory: string): RunDirectory {
  if (isAbsolute(word) || /[/\\]/.test(word)) {
    return runInFolder(store, resolve(directory, word));
  }
  const rows = listRuns(store);
  const candidates = candidatesFor(rows, word);
  const [found, another] = candidates;
  if (found !== undefined && another === undefined && isRunId(found.directory.id)) {
    return runOf(store, found.directory.id);
  }
  throw notFound(store, word, { all: rows, candidates });
}

function runInFolder({ door }: RunStore, path: string): RunDirectory {
  if (door.lstat(path)?.isDirectory() !== true) {
    throw new NeurozooError({ code: 'ZOO6007', message: `There is no run at ${path}.`, hint: 'neurozoo runs lists them.' });
  }
  return openRunDirectory(path);
}

/** The newest for `last`; the one of that id or title; else all that begin or end with the word. */
function candidatesFor(rows: readonly RunRow[], word: string): readonly RunRow[] {
  if (word === 'last') {
    return rows.slice(0, 1);
  }
  if (word === '') {
    return [];
  }
  const exact = rows.find((row) => row.directory.id === word || (row.kind === 'run' && row.labels.title === word));
  return exact === undefined ? rows.filter(({ directory: { id } }) => id.startsWith(word) || id.endsWith(`-${word}`)) : [exact];
}

function notFound(
  store: RunStore,
  word: string,
  rows: { readonly all: readonly RunRow[]; readonly candidates: readonly RunRow[] },
): NeurozooError {
  if (rows.all.length === 0) {
    return new NeurozooError({ code: 'ZOO6007', message: `There are no runs in ${store.root}.`, hint: 'neurozoo train FILE makes one.' });
  }
  if (rows.candidates.length > 1) {
    const ids = rows.candidates.map((row) => row.directory.id).join(', ');
    return new NeurozooError({ code: 'ZOO6007', message: `"${word}" can mean ${ids}.` });
  }
  return new NeurozooError({ code: 'ZOO6007', message: `There is no run "${word}".`, hint: 'neurozoo runs lists them.' });
}

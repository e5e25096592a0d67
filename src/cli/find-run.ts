import { isAbsolute, resolve } from 'node:path';
import { NeurozooError } from '#base/neurozoo-error';
import { isRunId } from '#protocol/identifiers';
import { openRunDirectory, openStore, runOf, type RunDirectory, type RunStore } from '#store/run-directory';
import { listRuns } from '#store/run-list';

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
  if (isAbsolute(word) || word.includes('/') || word.includes('\\')) {
    return openRunDirectory(resolve(directory, word));
  }
  const rows = listRuns(store);
  const exact = rows.find((row) => row.directory.id === word || (row.kind === 'run' && row.labels.title === word));
  const candidates =
    word === 'last' ? rows.slice(0, 1) : rows.filter(({ directory: { id } }) => id.startsWith(word) || id.endsWith(`-${word}`));
  const found = exact ?? (candidates.length === 1 ? candidates[0] : undefined);
  if (found !== undefined && isRunId(found.directory.id)) {
    return runOf(store, found.directory.id);
  }
  if (rows.length === 0) {
    throw new NeurozooError({ code: 'ZOO6007', message: `There are no runs in ${store.root}.`, hint: 'neurozoo train FILE makes one.' });
  }
  throw new NeurozooError(
    candidates.length > 1
      ? { code: 'ZOO6007', message: `"${word}" can mean ${candidates.map((row) => row.directory.id).join(', ')}.` }
      : { code: 'ZOO6007', message: `There is no run "${word}".`, hint: 'neurozoo runs lists them.' },
  );
}

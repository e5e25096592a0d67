/** Finds the keys of runs in what a command was called with: a page gives keys, a tree the clicked line and then the selected ones. */
export function runKeysOf(words: readonly unknown[]): readonly string[] {
  const [, selected] = words;
  const chosen = Array.isArray(selected) && selected.length > 0 ? selected : words;
  const keys = chosen.flatMap((word: unknown) => keyOf(word) ?? []);
  return [...new Set(keys)];
}

function keyOf(word: unknown): string | undefined {
  if (typeof word === 'string') return word;
  const isRun = typeof word === 'object' && word !== null && 'kind' in word && word.kind === 'run';
  return isRun && 'key' in word && typeof word.key === 'string' ? word.key : undefined;
}

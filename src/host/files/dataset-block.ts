/**
 * The declaration of a data set of a folder of class folders: `dataset pets = folder("data/pets")`.
 *
 * @param path relative to the file, with forward slashes
 * @param taken words that the file uses already
 */
export function datasetBlock(path: string, taken: ReadonlySet<string>): string {
  return `dataset ${freeName(path, taken)} = folder(${JSON.stringify(path)}, size = 64x64)`;
}

/** The folder's own name as a name of the language, with a number where the file has it already. */
function freeName(path: string, taken: ReadonlySet<string>): string {
  const words = (path.split('/').at(-1) ?? '').replace(/[^A-Za-z0-9_]+/g, '_').replace(/^_+|_+$/g, '');
  const name = /^[A-Za-z]/.test(words) ? words : `data${words}`;
  if (!taken.has(name)) return name;
  for (let number = 2; ; number++) {
    if (!taken.has(`${name}${String(number)}`)) return `${name}${String(number)}`;
  }
}

import { writeFileSync } from 'node:fs';
import { formatZoo } from '#language/format';
import type { ExitStatus, Invocation } from '../command';
import { loadFile } from '../load-file';

/** `neurozoo format FILE… [--check]`: files with errors of syntax are left as they are, with the errors listed by `check`. */
export function runFormat({ output, options, positional, directory }: Invocation): Promise<ExitStatus> {
  const onlyCheck = options.flag('check');
  const changed = positional.filter((name) => formatFile(name, directory, onlyCheck));
  for (const name of changed) {
    output.line(onlyCheck ? `${name} is not in canonical form` : `${name} formatted`);
  }
  output.json({ changed });
  return Promise.resolve(onlyCheck && changed.length > 0 ? 1 : 0);
}

/** Whether the file was not in canonical form; it is then brought into it, unless it is only checked. */
function formatFile(name: string, directory: string, onlyCheck: boolean): boolean {
  const file = loadFile(name, directory);
  const { text } = formatZoo(file.text);
  if (text !== file.text && !onlyCheck) {
    writeFileSync(file.path, text);
  }
  return text !== file.text;
}

import { writeFileSync } from 'node:fs';
import { formatZoo } from '#language/format';
import type { ExitStatus, Invocation } from '../command';
import { loadFile } from '../load-file';

/** `neurozoo format FILE… [--check]`: files with errors of syntax are left as they are, with the errors listed by `check`. */
export function runFormat(invocation: Invocation): Promise<ExitStatus> {
  const { output } = invocation;
  const onlyCheck = invocation.options.flag('check');
  const changed: string[] = [];
  for (const name of invocation.positional) {
    const file = loadFile(name, invocation.directory);
    const formatted = formatZoo(file.text);
    if (formatted.text !== file.text) {
      changed.push(name);
      if (!onlyCheck) {
        writeFileSync(file.path, formatted.text);
      }
      output.line(onlyCheck ? `${name} is not in canonical form` : `${name} formatted`);
    }
  }
  output.json({ changed });
  return Promise.resolve(onlyCheck && changed.length > 0 ? 1 : 0);
}

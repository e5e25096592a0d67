import { inspect } from 'node:util';
import type { ErrorCode } from '#base/codes/catalogue';
import { NeurozooError } from '#base/neurozoo-error';
import type { ExitStatus } from './command';
import type { Output } from './output';

/** The exit status of a failure. A defect of ours counts as 1. */
export function exitStatusOf(error: unknown): ExitStatus {
  return error instanceof NeurozooError ? exitStatusOfCode(error.code) : 1;
}

/** The exit status of a code: by its range. */
export function exitStatusOfCode(code: ErrorCode): ExitStatus {
  if (code.startsWith('ZOO6') && !errorsAboutFiles.has(code)) {
    return 2;
  }
  return code.startsWith('ZOO5') ? 3 : 1;
}

/** Codes of the command line that are about what is in the files, not about how the command was written. */
const errorsAboutFiles: ReadonlySet<string> = new Set(['ZOO6006', 'ZOO6007', 'ZOO6008', 'ZOO6009', 'ZOO6010']);

/** One sentence, the place, the code and a hint on standard error; the stack only for `--debug`. */
export function writeError(output: Output, error: unknown, withStack: boolean): void {
  if (error instanceof NeurozooError) {
    writeReport(output, error);
  } else {
    writeDefect(output, error);
  }
  if (withStack) {
    output.note(inspect(error));
  }
}

function writeReport(output: Output, error: NeurozooError): void {
  output.note(`${placeOf(error)}error ${error.code}: ${error.message}`);
  if (error.hint !== undefined) {
    output.note(`  ${error.hint}`);
  }
  output.json({ error: { code: error.code, message: error.message, ...(error.hint === undefined ? {} : { hint: error.hint }) } });
}

function writeDefect(output: Output, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  output.note(`error: ${message}`);
  output.note('  This is a defect of Neurozoo. The same command with --debug shows where.');
  output.json({ error: { message } });
}

function placeOf(error: NeurozooError): string {
  if (error.file === undefined) {
    return '';
  }
  const place =
    error.line === undefined ? (error.offset === undefined ? '' : ` at byte ${String(error.offset)}`) : `:${String(error.line)}`;
  return `${error.file}${place}: `;
}

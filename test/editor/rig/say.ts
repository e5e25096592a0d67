/** Writes a line of progress to the terminal of the tests. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

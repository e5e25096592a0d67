import { spawn } from 'node:child_process';

/** How a program is run to its end. */
export interface ToolRun {
  readonly folder: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/**
 * Runs a program to its end and gives what it wrote.
 * @throws Error with the whole output where the program fails: what stands there is what the reader needs.
 */
export function runTool(program: string, words: readonly string[], { folder, environment }: ToolRun): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, {
      cwd: folder,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      // npm is a batch file on Windows, which only a shell starts; no word here comes from a user.
      shell: process.platform === 'win32',
    });
    const parts: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => parts.push(part));
    child.stderr.on('data', (part: Buffer) => parts.push(part));
    child.once('error', reject);
    child.once('close', (status) => {
      const output = Buffer.concat(parts).toString('utf8');
      if (status === 0) resolve(output);
      else reject(new Error(`${program} ${words.join(' ')} ended with ${status ?? 'a signal'}:\n${output}`));
    });
  });
}

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { repositoryRoot } from '../../scripts/architecture';

test('npm run code serves VS Code to who has its address, and ends with Ctrl-C', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'neurozoo-code-'));
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/code.ts', folder, '--browser'], { cwd: repositoryRoot });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const address = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (part: Buffer) => {
      output += part.toString('utf8');
      const found = /http:\/\/127\.0\.0\.1:\S+/.exec(output)?.[0];
      if (found !== undefined) resolve(found);
    });
    child.once('close', () => {
      reject(new Error(output));
    });
  });
  expect((await fetch(address, { redirect: 'manual' })).status).toBe(302);
  expect((await fetch(address.replace(/tkn=\w+&/, ''))).status).toBe(403);
  expect(existsSync(join(folder, 'lenet5.zoo'))).toBe(true);
  child.kill('SIGINT');
  expect(await ended).toBe(0);
  await expect(fetch(address)).rejects.toThrow('fetch failed');
  rmSync(folder, { recursive: true, force: true });
});

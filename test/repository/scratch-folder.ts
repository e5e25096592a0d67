import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Gives the tests, and every process that they start, a temporary folder of their own, and removes it with all that was left in it. Test
 * files may make as many folders as they like.
 */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'neurozoo-tests-'));
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder;
  return () => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
}

import { expect } from 'vitest';

/** An expectation that is asked again until it holds, for as long as a page takes on a machine that is busy with other things. */
export function eventually<T>(read: () => T): ReturnType<typeof expect.poll<T>> {
  return expect.poll(read, { timeout: 15_000, interval: 20 });
}

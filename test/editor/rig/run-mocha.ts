import { writeFileSync } from 'node:fs';

/** How one test ended, as the runner outside reads it. */
interface Result {
  readonly title: string;
  readonly milliseconds: number;
  readonly failure?: string;
}

/**
 * Runs the tests that `load` declares, inside the extension host, and leaves the results where the environment says.
 * The promise is rejected where a test fails, so that the window ends with another status.
 */
export async function runMocha(load: () => Promise<unknown>): Promise<void> {
  // Imported while running: this module is CommonJS, and what it would get of an ES module at its top differs between versions of Node.
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, reporter: 'spec', color: false });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await load();
  const results: Result[] = [];
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    runner.on('pass', (test) => results.push({ title: test.fullTitle(), milliseconds: test.duration ?? 0 }));
    runner.on('fail', (test, failure: Error) => {
      results.push({ title: test.fullTitle(), milliseconds: test.duration ?? 0, failure: failure.stack ?? failure.message });
    });
  });
  const file = process.env['NEUROZOO_TEST_RESULTS'];
  if (file !== undefined) writeFileSync(file, JSON.stringify(results));
  if (failures > 0) throw new Error(`${failures} of ${results.length} tests in the extension host failed.`);
}

/** A group of tests that strike at random or at every place, with how often they strike here instead of in `npm test`. */
export interface Strike {
  readonly name: string;
  /** What is struck, for the summary. */
  readonly what: string;
  readonly files: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** Everything that `npm run robust:full` does, one after the other. */
export const strikes: readonly Strike[] = [
  {
    name: 'language',
    what: '100,000 broken and made-up programs',
    files: ['test/language/fuzz.test.ts'],
    environment: { NEUROZOO_FUZZ_PROGRAMS: '100000' },
  },
  {
    name: 'metrics',
    what: '100,000 metric logs with flipped bits',
    files: ['test/protocol/record-line.test.ts'],
    environment: { NEUROZOO_FLIPS: '100000' },
  },
  {
    name: 'runs',
    what: '10,000 damaged run folders',
    files: ['test/store/run-list.test.ts'],
    environment: { NEUROZOO_MUTATIONS: '10000' },
  },
  {
    name: 'data',
    what: '100,000 damaged data files',
    files: ['test/data/hostile-files.test.ts'],
    environment: { NEUROZOO_MUTATIONS: '100000' },
  },
  {
    name: 'saves',
    what: 'every operation of a save: crashes and system errors',
    files: ['test/process/store/checkpoint-crash.test.ts', 'test/process/store/checkpoint-faults.test.ts'],
    environment: {},
  },
  {
    name: 'kills',
    what: '200 kills of a trainer at random moments',
    files: ['test/process/trainer/kills.test.ts'],
    environment: { NEUROZOO_KILLS: '200' },
  },
  {
    name: 'stops',
    what: '50 stops of a trainer at random steps',
    files: ['test/process/trainer/stops.test.ts'],
    environment: { NEUROZOO_STOPS: '50' },
  },
  {
    name: 'crash-points',
    what: 'a trainer that dies at every second operation of its store',
    files: ['test/process/trainer/crash-points.test.ts'],
    environment: { NEUROZOO_CRASH_STRIDE: '2' },
  },
  {
    name: 'races',
    what: 'two windows with 500 deeds each on one store',
    files: ['test/process/session/races.test.ts'],
    environment: { NEUROZOO_RACES: '500' },
  },
  {
    name: 'memory',
    what: '20,000 steps without a leak',
    files: ['test/process/trainer/memory.test.ts'],
    environment: { NEUROZOO_MEMORY_STEPS: '20000' },
  },
];

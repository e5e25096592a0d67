import type { CommandSpec, OptionSpec } from './command';

const file = { name: 'FILE', meaning: 'a `.zoo` file', required: true } as const;
const run = { name: 'RUN', meaning: 'a run: its name, the beginning or end of it, its folder, or `last`', required: true } as const;

const trainingOptions: readonly OptionSpec[] = [
  {
    name: 'set',
    value: 'NAME=VALUE',
    many: true,
    meaning: 'Change a clause, such as batch=64: batch decay clip labelSmoothing patience precision rate, or one of the optimiser.',
  },
  { name: 'epochs', value: 'N', type: 'count', meaning: 'Train for so many epochs.' },
  { name: 'steps', value: 'N', type: 'count', meaning: 'Train for so many steps.' },
  { name: 'seed', value: 'N', type: 'seed', meaning: 'The number that every random choice follows from.' },
  { name: 'backend', value: 'NAME', meaning: 'Where to compute: auto, eager or cpu.' },
  {
    name: 'run',
    value: 'NAME',
    meaning: 'What people call the run; it can be found by it. Its folder is called after day, training and a number.',
  },
  { name: 'detach', meaning: 'Return as soon as the training runs; it goes on by itself.' },
];

/** Every command, in the order of the help. */
export const commandTable: readonly CommandSpec[] = [
  {
    name: 'check',
    summary: 'Check files: diagnostics with code, line and column.',
    arguments: [{ ...file, many: true }],
    options: [
      { name: 'explain', meaning: 'Also print each training with everything that was left to default.' },
      { name: 'fix', meaning: 'Write the first repair of every diagnostic that has one into the file.' },
    ],
    example: 'neurozoo check lenet5.zoo --explain',
    load: async () => (await import('./commands/check')).runCheck,
  },
  {
    name: 'summary',
    summary: 'The layers of a network with shapes, parameters, multiply-adds and receptive fields.',
    arguments: [file, { name: 'NETWORK', meaning: 'one of its networks; left out, all of them', required: false }],
    options: [],
    example: 'neurozoo summary lenet5.zoo',
    load: async () => (await import('./commands/summary')).runSummary,
  },
  {
    name: 'diagram',
    summary: 'Draw a network, or a training with all its networks and losses.',
    arguments: [file, { name: 'NAME', meaning: 'the network or training; left out, the only network', required: false }],
    options: [
      {
        name: 'output',
        short: 'o',
        value: 'FILE',
        meaning: 'Where the picture goes: a name ending in .svg, .png, .tex, .tikz or .mmd, or - for SVG on standard output; left out, -.',
      },
      { name: 'style', value: 'STYLE', meaning: 'graph, lenet (planes), alexnet (boxes) or neurons; left out, graph.' },
      { name: 'expand', value: 'PATH', many: true, meaning: 'Open a folded block; all opens everything, none folds everything.' },
      { name: 'direction', value: 'WAY', meaning: 'down or right: where the graph style flows; left out, down.' },
      { name: 'color', value: 'BY', meaning: 'family, parameters, macs or memory: what colours tell; left out, family.' },
      { name: 'theme', value: 'THEME', meaning: 'light or dark; left out, light.' },
    ],
    example: 'neurozoo diagram lenet5.zoo -o lenet5.svg --style lenet',
    load: async () => (await import('./commands/diagram')).runDiagram,
  },
  {
    name: 'format',
    summary: 'Bring files into the one canonical form.',
    arguments: [{ ...file, many: true }],
    options: [{ name: 'check', meaning: 'Change nothing; end with 1 if a file is not in canonical form.' }],
    example: 'neurozoo format lenet5.zoo',
    load: async () => (await import('./commands/format')).runFormat,
  },
  {
    name: 'train',
    summary: 'Train a network and watch it. Ctrl-C stops it with a checkpoint, to be resumed.',
    arguments: [file, { name: 'TRAINING', meaning: 'the name of a `train` declaration, where there are several', required: false }],
    options: trainingOptions,
    example: 'neurozoo train lenet5.zoo --epochs 3',
    load: async () => (await import('./commands/train')).runTrain,
  },
  {
    name: 'resume',
    summary: 'Go on with a run that was stopped or interrupted, exactly where it was.',
    arguments: [run],
    options: [
      { name: 'epochs', value: 'N', type: 'count', meaning: 'Train until this epoch instead of the one that was planned.' },
      { name: 'detach', meaning: 'Return as soon as the training runs; it goes on by itself.' },
      { name: 'force', meaning: 'Resume although data, program version or backend differ; the run is then marked as not exact.' },
      { name: 'backend', value: 'NAME', meaning: 'Resume on another target; needs --force.' },
    ],
    example: 'neurozoo resume last',
    load: async () => (await import('./commands/resume')).runResume,
  },
  {
    name: 'stop',
    summary: 'Stop a run with a checkpoint.',
    arguments: [run],
    options: [{ name: 'discard', meaning: 'Do not write a checkpoint.' }],
    example: 'neurozoo stop last',
    load: async () => (await import('./commands/stop')).runStop,
  },
  {
    name: 'evaluate',
    summary: 'Measure a trained run on a part of its data.',
    arguments: [run],
    options: [
      { name: 'split', value: 'PART', meaning: 'train, val or test; left out, test.' },
      { name: 'checkpoint', value: 'WHICH', meaning: 'best, last or a step; left out, best where there is one.' },
    ],
    example: 'neurozoo evaluate last --split test',
    load: async () => (await import('./commands/evaluate')).runEvaluate,
  },
  {
    name: 'predict',
    summary: 'Apply a trained network to files.',
    arguments: [run, { name: 'INPUT', meaning: 'pictures (PNG, JPEG), NPY files, or numbers such as 0,1', required: true, many: true }],
    options: [
      { name: 'network', value: 'NAME', meaning: 'Which network, where the run has several.' },
      { name: 'checkpoint', value: 'WHICH', meaning: 'best, last or a step; left out, best where there is one.' },
    ],
    example: 'neurozoo predict last digit.png',
    load: async () => (await import('./commands/predict')).runPredict,
  },
  {
    name: 'runs',
    summary: 'List, show, compare, rename, tag, note, pin, delete, restore or export runs.',
    arguments: [
      {
        name: 'ACTION',
        meaning: 'list, show, compare, rename, tag, untag, note, pin (as the baseline), unpin, delete, restore or export; left out, list',
        required: false,
      },
      { name: 'RUN', meaning: 'the runs and words it works on', required: false, many: true },
    ],
    options: [{ name: 'all', meaning: 'List every run, not only the newest twenty.' }],
    example: 'neurozoo runs compare lenet-1 lenet-2',
    load: async () => (await import('./commands/runs')).runRuns,
  },
  {
    name: 'dataset',
    summary: 'Read a data set: fields, counts, classes, where it comes from.',
    arguments: [file, { name: 'NAME', meaning: 'one of its data sets; left out, all of them', required: false }],
    options: [],
    example: 'neurozoo dataset lenet5.zoo digits',
    load: async () => (await import('./commands/dataset')).runDataset,
  },
  {
    name: 'test',
    summary: 'Check every expectation of a file; those about trainings train first.',
    arguments: [file],
    options: [{ name: 'junit', value: 'FILE', meaning: 'Also write the results as JUnit XML.' }],
    example: 'neurozoo test history.zoo',
    load: async () => (await import('./commands/test')).runTest,
  },
  {
    name: 'doctor',
    summary: 'What this machine can use, and why not the rest.',
    arguments: [],
    options: [],
    example: 'neurozoo doctor',
    load: async () => (await import('./commands/doctor')).runDoctor,
  },
];

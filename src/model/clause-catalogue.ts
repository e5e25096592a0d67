/** Clauses of `dataset`, in the order in which they are applied. */
export const datasetClauses = ['take', 'split', 'folds', 'size', 'scale', 'standardize', 'augment'] as const;

/** A word that begins a clause in the braces of a data set. */
export type DatasetClause = (typeof datasetClauses)[number];

/** Clauses of `train` that set something; objectives, noise and bindings stand beside them. */
export const trainClauses = [
  'data',
  'optimizer',
  'batch',
  'epochs',
  'steps',
  'seed',
  'decay',
  'clip',
  'labelSmoothing',
  'stop',
  'keep',
  'freeze',
  'start',
  'show',
  'precision',
  'backend',
  'report',
] as const;

/** A word that begins a clause of a training. */
export type TrainClause = (typeof trainClauses)[number];

/** What completion, hover and the manual say of a clause. */
export interface ClauseDescription {
  /** As it is written, with the parts to fill in. */
  readonly form: string;
  readonly meaning: string;
  /** What holds where it is left out. */
  readonly default: string;
  /** May be written more than once. */
  readonly repeatable: boolean;
}

/** Every clause of `dataset`. */
export const datasetClauseCatalogue: Readonly<Record<DatasetClause, ClauseDescription>> = {
  take: { form: 'take 5000', meaning: 'Only the first so many samples of the training part.', default: 'all', repeatable: false },
  split: {
    form: 'split 80% 10% 10%',
    meaning:
      'Shares of training, validation and test, drawn by class and seed. With two shares, validation and a test part of the source stays.',
    default: "the source's own test part and a tenth of training (at most 5,000) for validation; else 80% 10% 10%",
    repeatable: false,
  },
  folds: {
    form: 'folds 5',
    meaning: 'Cross-validation: so many parts, each of them once for validation.',
    default: 'none',
    repeatable: false,
  },
  size: {
    form: 'size 64x64',
    meaning: 'Pictures are brought to this height and width.',
    default: 'as the source gives them',
    repeatable: false,
  },
  scale: {
    form: 'scale -1..1',
    meaning: 'Values are brought to this range.',
    default: 'pictures 0..1, other values as they are',
    repeatable: false,
  },
  standardize: {
    form: 'standardize',
    meaning: 'Values get mean 0 and standard deviation 1, measured on the training part.',
    default: 'pictures 0..1, other values as they are',
    repeatable: false,
  },
  augment: {
    form: 'augment shift(2) rotate(15)',
    meaning: 'Random changes of training samples, in the order written, drawn afresh for each sample and epoch.',
    default: 'none',
    repeatable: true,
  },
};

/** Every clause of `train` that sets something. */
export const trainClauseCatalogue: Readonly<Record<TrainClause, ClauseDescription>> = {
  data: { form: 'data digits', meaning: 'The data set; its fields become names of the equations.', default: 'required', repeatable: false },
  optimizer: {
    form: 'optimizer adam(1e-3)',
    meaning: 'How weights follow their gradients, where an objective says nothing else with `using`.',
    default: 'adam(1e-3)',
    repeatable: false,
  },
  batch: {
    form: 'batch 128',
    meaning: 'Samples in each step; `balanced(classes = 10, each = 8)` draws so many of each class.',
    default: '32',
    repeatable: false,
  },
  epochs: { form: 'epochs 12', meaning: 'How often every training sample is seen.', default: '10', repeatable: false },
  steps: { form: 'steps 600', meaning: 'How many steps are made, instead of epochs.', default: 'none', repeatable: false },
  seed: { form: 'seed 1', meaning: 'What all random numbers of a run follow from.', default: '1', repeatable: false },
  decay: { form: 'decay 5e-4', meaning: 'Weight decay of every kernel (L2).', default: '0', repeatable: false },
  clip: { form: 'clip 1', meaning: "Largest norm of an objective's gradient.", default: 'none', repeatable: false },
  labelSmoothing: {
    form: 'labelSmoothing 0.1',
    meaning: 'How much of each label is spread over all classes in crossEntropy.',
    default: '0',
    repeatable: false,
  },
  stop: {
    form: 'stop early(val.loss, patience = 3)',
    meaning: 'Ends when a number has not improved for so many epochs, and goes back to its best weights.',
    default: 'none',
    repeatable: false,
  },
  keep: {
    form: 'keep best(val.accuracy)',
    meaning: 'Keeps the weights that were best by a number, beside the last.',
    default: 'the last only',
    repeatable: false,
  },
  freeze: { form: 'freeze VGG16.C1', meaning: 'Weights that do not move: a network, a layer, a block.', default: 'none', repeatable: true },
  start: {
    form: 'start VGG16 from "runs/…"',
    meaning: 'A network begins with the weights of another run.',
    default: 'fresh weights',
    repeatable: true,
  },
  show: { form: 'show fake as grid(8x8)', meaning: 'Pictures or text to look at after every epoch.', default: 'none', repeatable: true },
  precision: {
    form: 'precision mixed',
    meaning: 'float32, or mixed with half precision where the target has it.',
    default: 'float32',
    repeatable: false,
  },
  backend: {
    form: 'backend wasm',
    meaning: 'Where it runs: auto, eager, wasm, tensorflow, webgpu or cpu.',
    default: 'auto',
    repeatable: false,
  },
  report: {
    form: 'report accuracy(N(image), label)',
    meaning: 'Numbers measured on the training, validation and test parts after every epoch, beside the loss.',
    default: 'none',
    repeatable: true,
  },
};

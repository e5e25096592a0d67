import type { OptimizerKind } from './schedule';

/** What a training does where its text says nothing. Everything else is null, empty or 0. */
export const trainingDefaults = {
  batch: 32,
  epochs: 10,
  /** A closed form is solved in one go. */
  closedFormEpochs: 1,
  seed: 1,
  optimizer: 'adam' satisfies OptimizerKind,
  decay: 0,
  labelSmoothing: 0,
  every: 1,
  patience: 5,
  precision: 'float32',
  backend: 'auto',
  showForm: 'rows',
  /** Of sources without a test part of their own: shares of training, validation and test. */
  split: [0.8, 0.1, 0.1],
} as const;

/** What backends a training may ask for. */
export const backendNames = ['auto', 'eager', 'wasm', 'tensorflow', 'webgpu', 'cpu'] as const;

/** How numbers are kept while training. */
export const precisionNames = ['float32', 'mixed'] as const;

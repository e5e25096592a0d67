/** Functions of equations. Each keeps the batch axis; reductions and losses give one number a sample. */
export const equationFunctions = [
  // arithmetic
  'mean',
  'sum',
  'abs',
  'square',
  'sqrt',
  'exp',
  'log',
  'sigmoid',
  'softmax',
  'tanh',
  'relu',
  'normalize',
  'distance',
  'concat',
  'stop',
  'reverse',
  'onehot',
  'gram',
  // losses
  'crossEntropy',
  'bce',
  'l1',
  'l2',
  'huber',
  'hinge',
  'logistic',
  'nll',
  'kl',
  'contrastive',
  'triplet',
  'tripletAll',
  'dice',
  'focal',
  'totalVariation',
  'perceptron',
  'adaline',
  'penalty',
] as const;

/** A function that equations of a training may call; its types, shapes and formula are a row of the equation catalogue. */
export type EquationFunction = (typeof equationFunctions)[number];

/** Functions of `report`: they see a whole part of the data, not a batch. `mean` reports the average of any equation. */
export const metricKinds = [
  'mean',
  'accuracy',
  'top5',
  'precision',
  'recall',
  'f1',
  'mse',
  'mae',
  'psnr',
  'iou',
  'map',
  'recallAt1',
  'perplexity',
] as const;

/** A value that is reported and not optimised. */
export type MetricKind = (typeof metricKinds)[number];

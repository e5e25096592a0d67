import type { OptimizerKind } from './schedule';
import type { SettingSpec, SettingSpecs } from './setting';

/** One row of the optimiser catalogue; `g` is the gradient, `w` a weight. */
export interface OptimizerDescription {
  readonly kind: OptimizerKind;
  readonly summary: string;
  readonly formula: string;
  readonly reference: string;
  /** The rate where none is written; every optimiser's first argument, a number or a schedule. */
  readonly rate: number;
  /** Everything but the rate. All are numbers. */
  readonly settings: SettingSpecs;
}

const beta1: SettingSpec = {
  type: 'number',
  meaning: 'how much of the mean gradient is kept in a step',
  default: 0.9,
  minimum: 0,
  maximum: 0.999999,
};
const beta2: SettingSpec = {
  type: 'number',
  meaning: 'how much of the mean squared gradient is kept in a step',
  default: 0.999,
  minimum: 0,
  maximum: 0.999999,
};
const epsilon: SettingSpec = { type: 'number', meaning: 'keeps the division finite', default: 1e-7, minimum: 0 };
const momentum: SettingSpec = { type: 'number', meaning: 'how much of the last step is kept', default: 0.9, minimum: 0, maximum: 0.999999 };

/** Every optimiser. */
export const optimizerCatalogue: Readonly<Record<OptimizerKind, OptimizerDescription>> = {
  sgd: {
    kind: 'sgd',
    summary: 'Stochastic gradient descent.',
    formula: 'w <- w - rate g',
    reference: 'Robbins, Monro 1951, A stochastic approximation method',
    rate: 0.01,
    settings: {},
  },
  momentum: {
    kind: 'momentum',
    summary: 'Gradient descent with a memory of its direction.',
    formula: 'v <- momentum v + g; w <- w - rate v',
    reference: 'Polyak 1964, Some methods of speeding up the convergence of iteration methods',
    rate: 0.01,
    settings: { momentum },
  },
  nesterov: {
    kind: 'nesterov',
    summary: 'Momentum that looks ahead.',
    formula: 'v <- momentum v + g; w <- w - rate (g + momentum v)',
    reference: 'Nesterov 1983, A method for solving the convex programming problem with convergence rate O(1/k^2)',
    rate: 0.01,
    settings: { momentum },
  },
  adagrad: {
    kind: 'adagrad',
    summary: 'A rate for each weight that falls with the squares of its gradients.',
    formula: 'a <- a + g^2; w <- w - rate g / (sqrt(a) + epsilon)',
    reference: 'Duchi, Hazan, Singer 2011, Adaptive subgradient methods for online learning and stochastic optimization',
    rate: 0.01,
    settings: {
      initial: { type: 'number', meaning: 'what the sum of squares starts from', default: 0.1, minimum: 0 },
      epsilon,
    },
  },
  rmsprop: {
    kind: 'rmsprop',
    summary: 'Divides by the root of a running mean of squared gradients.',
    formula: 'a <- rho a + (1 - rho) g^2; w <- w - rate g / (sqrt(a) + epsilon)',
    reference: 'Tieleman, Hinton 2012, Lecture 6.5: rmsprop',
    rate: 1e-3,
    settings: {
      rho: {
        type: 'number',
        meaning: 'how much of the mean squared gradient is kept in a step',
        default: 0.9,
        minimum: 0,
        maximum: 0.999999,
      },
      momentum: { ...momentum, default: 0 },
      epsilon,
    },
  },
  adadelta: {
    kind: 'adadelta',
    summary: 'Steps in the units of the weights themselves.',
    formula: 'a <- rho a + (1 - rho) g^2; d <- sqrt(u + epsilon) / sqrt(a + epsilon) g; u <- rho u + (1 - rho) d^2; w <- w - rate d',
    reference: 'Zeiler 2012, ADADELTA: an adaptive learning rate method',
    rate: 1,
    settings: {
      rho: { type: 'number', meaning: 'how much of each running mean is kept in a step', default: 0.95, minimum: 0, maximum: 0.999999 },
      epsilon: { ...epsilon, default: 1e-6 },
    },
  },
  adam: {
    kind: 'adam',
    summary: 'Running means of gradients and of their squares, corrected for their start.',
    formula:
      'm <- beta1 m + (1 - beta1) g; v <- beta2 v + (1 - beta2) g^2; w <- w - rate (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon)',
    reference: 'Kingma, Ba 2015, Adam: a method for stochastic optimization',
    rate: 1e-3,
    settings: { beta1, beta2, epsilon },
  },
  adamw: {
    kind: 'adamw',
    summary: 'Adam with the decay of weights apart from the gradient.',
    formula: 'as adam, then w <- w - rate decay w',
    reference: 'Loshchilov, Hutter 2019, Decoupled weight decay regularization',
    rate: 1e-3,
    settings: {
      beta1,
      beta2,
      epsilon,
      decay: {
        type: 'number',
        meaning: 'share of each kernel taken away in a step of rate 1; the clause `decay` adds to it',
        default: 0.01,
        minimum: 0,
      },
    },
  },
  adamax: {
    kind: 'adamax',
    summary: 'Adam with the largest gradient seen instead of the mean square.',
    formula: 'm <- beta1 m + (1 - beta1) g; u <- max(beta2 u, |g|); w <- w - rate / (1 - beta1^t) m / (u + epsilon)',
    reference: 'Kingma, Ba 2015, Adam: a method for stochastic optimization, section 7.1',
    rate: 2e-3,
    settings: { beta1, beta2, epsilon },
  },
  closedForm: {
    kind: 'closedForm',
    summary: 'Solves linear least squares exactly, over all training samples at once.',
    formula: 'w = (X^T X)^-1 X^T t',
    reference: 'Widrow, Hoff 1960, Adaptive switching circuits',
    rate: 1,
    settings: {},
  },
  perceptronRule: {
    kind: 'perceptronRule',
    summary: "Rosenblatt's rule, from weights of 0; only mistakes change anything.",
    formula: 'w <- w + rate (t - a) x',
    reference: 'Rosenblatt 1958, The perceptron: a probabilistic model for information storage and organization in the brain',
    rate: 1,
    settings: {},
  },
};

/** Whether a name is an optimiser. */
export function isOptimizerKind(name: string): name is OptimizerKind {
  return Object.hasOwn(optimizerCatalogue, name);
}

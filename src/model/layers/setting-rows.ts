import type { SettingSpec } from '../setting';

/** Settings that several layers share, each written once. */

export const activationRow = {
  type: 'activation',
  meaning: 'What is applied to every result; written as a bare name.',
  default: 'linear',
} as const satisfies SettingSpec;

export const biasRow = {
  type: 'bias',
  meaning: 'Whether a trained number is added for each output channel; a number fixes where it starts.',
  default: true,
} as const satisfies SettingSpec;

export const initRow = {
  type: 'initializer',
  meaning: 'How the kernel starts; left out: He before the relu family, Glorot elsewhere.',
  default: null,
} as const satisfies SettingSpec;

export const weightsRow = {
  type: 'numbers',
  meaning: 'Every weight of the kernel by hand, inputs before units.',
  default: null,
} as const satisfies SettingSpec;

export const strideRow = {
  type: 'pair',
  meaning: 'How far the window moves, down and across.',
  default: [1, 1],
} as const satisfies SettingSpec;

export const padRow = {
  type: 'padding',
  meaning: 'Zeros around the picture; `same` keeps ceil(size / stride), the odd zero at the bottom and right.',
  default: [0, 0, 0, 0],
} as const satisfies SettingSpec;

export const dilationRow = {
  type: 'pair',
  meaning: 'Distance between neighbouring taps of the window.',
  default: [1, 1],
} as const satisfies SettingSpec;

export const epsilonRow = {
  type: 'number',
  meaning: 'Added to the variance before the root.',
  default: 1e-5,
  minimum: 0,
} as const satisfies SettingSpec;

export const sequenceRow = {
  type: 'flag',
  meaning: 'Whether every step gives its output, or only the last.',
  default: false,
} as const satisfies SettingSpec;

import type { CodeEntry } from './code-entry';

/** Codes about data declarations (ZOO13xx). */
export const dataDeclarationCodes = {
  ZOO1301: {
    title: 'Unknown source of data',
    severity: 'error',
    explanation:
      'The name after `=` in a `dataset` declaration is a source; this is none of them. The sources stand in a catalogue with their settings and fields.',
    example: 'dataset digits = mnits()',
    cure: 'dataset digits = mnist()',
  },
  ZOO1302: {
    title: 'Unknown data set',
    severity: 'error',
    explanation:
      'A combination of data sets, or the `data` of a training, names a data set that is not declared in this file or its imports.',
    example: 'dataset digits = mnist()\ndataset couples = pairs(digit)',
    cure: 'dataset digits = mnist()\ndataset couples = pairs(digits)',
  },
  ZOO1303: {
    title: 'Data set made of itself',
    severity: 'error',
    explanation: 'A data set combines others; following them comes back to where it began, so there is nothing to read.',
    example: 'dataset a = pairs(b)\ndataset b = pairs(a)',
    cure: 'dataset b = mnist()\ndataset a = pairs(b)',
  },
  ZOO1304: {
    title: 'Data set without what is combined',
    severity: 'error',
    explanation: 'Pairs and triplets compare samples by their class, so their data set needs an `image` or `x` and a `label`.',
    example: 'dataset gates = truth("0 1 1 0")\ndataset couples = pairs(gates)',
    cure: 'dataset digits = mnist()\ndataset couples = pairs(digits)',
  },
  ZOO1305: {
    title: 'Clause written twice, or against another',
    severity: 'error',
    explanation:
      'A clause of a data set holds once: a second one, or one that says the opposite (`scale` and `standardize`, `split` and `folds`), leaves open which is meant.',
    example: 'dataset digits = mnist() { scale -1..1  standardize }',
    cure: 'dataset digits = mnist() { standardize }',
  },
  ZOO1306: {
    title: 'Shares that do not divide the data',
    severity: 'error',
    explanation:
      '`split` takes the shares of training and validation, and of test if there is a third; they are more than 0 for training and add up to at most 100%.',
    example: 'dataset digits = mnist() { split 80% 30% }',
    cure: 'dataset digits = mnist() { split 80% 20% }',
  },
  ZOO1307: {
    title: 'Unknown augmentation',
    severity: 'error',
    explanation: 'The words after `augment` are random changes of training samples; this is none of them.',
    example: 'dataset digits = mnist() { augment rotation(15) }',
    cure: 'dataset digits = mnist() { augment rotate(15) }',
  },
  ZOO1308: {
    title: 'Only pictures can do this',
    severity: 'error',
    explanation: 'Flipping, turning, cropping and resizing need pictures (height x width x channels), and this data set has none.',
    example: 'dataset gates = truth("0 1 1 0") { augment flip(horizontal) }',
    cure: 'dataset digits = mnist() { augment shift(2) }',
  },
  ZOO1309: {
    title: 'Value that makes no sense here',
    severity: 'error',
    explanation:
      'The value is of the right kind but outside of what the clause or source can do: a range whose end is not above its start, a truth table of the wrong length, fewer than two folds.',
    example: 'dataset digits = mnist() { scale 1..0 }',
    cure: 'dataset digits = mnist() { scale 0..1 }',
  },
  ZOO1310: {
    title: 'Missing or surplus value of a clause',
    severity: 'error',
    explanation:
      'Each clause of a data set takes values of its own kind: `take 5000`, `scale -1..1`, `split 80% 20%`, `size 64x64`, `folds 5`, `standardize` without any.',
    example: 'dataset digits = mnist() { take 50% }',
    cure: 'dataset digits = mnist() { take 5000 }',
  },
  ZOO1311: {
    title: 'Stretch larger than the picture',
    severity: 'error',
    explanation: '`crop` takes a stretch out of the picture, so it cannot be larger.',
    example: 'dataset digits = mnist() { augment crop(64x64) }',
    cure: 'dataset digits = mnist() { augment crop(24x24) }',
  },
  ZOO1312: {
    title: 'Data set expected',
    severity: 'error',
    explanation: 'This source combines declared data sets, by their names: `pairs(digits)`, `together(a = first, b = second)`.',
    example: 'dataset couples = pairs(5)',
    cure: 'dataset digits = mnist()\ndataset couples = pairs(digits)',
  },
  ZOO1320: {
    title: 'Source that this version does not read yet',
    severity: 'error',
    explanation:
      'The language knows this source, so files that use it can be written, checked and drawn; reading it follows in a later version.',
    example: 'neurozoo train resnet.zoo  (its data set is cifar10)',
    cure: 'Train on mnist, fashion, folder, csv, npy, npz, idx, paired, unpaired, images or a computed source.',
  },
} as const satisfies Record<`ZOO${number}`, CodeEntry>;

import type { CodeEntry } from './code-entry';

/** Codes about names, arguments and values (ZOO11xx). */
export const namesCodes = {
  ZOO1101: {
    title: 'Nothing has this name',
    severity: 'error',
    explanation: 'A name in a network is one of its inputs, hyper-parameters, values or labels, written before it is used.',
    example: 'network N(image: 4) { imag -> dense(2) }',
    cure: 'network N(image: 4) { image -> dense(2) }',
  },
  ZOO1102: {
    title: 'No layer, block or network has this name',
    severity: 'error',
    explanation: 'A step is a layer of the catalogue, a block or network of this file, or a layer declared with `layer`.',
    example: 'network N(x: 4) { x -> dens(2) }',
    cure: 'network N(x: 4) { x -> dense(2) }',
  },
  ZOO1103: {
    title: 'Declared twice',
    severity: 'error',
    explanation: 'Names of declarations are unique in a file, and names of values and labels in a network or block.',
    example: 'network N(x: 4) { x -> a: dense(2) -> a: dense(2) }',
    cure: 'network N(x: 4) { x -> a: dense(2) -> b: dense(2) }',
  },
  ZOO1104: {
    title: 'A network or block uses itself',
    severity: 'error',
    explanation:
      'Networks and blocks are resolved completely before anything runs, so none may contain itself, directly or through others.',
    example: 'block B(x) { x -> B() } network N(x: 4) { x -> B() }',
    cure: 'block B(x) { x -> dense(4) } network N(x: 4) { x -> [B()] x 3 }',
  },
  ZOO1105: {
    title: 'An argument does not fit',
    severity: 'error',
    explanation: 'An argument is unknown, given twice, missing, one too many, of the wrong type or outside its range.',
    example: 'network N(x: 4) { x -> dense(2, unit = 3) }',
    cure: 'network N(x: 4) { x -> dense(2) }',
  },
  ZOO1106: {
    title: 'Too many repetitions',
    severity: 'error',
    explanation: 'A repetition is a whole number from 0 to 10,000, and a network has at most 100,000 nodes.',
    example: 'network N(x: 4) { x -> [dense(4)] x 1e12 }',
    cure: 'network N(x: 4) { x -> [dense(4)] x 12 }',
  },
  ZOO1107: {
    title: 'Not what is needed here',
    severity: 'error',
    explanation: 'A step works on a tensor; a hyper-parameter, a condition and a number of repetitions are numbers or words.',
    example: 'network N<n = 3>(x: 4) { n -> dense(2) }',
    cure: 'network N<n = 3>(x: 4) { x -> dense(n) }',
  },
} as const satisfies Record<`ZOO${number}`, CodeEntry>;

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
    explanation: 'An argument is unknown, given twice, missing or one too many.',
    example: 'network N(x: 4) { x -> dense(2, activaton = relu) }',
    cure: 'network N(x: 4) { x -> dense(2, activation = relu) }',
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
  ZOO1108: {
    title: 'A network has one set of hyper-parameters',
    severity: 'error',
    explanation:
      'A network is one thing: every mention of its name means the same weights, made for the hyper-parameters of its declaration. A block makes fresh ' +
      'weights at each use, for any arguments.',
    example: 'network A<n = 2>(x: 4) { x -> dense(n) } network B(x: 4) { x -> A(3) }',
    cure: 'block A<n = 2>(x) { x -> dense(n) } network B(x: 4) { x -> A(3) }',
  },
  ZOO1109: {
    title: 'One output must be chosen',
    severity: 'error',
    explanation:
      'A network or block with several outputs is followed by the name of one: `E(image).mean`. Networks also give their inner layers: ' +
      '`VGG16(image).C3`.',
    example: 'network E(x: 4) { return a = x -> dense(2), b = x -> dense(2) } network N(x: 4) { x -> E -> dense(2) }',
    cure: 'network E(x: 4) { return a = x -> dense(2), b = x -> dense(2) } network N(x: 4) { E(x).a -> dense(2) }',
  },
  ZOO1110: {
    title: 'An import leads nowhere',
    severity: 'error',
    explanation: 'An import names a file relative to the importing one, or a network that comes with the product as `zoo:vgg19`.',
    example: 'import "zoo:vgg99" network N(x: 4) { x -> dense(2) }',
    cure: 'import "zoo:vgg19" network N(x: 4) { x -> dense(2) }',
  },
  ZOO1111: {
    title: 'Imports go in a circle',
    severity: 'error',
    explanation: 'A file that is imported may import others, but none may come back to a file on the way.',
    example: 'A file `a.zoo` with `import "b.zoo"`, and a file `b.zoo` with `import "a.zoo"`.',
    cure: 'Put what both need into a third file and import that.',
  },
  ZOO1112: {
    title: 'An imported file has mistakes',
    severity: 'error',
    explanation: 'The imported file is checked like any other; its first mistake is said here. Its networks without mistakes can be used.',
    example: 'An `import "parts.zoo"`, where `parts.zoo` uses a layer that does not exist.',
    cure: 'Open the imported file and mend it there.',
  },
} as const satisfies Record<`ZOO${number}`, CodeEntry>;

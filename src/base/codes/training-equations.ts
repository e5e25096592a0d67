import type { CodeEntry } from './code-entry';

/** Codes about the equations of trainings (ZOO14xx). */
export const equationCodes = {
  ZOO1401: {
    title: 'Unknown name in an equation',
    severity: 'error',
    explanation:
      'Equations use fields of the data, noise, variables, names bound earlier in the same training, and networks; this name is none of them.',
    example:
      'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(picture), label) }',
    cure: 'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label) }',
  },
  ZOO1402: {
    title: 'Unknown function in an equation',
    severity: 'error',
    explanation: 'A name with arguments is a network or a function of equations; this is neither.',
    example:
      'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropie(N(image), label) }',
    cure: 'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label) }',
  },
  ZOO1403: {
    title: 'Wrong number of arguments of a function',
    severity: 'error',
    explanation: 'Every function of equations takes its tensors in order or by name; one is missing or there is one too many.',
    example:
      'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image)) }',
    cure: 'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label) }',
  },
  ZOO1404: {
    title: 'Shapes that do not fit',
    severity: 'error',
    explanation: 'The shapes are compared from the right, without the batch: axes must be equal, or one of them 1; numbers fit everything.',
    example:
      'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize l2(N(image), image) }',
    cure: 'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label) }',
  },
  ZOO1405: {
    title: 'Network applied to the wrong inputs',
    severity: 'error',
    explanation: 'A network takes as many tensors as it declares inputs, each of the declared shape.',
    example:
      'network N(image: 32x32x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label) }',
    cure: 'network N(image: 32x32x1) { image -> dense(10) }\ndataset digits = mnist(size = 32x32)\ntrain t { data digits  minimize crossEntropy(N(image), label) }',
  },
  ZOO1406: {
    title: 'No such output or layer',
    severity: 'error',
    explanation:
      'After a dot stands one of the outputs of a network, or the name of a layer inside it; this network has neither of that name.',
    example:
      'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image).logit, label) }',
    cure: 'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label) }',
  },
  ZOO1407: {
    title: 'Class labels expected',
    severity: 'error',
    explanation: 'This function compares logits (one number a class, along the last axis) with class labels, which are integers.',
    example: 'network N(x: 2) { x -> dense(1) }\ndataset gates = truth("0 1 1 0")\ntrain t { data gates  minimize crossEntropy(N(x), y) }',
    cure: 'network N(x: 2) { x -> dense(1) }\ndataset gates = truth("0 1 1 0")\ntrain t { data gates  minimize bce(N(x), y) }',
  },
  ZOO1408: {
    title: 'Number of classes differs',
    severity: 'error',
    explanation: 'The logits and the labels (or the weights of the classes) count different numbers of classes.',
    example:
      'network N(image: 28x28x1) { image -> dense(12) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label) }',
    cure: 'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label) }',
  },
  ZOO1409: {
    title: 'Value that makes no sense here',
    severity: 'error',
    explanation:
      'The value is of the right kind but outside of what noise, a variable or a function can do: a negative deviation, a range whose end is not above its start.',
    example:
      'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  z ~ uniform(10, low = 1, high = 0)  minimize crossEntropy(N(image), label) }',
    cure: 'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  z ~ uniform(10, low = 0, high = 1)  minimize crossEntropy(N(image), label) }',
  },
  ZOO1410: {
    title: 'Not an equation',
    severity: 'error',
    explanation:
      'Equations are made of functions, networks, arithmetic and names. Pipelines, conditions, texts and sets belong into networks and settings.',
    example: 'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize image -> N }',
    cure: 'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label) }',
  },
  ZOO1411: {
    title: 'Name given twice',
    severity: 'error',
    explanation: 'Every name of a training stands for one value: fields of the data, noise, variables and bindings share one room.',
    example:
      'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  image = 2 * image  minimize crossEntropy(N(image), label) }',
    cure: 'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  bright = 2 * image  minimize crossEntropy(N(bright), label) }',
  },
  ZOO1412: {
    title: 'Name used before it is given',
    severity: 'error',
    explanation: 'The clauses of a training are read from top to bottom, so a name can only be used below its line.',
    example:
      'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize l2(N(image), later)  later = 2 * N(image) }',
    cure: 'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  later = 2 * N(image)  minimize l2(N(image), later) }',
  },
  ZOO1413: {
    title: 'Squashed twice',
    severity: 'warning',
    explanation:
      'crossEntropy and bce take logits and apply softmax or sigmoid themselves, exactly and stably; a network that ends in one squashes twice and learns slowly.',
    example:
      'network N(image: 28x28x1) { image -> dense(10, softmax) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label) }',
    cure: 'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label) }  // or nll for probabilities',
  },
  ZOO1414: {
    title: 'Network without its inputs',
    severity: 'error',
    explanation: 'A network stands for no tensor until it is applied to some.',
    example:
      'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N, label) }',
    cure: 'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label) }',
  },
  ZOO1415: {
    title: 'Applied, but no network',
    severity: 'error',
    explanation: 'A block is a recipe without weights of its own, and a value is a tensor already; only networks are applied in equations.',
    example: 'block B(x) { x -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(B(image), label) }',
    cure: 'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label) }',
  },
} as const satisfies Record<`ZOO${number}`, CodeEntry>;

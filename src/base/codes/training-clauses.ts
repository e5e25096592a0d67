import type { CodeEntry } from './code-entry';

/** Codes about the clauses of trainings (ZOO15xx). */
export const trainingClauseCodes = {
  ZOO1501: {
    title: 'Training without data',
    severity: 'error',
    explanation: 'A training draws its batches from one data set, so `data` is required.',
    example: 'network N(x: 2) { x -> dense(1) }\ntrain t { minimize mean(N(x)) }',
    cure: 'network N(x: 2) { x -> dense(1) }\ndataset gates = truth("0 1 1 0")\ntrain t { data gates  minimize bce(N(x), y) }',
  },
  ZOO1502: {
    title: 'Training without an objective',
    severity: 'error',
    explanation: 'A training minimises or maximises at least one equation.',
    example: 'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits   }',
    cure: 'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label) }',
  },
  ZOO1503: {
    title: 'Clause written twice, or against another',
    severity: 'error',
    explanation: 'A clause holds once: a second one, or `steps` beside `epochs`, leaves open which is meant.',
    example:
      'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  epochs 5  steps 100 }',
    cure: 'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  steps 100 }',
  },
  ZOO1504: {
    title: 'Value that a clause does not take',
    severity: 'error',
    explanation: 'Each clause takes values of its own kind: `batch 128`, `clip 1`, `backend wasm`, `start N from "runs/first"`.',
    example:
      'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  batch many }',
    cure: 'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  batch 128 }',
  },
  ZOO1505: {
    title: 'Unknown optimiser',
    severity: 'error',
    explanation: 'The word after `optimizer` or `using` is an optimiser; this is none of them.',
    example:
      'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  optimizer adma(1e-3) }',
    cure: 'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  optimizer adam(1e-3) }',
  },
  ZOO1506: {
    title: 'Unknown schedule',
    severity: 'error',
    explanation: 'A rate is a number or a schedule; this is neither.',
    example:
      'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  optimizer adam(rate = cosin(0.002)) }',
    cure: 'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  optimizer adam(rate = cosine(0.002)) }',
  },
  ZOO1507: {
    title: 'Nothing to train',
    severity: 'error',
    explanation:
      'The objective uses no network with parameters and no variable through which a gradient passes, so no step would change anything.',
    example: 'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize mean(image) }',
    cure: 'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label) }',
  },
  ZOO1508: {
    title: 'Not to be updated by this objective',
    severity: 'error',
    explanation:
      'The names after `over` are networks and variables that the equation depends on through a path with a gradient; for this one every gradient would be zero.',
    example:
      'network N(image: 28x28x1) { image -> dense(10) }\nnetwork M(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label) over M }',
    cure: 'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label) over N }',
  },
  ZOO1509: {
    title: 'Unknown measure',
    severity: 'error',
    explanation: '`report` takes metrics, or `name = equation` for the mean of any equation.',
    example:
      'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  report acuracy(N(image), label) }',
    cure: 'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  report accuracy(N(image), label) }',
  },
  ZOO1510: {
    title: 'No such number to follow',
    severity: 'error',
    explanation:
      '`stop early` and `keep best` follow a number that is measured: a part of the data (train, val or test), a dot, and `loss` or the name of a report.',
    example:
      'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  keep best(val.accuracy) }',
    cure: 'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  report accuracy(N(image), label)  keep best(val.accuracy) }',
  },
  ZOO1511: {
    title: 'No such weights',
    severity: 'error',
    explanation: '`freeze` and `start` name networks of this training, and `freeze` also layers and blocks inside them.',
    example:
      'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  freeze N.C1 }',
    cure: 'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  freeze N }',
  },
  ZOO1512: {
    title: 'Unknown form of showing',
    severity: 'error',
    explanation: 'After `as` stands how something is shown: rows, grid, boundary or text.',
    example:
      'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  show image as gird(4x4) }',
    cure: 'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  show image as grid(4x4) }',
  },
  ZOO1513: {
    title: 'Batch that is not balanced',
    severity: 'error',
    explanation: 'A balanced batch has so many classes times so many samples of each; that is its size.',
    example:
      'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  batch 64 balanced(classes = 10, each = 8) }',
    cure: 'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  batch 80 balanced(classes = 10, each = 8) }',
  },
  ZOO1514: {
    title: 'No closed form',
    severity: 'error',
    explanation:
      'Only linear least squares is solved exactly: `minimize l2(Net(x), y)` with a network of a single `dense` layer without activation.',
    example:
      'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  optimizer closedForm }',
    cure: 'network N(x: 2) { x -> dense(1) }\ndataset gates = truth("0 1 1 1")\ntrain t { data gates  minimize l2(N(x), y)  optimizer closedForm }',
  },
  ZOO1515: {
    title: 'No single layer of threshold units',
    severity: 'error',
    explanation:
      'The perceptron rule changes the weights of one `dense` layer with `step` by its mistakes; deeper or smooth networks need a gradient.',
    example:
      'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  optimizer perceptronRule }',
    cure: 'network N(x: 2) { x -> dense(1, step) }\ndataset gates = truth("0 1 1 1")\ntrain t { data gates  minimize perceptron(N(x), y)  optimizer perceptronRule }',
  },
  ZOO1516: {
    title: 'Report of that name already there',
    severity: 'error',
    explanation: 'Reports are told apart by their names, in curves and in `expect`.',
    example:
      'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  report a = mean(N(image)), a = sum(N(image)) }',
    cure: 'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  report a = mean(N(image)), b = sum(N(image)) }',
  },
  ZOO1517: {
    title: 'Unknown setting to override',
    severity: 'error',
    explanation:
      '`--set` changes a clause of the training or a setting of its optimiser; the hyper-parameters of networks are changed in the text.',
    example: 'neurozoo train lenet5.zoo --set bath=64',
    cure: 'neurozoo train lenet5.zoo --set batch=64',
  },
  ZOO1518: {
    title: 'Value that the setting does not take',
    severity: 'error',
    explanation: 'The value given with `--set` has the wrong kind or lies outside of what the setting allows.',
    example: 'neurozoo train lenet5.zoo --set batch=many',
    cure: 'neurozoo train lenet5.zoo --set batch=64',
  },
  ZOO1519: {
    title: 'Classes cannot be balanced',
    severity: 'error',
    explanation: 'A balanced batch draws by class, so the data set needs a `label` of at least as many classes.',
    example:
      'network N(x: 2) { x -> dense(1) }\ndataset gates = truth("0 1 1 0")\ntrain t { data gates  minimize bce(N(x), y)  batch 4 balanced(classes = 2, each = 2) }',
    cure: 'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  batch 80 balanced(classes = 10, each = 8) }',
  },
  ZOO1521: {
    title: 'Unknown setting',
    severity: 'error',
    explanation:
      'Sources, augmentations, functions, optimisers and schedules have named settings; this is none of them, or it is given twice.',
    example: 'dataset digits = mnist(sise = 32x32)',
    cure: 'dataset digits = mnist(size = 32x32)',
  },
  ZOO1522: {
    title: 'Missing setting',
    severity: 'error',
    explanation: 'This setting has no default, because only you can know it.',
    example: 'dataset letters = folder(channels = 1)',
    cure: 'dataset letters = folder("letters", channels = 1)',
  },
  ZOO1523: {
    title: 'Setting of the wrong kind',
    severity: 'error',
    explanation: 'The value has another kind than the setting takes, or lies outside of its limits.',
    example: 'dataset digits = mnist() { augment rotate(300) }',
    cure: 'dataset digits = mnist() { augment rotate(30) }',
  },
} as const satisfies Record<`ZOO${number}`, CodeEntry>;

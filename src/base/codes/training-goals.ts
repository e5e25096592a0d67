import type { CodeEntry } from './code-entry';

/** Codes about searches and expectations (ZOO16xx). */
export const goalCodes = {
  ZOO1601: {
    title: 'Search of an unknown training',
    severity: 'error',
    explanation: '`search name of training` varies a training that is declared in this file.',
    example:
      'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  report accuracy(N(image), label) }\nsearch s of u { rate in log(1e-4, 1e-1)  minimize val.loss  using random(10) }',
    cure: 'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  report accuracy(N(image), label) }\nsearch s of t { rate in log(1e-4, 1e-1)  minimize val.loss  using random(10) }',
  },
  ZOO1602: {
    title: 'Nothing of that name to vary',
    severity: 'error',
    explanation:
      'A search varies a clause with a number (rate, batch, epochs, decay, …), a setting of the optimiser, or a number of a layer by its path, `LeNet5.F6.units`.',
    example:
      'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  report accuracy(N(image), label) }\nsearch s of t { rat in log(1e-4, 1e-1)  minimize val.loss  using random(10) }',
    cure: 'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  report accuracy(N(image), label) }\nsearch s of t { rate in log(1e-4, 1e-1)  minimize val.loss  using random(10) }',
  },
  ZOO1603: {
    title: 'Not a room to search in',
    severity: 'error',
    explanation: 'After `in` stands a set `{32, 64}`, a range `4..16`, or `log(1e-4, 1e-1)` whose ends are above 0 and in order.',
    example:
      'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  report accuracy(N(image), label) }\nsearch s of t { rate in log(0, 1e-1)  minimize val.loss  using random(10) }',
    cure: 'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  report accuracy(N(image), label) }\nsearch s of t { rate in log(1e-4, 1e-1)  minimize val.loss  using random(10) }',
  },
  ZOO1604: {
    title: 'Unknown way to search',
    severity: 'error',
    explanation: 'After `using` stands grid, random(n), anneal(n), tpe(n) or asha(trials = n).',
    example:
      'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  report accuracy(N(image), label) }\nsearch s of t { batch in {16, 32}  minimize val.loss  using gird() }',
    cure: 'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  report accuracy(N(image), label) }\nsearch s of t { batch in {16, 32}  minimize val.loss  using grid() }',
  },
  ZOO1605: {
    title: 'Search without a goal or an axis',
    severity: 'error',
    explanation: 'A search needs at least one thing to vary, and what to minimise or maximise.',
    example:
      'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  report accuracy(N(image), label) }\nsearch s of t { batch in {16, 32}  using grid() }',
    cure: 'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  report accuracy(N(image), label) }\nsearch s of t { batch in {16, 32}  minimize val.loss  using grid() }',
  },
  ZOO1606: {
    title: 'Grid over a range',
    severity: 'error',
    explanation: 'A grid tries every combination, so each axis is a set; a range has no next value.',
    example:
      'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  report accuracy(N(image), label) }\nsearch s of t { rate in log(1e-4, 1e-1)  minimize val.loss  using grid() }',
    cure: 'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  report accuracy(N(image), label) }\nsearch s of t { rate in {1e-4, 1e-3}  minimize val.loss  using grid() }',
  },
  ZOO1611: {
    title: 'Expectation of nothing declared',
    severity: 'error',
    explanation: '`expect` names a network or a training of this file.',
    example:
      'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  report accuracy(N(image), label) }\nexpect M { parameters = 7850 }',
    cure: 'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  report accuracy(N(image), label) }\nexpect N { parameters = 7850 }',
  },
  ZOO1612: {
    title: 'Nothing of that name to expect',
    severity: 'error',
    explanation:
      'Of networks: parameters, trainable, macs, output, layers, and these behind the name of a layer. Of trainings: a part (train, val, test) with loss or a report, deterministic, overfits.',
    example:
      'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  report accuracy(N(image), label) }\nexpect N { weights = 7850 }',
    cure: 'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  report accuracy(N(image), label) }\nexpect N { parameters = 7850 }',
  },
  ZOO1613: {
    title: 'Expectation not met',
    severity: 'error',
    explanation: 'The network is not what is expected of it.',
    example:
      'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  report accuracy(N(image), label) }\nexpect N { parameters = 7840 }',
    cure: 'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  report accuracy(N(image), label) }\nexpect N { parameters = 7850 }',
  },
  ZOO1614: {
    title: 'Not a value to compare with',
    severity: 'error',
    explanation:
      'Counts are compared with numbers (`420k`, `61706`), outputs with shapes (`28x28x6`, `10`), measures with numbers or percentages; only `deterministic` and `overfits` stand without a comparison.',
    example:
      'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  report accuracy(N(image), label) }\nexpect N { parameters = 28x28 }',
    cure: 'network N(image: 28x28x1) { image -> dense(10) }\ndataset digits = mnist()\ntrain t { data digits  minimize crossEntropy(N(image), label)  report accuracy(N(image), label) }\nexpect N { parameters = 7850 }',
  },
} as const satisfies Record<`ZOO${number}`, CodeEntry>;

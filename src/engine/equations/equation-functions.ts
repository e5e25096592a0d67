import {
  concat,
  exp,
  log,
  maximum,
  mul,
  relu,
  sigmoid,
  softmax,
  sqrt,
  square,
  step,
  sum,
  tanh,
  neg,
  type Tensor,
} from '@tensorflow/tfjs-core';
import type { EquationFunction } from '#model/equation-function';
import { absolute, detach, scaleGradient, toFloat } from '../gradient-flow';
import { toOneHot } from '../layers/dense';
import { gramMatrix } from '../layers/merging';
import { unitLength } from '../layers/normalization';
import { crossEntropy, dice, focal, hinge, negativeLogLikelihood, smallest } from './class-losses';
import { argument, innerAxes, perSample, type FunctionCall } from './function-call';
import {
  absoluteError,
  adaline,
  binaryCrossEntropy,
  contrastive,
  distance,
  divergence,
  gradientPenalty,
  huber,
  logisticLoss,
  squaredError,
  totalVariation,
  triplet,
  tripletAll,
} from './losses';

/** Every function of equations, on tensors with the batch axis in front. What each computes is said in `equationCatalogue`. */
export const functionForward: Readonly<Record<EquationFunction, (call: FunctionCall) => Tensor>> = {
  mean: (call) => perSample(argument(call)),
  sum: (call) => sumPerSample(argument(call)),
  abs: elementwise(absolute),
  square: elementwise((x) => square(x)),
  sqrt: elementwise(root),
  exp: elementwise((x) => exp(x)),
  log: elementwise((x) => log(maximum(x, smallest))),
  sigmoid: elementwise((x) => sigmoid(x)),
  softmax: elementwise((x) => softmax(x)),
  tanh: elementwise((x) => tanh(x)),
  relu: elementwise((x) => relu(x)),
  normalize: elementwise(unitLength),
  distance,
  concat: (call) => {
    const tensors = call.inputs.map(toFloat);
    return tensors.length === 1 ? argument(call) : concat(tensors, argument(call).shape.length - 1);
  },
  stop: elementwise(detach),
  reverse: (call) => scaleGradient(argument(call, 0), neg(argument(call, 1))),
  onehot: (call) => toOneHot(argument(call), call.type.shape.at(-1) ?? 1),
  gram: elementwise(pictureGram),
  crossEntropy,
  bce: binaryCrossEntropy,
  l1: absoluteError,
  l2: squaredError,
  huber,
  hinge,
  logistic: logisticLoss,
  nll: negativeLogLikelihood,
  kl: divergence,
  contrastive,
  triplet,
  tripletAll,
  dice,
  focal,
  totalVariation,
  perceptron: absoluteError,
  adaline,
  penalty: gradientPenalty,
};

function elementwise(compute: (x: Tensor) => Tensor): (call: FunctionCall) => Tensor {
  return (call) => compute(toFloat(argument(call)));
}

function sumPerSample(x: Tensor): Tensor {
  return x.shape.length < 2 ? x : sum(x, innerAxes(x));
}

/** The root, 0 at and below 0; there its slope counts as 0 instead of endless. */
function root(x: Tensor): Tensor {
  return mul(sqrt(maximum(x, 1e-12)), step(x));
}

function pictureGram(x: Tensor): Tensor {
  const [batch = 1] = x.shape;
  return mul(gramMatrix(x), batch / x.size);
}

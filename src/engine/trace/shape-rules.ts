import { broadcast_util } from '@tensorflow/tfjs-core';
import { ownKernelNames, ownKernels } from '#program/own-kernels';
import type { ElementType } from '#program/program';
import { convolutionRules } from './convolution-shape-rules';
import type { KernelCall, KernelOutput, ShapeRule } from './kernel-call';
import { layoutRules } from './layout-shape-rules';

type Rules = Readonly<Record<string, ShapeRule>>;

const elementwiseNames = [
  'Abs',
  'Ceil',
  'ClipByValue',
  'Cos',
  'Elu',
  'Erf',
  'Exp',
  'Expm1',
  'Floor',
  'FusedBatchNorm',
  'LRN',
  'LRNGrad',
  'LeakyRelu',
  'Log',
  'Log1p',
  'LogicalNot',
  'Neg',
  'Prelu',
  'Reciprocal',
  'Relu',
  'Relu6',
  'Round',
  'Rsqrt',
  'Selu',
  'Sigmoid',
  'Sign',
  'Sin',
  'Softplus',
  'Sqrt',
  'Square',
  'Step',
  'Tan',
  'Tanh',
  'Cumsum',
  'Reverse',
];

const binaryNames = ['Add', 'Sub', 'Multiply', 'RealDiv', 'Maximum', 'Minimum', 'Pow', 'SquaredDifference', 'FloorDiv', 'Mod', 'Atan2'];

const comparisonNames = ['Greater', 'GreaterEqual', 'Less', 'LessEqual', 'Equal', 'NotEqual', 'LogicalAnd', 'LogicalOr'];

/** What each kernel gives: the kernels of tfjs-core that a training step may use, and our own. A kernel without a rule cannot be traced. */
export const shapeRules: Rules = {
  ...rulesFor(elementwiseNames, sameAsFirst),
  ...rulesFor(binaryNames, (call) => broadcast(call)),
  ...rulesFor(comparisonNames, (call) => broadcast(call, 'bool')),
  ...rulesFor(['Softmax', 'LogSoftmax'], (call) => ({ shape: call.shape('logits'), type: 'float32' })),
  ...rulesFor(['Sum', 'Mean', 'Prod', 'Min', 'All', 'Any'], (call) => reduced(call, 'axis')),
  Max: (call) => reduced(call, call.attribute('reductionIndices') === undefined ? 'axis' : 'reductionIndices'),
  ArgMax: (call) => ({ ...reduced(call, 'axis'), type: 'int32' }),
  ArgMin: (call) => ({ ...reduced(call, 'axis'), type: 'int32' }),
  AddN: (call) => ({ shape: call.list()[0]?.shape ?? [], type: 'float32' }),
  EluGrad: (call) => ({ shape: call.shape('dy'), type: 'float32' }),
  Select: (call) => ({ shape: call.shape('t'), type: call.type('t') }),
  BatchMatMul: matrixProduct,
  ...convolutionRules,
  ...layoutRules,
  ...Object.fromEntries(ownKernelNames.map((name): [string, ShapeRule] => [name, ownRule(name)])),
};

function rulesFor(names: readonly string[], rule: ShapeRule): Rules {
  return Object.fromEntries(names.map((name) => [name, rule]));
}

function sameAsFirst(call: KernelCall): KernelOutput {
  const [first] = call.list();
  return { shape: first?.shape ?? [], type: first?.dtype === 'int32' || first?.dtype === 'bool' ? first.dtype : 'float32' };
}

function broadcast(call: KernelCall, type?: ElementType): KernelOutput {
  const shape = broadcast_util.assertAndGetBroadcastShape(call.shape('a'), call.shape('b'));
  return { shape, type: type ?? (call.type('a') === 'float32' || call.type('b') === 'float32' ? 'float32' : call.type('a')) };
}

function reduced(call: KernelCall, axisAttribute: string): KernelOutput {
  const shape = call.shape('x');
  const axes = new Set(call.axes(axisAttribute, shape.length));
  const keep = call.flag('keepDims');
  return { shape: shape.flatMap((size, axis) => (axes.has(axis) ? (keep ? [1] : []) : [size])), type: call.type('x') };
}

function matrixProduct(call: KernelCall): KernelOutput {
  const a = call.shape('a');
  const b = call.shape('b');
  const rows = a.at(call.flag('transposeA') ? -1 : -2) ?? 1;
  const columns = b.at(call.flag('transposeB') ? -2 : -1) ?? 1;
  return { shape: [...broadcast_util.assertAndGetBroadcastShape(a.slice(0, -2), b.slice(0, -2)), rows, columns], type: 'float32' };
}

function ownRule(name: (typeof ownKernelNames)[number]): ShapeRule {
  return (call) => ownKernels[name].output(call.attributes());
}

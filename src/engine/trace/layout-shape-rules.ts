import { backend_util, util, type TensorInfo } from '@tensorflow/tfjs-core';
import type { Alias, KernelCall, KernelOutput, ShapeRule } from './kernel-call';
import { elementTypeOf } from './trace-backend';

/** Shape rules of kernels that move numbers or make them, but compute nothing with them. */
export const layoutRules: Readonly<Record<string, ShapeRule>> = {
  Identity: (call) => ({ alias: call.input('x') }),
  Cast: (call) =>
    call.elementType('dtype') === call.type('x') ? { alias: call.input('x') } : { shape: call.shape('x'), type: call.elementType('dtype') },
  Reshape: reshaped,
  ExpandDims: (call) => ({ shape: withAxis(call.shape('input'), call.number('dim'), 1), type: call.type('input') }),
  Transpose: (call) => {
    const shape = call.shape('x');
    return { shape: call.numbers('perm').map((axis) => shape[axis] ?? 1), type: call.type('x') };
  },
  Concat: (call) => {
    const tensors = call.list();
    const [axis = 0] = call.axes('axis', tensors[0]?.shape.length ?? 1);
    return {
      shape: backend_util.computeOutShape(
        tensors.map((tensor) => tensor.shape),
        axis,
      ),
      type: firstType(tensors),
    };
  },
  Pack: (call) => {
    const tensors = call.list();
    return { shape: withAxis(tensors[0]?.shape ?? [], call.number('axis'), tensors.length), type: firstType(tensors) };
  },
  Unpack: (call) => {
    const shape = call.shape('value');
    const [axis = 0] = call.axes('axis', shape.length);
    const part = { shape: shape.toSpliced(axis, 1), type: call.type('value') };
    return Array.from({ length: shape[axis] ?? 0 }, () => part);
  },
  SplitV: (call) => {
    const shape = call.shape('x');
    const [axis = 0] = call.axes('axis', shape.length);
    const sizes = splitSizes(call, shape[axis] ?? 0);
    return sizes.map((size) => ({ shape: shape.with(axis, size), type: call.type('x') }));
  },
  Slice: (call) => {
    const begin = call.numbers('begin');
    const shape = call.shape('x');
    const size = call.numbers('size').map((length, axis) => (length < 0 ? (shape[axis] ?? 0) - (begin[axis] ?? 0) : length));
    return { shape: size, type: call.type('x') };
  },
  PadV2: padded,
  MirrorPad: padded,
  Tile: (call) => {
    const reps = call.numbers('reps');
    return { shape: call.shape('x').map((size, axis) => size * (reps[axis] ?? 1)), type: call.type('x') };
  },
  Fill: (call) => ({ shape: call.numbers('shape'), type: call.elementType('dtype') }),
  ZerosLike: (call) => ({ shape: call.shape('x'), type: call.type('x') }),
  OnesLike: (call) => ({ shape: call.shape('x'), type: call.type('x') }),
  OneHot: (call) => ({ shape: [...call.shape('indices'), call.number('depth')], type: call.elementType('dtype') }),
  GatherV2: (call) => {
    const shape = call.shape('x');
    const [axis = 0] = call.axes('axis', shape.length);
    const batch = typeof call.attribute('batchDims') === 'number' ? call.number('batchDims') : 0;
    return { shape: [...shape.slice(0, axis), ...call.shape('indices').slice(batch), ...shape.slice(axis + 1)], type: call.type('x') };
  },
  UnsortedSegmentSum: (call) => ({
    shape: [call.number('numSegments'), ...call.shape('x').slice(call.shape('segmentIds').length)],
    type: call.type('x'),
  }),
};

function reshaped(call: KernelCall): KernelOutput | Alias {
  const shape = call.shape('x');
  const wanted = util.inferFromImplicitShape(call.numbers('shape'), util.sizeFromShape(shape));
  return util.arraysEqual(shape, wanted) ? { alias: call.input('x') } : { shape: wanted, type: call.type('x') };
}

function padded(call: KernelCall): KernelOutput {
  const paddings = call.pairs('paddings');
  return {
    shape: call.shape('x').map((size, axis) => size + (paddings[axis]?.[0] ?? 0) + (paddings[axis]?.[1] ?? 0)),
    type: call.type('x'),
  };
}

function withAxis(shape: readonly number[], axis: number, size: number): number[] {
  return shape.toSpliced(axis < 0 ? axis + shape.length + 1 : axis, 0, size);
}

function firstType(tensors: readonly TensorInfo[]): KernelOutput['type'] {
  return elementTypeOf(tensors[0]?.dtype ?? 'float32');
}

function splitSizes(call: KernelCall, length: number): number[] {
  if (typeof call.attribute('numOrSizeSplits') === 'number') {
    const parts = call.number('numOrSizeSplits');
    return Array.from({ length: parts }, () => length / parts);
  }
  const sizes = call.numbers('numOrSizeSplits');
  const known = sizes.reduce((sum, size) => sum + Math.max(size, 0), 0);
  return sizes.map((size) => (size < 0 ? length - known : size));
}

import { elementCount } from './element-bytes';
import { operationInputs } from './operation-inputs';
import type { Operation, Program, ProgramValue } from './program';
import { isView } from './views';

/**
 * Floating-point operations of one operation, from its shapes alone: a multiply-add counts two, an element-wise function one an element,
 * a reduction one an element of its input; moving numbers counts none.
 */
export function operationFlops(program: Program, operation: Operation): number {
  if (isView(operation) || movingKernels.has(operation.kernel)) {
    return 0;
  }
  const [output] = operation.outputs;
  const made = output === undefined ? [] : (program.values[output]?.shape ?? []);
  const shapeOf = (name: string): readonly number[] => namedInput(program, operation, name)?.shape ?? [];
  return productFlops[operation.kernel]?.({ operation, made, shapeOf }) ?? widest(program, operation);
}

/** An operation as its count sees it. */
interface ShapedOperation {
  readonly operation: Operation;
  /** Shape of the first output. */
  readonly made: readonly number[];
  readonly shapeOf: (input: string) => readonly number[];
}

type CountFlops = (shaped: ShapedOperation) => number;

const matrixProduct: CountFlops = ({ operation, made, shapeOf }) =>
  2 * elementCount(made) * (shapeOf('a').at(operation.attributes['transposeA'] === true ? -2 : -1) ?? 1);
// One output element is a sum over the filter's window and input channels: every filter element but those of other outputs.
const convolution: CountFlops = ({ made, shapeOf }) => 2 * elementCount(made) * weightsOfOneOutput(shapeOf('filter'));
const convolutionByInput: CountFlops = ({ shapeOf }) => 2 * elementCount(shapeOf('dy')) * weightsOfOneOutput(shapeOf('filter'));
const convolutionByFilter: CountFlops = ({ made, shapeOf }) => 2 * elementCount(shapeOf('dy')) * weightsOfOneOutput(made);
const depthwise: CountFlops = ({ made, shapeOf }) => 2 * elementCount(made) * windowSize(shapeOf('filter'));
const pool: CountFlops = ({ operation, made }) => elementCount(made) * poolWindow(operation);
const poolGradient: CountFlops = ({ operation, shapeOf }) => elementCount(shapeOf('dy')) * poolWindow(operation);

const productFlops: Readonly<Partial<Record<string, CountFlops>>> = {
  BatchMatMul: matrixProduct,
  _FusedMatMul: matrixProduct,
  Conv2D: convolution,
  FusedConv2D: convolution,
  Conv3D: convolution,
  Conv2DBackpropInput: convolutionByInput,
  Conv3DBackpropInputV2: convolutionByInput,
  Conv2DBackpropFilter: convolutionByFilter,
  Conv3DBackpropFilterV2: convolutionByFilter,
  DepthwiseConv2dNative: depthwise,
  FusedDepthwiseConv2D: depthwise,
  DepthwiseConv2dNativeBackpropInput: ({ shapeOf }) => 2 * elementCount(shapeOf('dy')) * windowSize(shapeOf('filter')),
  DepthwiseConv2dNativeBackpropFilter: ({ made, shapeOf }) => 2 * elementCount(shapeOf('dy')) * windowSize(made),
  MaxPool: pool,
  AvgPool: pool,
  MaxPoolGrad: poolGradient,
  AvgPoolGrad: poolGradient,
};

const movingKernels: ReadonlySet<string> = new Set([
  'Cast',
  'Concat',
  'Fill',
  'GatherV2',
  'MirrorPad',
  'OneHot',
  'OnesLike',
  'Pack',
  'PadV2',
  'Reverse',
  'Slice',
  'SplitV',
  'StridedSlice',
  'Tile',
  'Transpose',
  'Unpack',
  'ZerosLike',
  'Select',
  'DepthToSpace',
  'SpaceToBatchND',
  'BatchToSpaceND',
  'ResizeNearestNeighbor',
]);

function namedInput(program: Program, operation: Operation, name: string): ProgramValue | undefined {
  const input = operation.inputs[name];
  return typeof input === 'number' ? program.values[input] : undefined;
}

/** Elements of a filter [height, width, in, out] that one output channel has. */
function weightsOfOneOutput(filter: readonly number[]): number {
  return elementCount(filter) / (filter.at(-1) ?? 1);
}

/** Height times width of a depthwise filter of shape [height, width, channels, multiplier]. */
function windowSize(filter: readonly number[]): number {
  return (filter[0] ?? 1) * (filter[1] ?? 1);
}

function poolWindow(operation: Operation): number {
  const size = operation.attributes['filterSize'];
  if (typeof size === 'number') {
    return size * size;
  }
  return Array.isArray(size) ? size.reduce((product: number, side: unknown) => product * (typeof side === 'number' ? side : 1), 1) : 1;
}

/** The number of elements of the largest value that an operation reads or makes. */
function widest(program: Program, operation: Operation): number {
  const touched = [...operationInputs(operation), ...operation.outputs];
  return touched.reduce((most, value) => Math.max(most, elementCount(program.values[value]?.shape ?? [])), 0);
}

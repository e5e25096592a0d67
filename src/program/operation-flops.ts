import { elementCount } from './element-bytes';
import { operationInputs } from './operation-inputs';
import type { Operation, Program, ProgramValue } from './program';
import { isView } from './views';

/**
 * Floating-point operations of one operation, from its shapes alone: a multiply-add counts two, an element-wise function one an element,
 * a reduction one an element of its input; moving numbers counts none.
 */
export function operationFlops(program: Program, operation: Operation): number {
  const shape = (name: string): readonly number[] => namedInput(program, operation, name)?.shape ?? [];
  const [output] = operation.outputs;
  const made = output === undefined ? [] : (program.values[output]?.shape ?? []);
  switch (operation.kernel) {
    case 'BatchMatMul':
    case '_FusedMatMul': {
      const inner = shape('a').at(operation.attributes['transposeA'] === true ? -2 : -1) ?? 1;
      return 2 * elementCount(made) * inner;
    }
    case 'Conv2D':
    case 'FusedConv2D':
    case 'Conv3D':
      // One output element is a sum over the filter's window and input channels: every filter element but those of other outputs.
      return 2 * elementCount(made) * (elementCount(shape('filter')) / (shape('filter').at(-1) ?? 1));
    case 'Conv2DBackpropInput':
    case 'Conv3DBackpropInputV2':
      return 2 * elementCount(shape('dy')) * (elementCount(shape('filter')) / (shape('filter').at(-1) ?? 1));
    case 'Conv2DBackpropFilter':
    case 'Conv3DBackpropFilterV2':
      return 2 * elementCount(shape('dy')) * (elementCount(made) / (made.at(-1) ?? 1));
    case 'DepthwiseConv2dNative':
    case 'FusedDepthwiseConv2D':
      return 2 * elementCount(made) * windowSize(shape('filter'));
    case 'DepthwiseConv2dNativeBackpropInput':
      return 2 * elementCount(shape('dy')) * windowSize(shape('filter'));
    case 'DepthwiseConv2dNativeBackpropFilter':
      return 2 * elementCount(shape('dy')) * windowSize(made);
    case 'MaxPool':
    case 'AvgPool':
      return elementCount(made) * poolWindow(operation);
    case 'MaxPoolGrad':
    case 'AvgPoolGrad':
      return elementCount(shape('dy')) * poolWindow(operation);
    default:
      return isView(operation) || movingKernels.has(operation.kernel) ? 0 : widest(program, operation);
  }
}

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

import { backend_util, type NamedAttrMap } from '@tensorflow/tfjs-core';
import { toList, toNumbers, toPair } from './kernel-attributes';

/** Sizes of a two-dimensional convolution, channels last. */
export interface ConvolutionGeometry {
  readonly batch: number;
  readonly inHeight: number;
  readonly inWidth: number;
  readonly inChannels: number;
  readonly outHeight: number;
  readonly outWidth: number;
  readonly outChannels: number;
  readonly filterHeight: number;
  readonly filterWidth: number;
  readonly strideHeight: number;
  readonly strideWidth: number;
  readonly dilationHeight: number;
  readonly dilationWidth: number;
  readonly padTop: number;
  readonly padLeft: number;
}

/** What a convolution kernel's attributes say of its window. Gradient kernels of tfjs know no dilation; ours read it where it is given. */
interface ConvolutionSizes {
  readonly input: readonly number[];
  readonly filter: readonly number[];
  readonly attributes: NamedAttrMap;
  readonly depthwise: boolean;
}

/** The geometry of a convolution from [batch, height, width, channels] and the filter's shape, by tfjs's own rules of padding. */
export function convolutionGeometry({ input, filter, attributes, depthwise }: ConvolutionSizes): ConvolutionGeometry {
  const info = backend_util.computeConv2DInfo(
    toSize4(input),
    toSize4(filter),
    toPair(attributes['strides']),
    toPair(attributes['dilations'] ?? 1),
    toPadding(attributes['pad']),
    toRounding(attributes['dimRoundingMode']),
    depthwise,
  );
  return {
    batch: info.batchSize,
    inHeight: info.inHeight,
    inWidth: info.inWidth,
    inChannels: info.inChannels,
    outHeight: info.outHeight,
    outWidth: info.outWidth,
    outChannels: info.outChannels,
    filterHeight: info.filterHeight,
    filterWidth: info.filterWidth,
    strideHeight: info.strideHeight,
    strideWidth: info.strideWidth,
    dilationHeight: info.dilationHeight,
    dilationWidth: info.dilationWidth,
    padTop: info.padInfo.top,
    padLeft: info.padInfo.left,
  };
}

type Size4 = [number, number, number, number];
type Padding = Parameters<typeof backend_util.computeConv2DInfo>[4];
type Rounding = Parameters<typeof backend_util.computeConv2DInfo>[5];

function toSize4(shape: readonly number[]): Size4 {
  const [a = 1, b = 1, c = 1, d = 1] = shape;
  return [a, b, c, d];
}

function toPadding(pad: unknown): Padding {
  if (pad === 'same' || pad === 'valid' || typeof pad === 'number') {
    return pad;
  }
  const [, rows, columns] = toList(pad);
  const [top = 0, bottom = 0] = toNumbers(rows);
  const [left = 0, right = 0] = toNumbers(columns);
  return [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ];
}

function toRounding(mode: unknown): Rounding {
  return mode === 'floor' || mode === 'round' || mode === 'ceil' ? mode : undefined;
}

import { add, matMul, maximum, minimum, mul, relu, slice, sub, sum, tensor, type Tensor } from '@tensorflow/tfjs-core';
import { inputOf, type LayerCall } from './layer-call';
import { toPicture, toShape } from './picture';

/**
 * The spatial transformer's grid and bilinear sampler: the pixel at (x, y), both from -1 to 1 between the centres of the outer pixels, is taken from
 * (a x + b y + tx, c x + d y + ty); outside is zero. Inputs: the picture, then theta = a, b, tx, c, d, ty.
 *
 * The weights of rows and columns are hats, `max(0, 1 - |distance|)`, so that rows are gathered by one product and columns by one sum, and every
 * gradient follows by itself.
 *
 * @see Jaderberg et al. 2015, Spatial transformer networks, eq. 1 and 5
 */
export function affineSampling(call: LayerCall): Tensor {
  const x = toPicture(inputOf(call, 0));
  const [batch, height, width, channels] = x.shape;
  const theta = toShape(inputOf(call, 1), [batch, 6, 1]);
  const pixels = height * width;
  const across = tensor(
    Float32Array.from({ length: pixels }, (_, pixel) => coordinate(pixel % width, width)),
    [1, 1, pixels],
  );
  const down = tensor(
    Float32Array.from({ length: pixels }, (_, pixel) => coordinate(Math.floor(pixel / width), height)),
    [1, 1, pixels],
  );
  const columnWeights = hats(source(0), width);
  const rowWeights = hats(source(3), height);
  const rows = matMul(rowWeights, toShape(x, [batch, height, width * channels]));
  const weighted = mul(toShape(rows, [batch * pixels, width, channels]), toShape(columnWeights, [batch * pixels, width, 1]));
  return toShape(sum(weighted, 1), [batch, height, width, channels]);

  /** Where each pixel comes from along one axis, -1 to 1: [batch, pixels, 1]. */
  function source(first: number): Tensor {
    const part = (index: number): Tensor => slice(theta, [0, first + index, 0], [batch, 1, 1]);
    return toShape(add(add(mul(part(0), across), mul(part(1), down)), part(2)), [batch, pixels, 1]);
  }

  function hats(place: Tensor, size: number): Tensor {
    const centre = mul(add(place, 1), (size - 1) / 2);
    const centres = tensor(
      Float32Array.from({ length: size }, (_, index) => index),
      [1, 1, size],
    );
    const distance = sub(centre, centres);
    // Written so that a sample that falls exactly on a pixel has the slope towards the next one, and not none.
    return minimum(relu(sub(1, distance)), maximum(add(distance, 1), 0));
  }
}

function coordinate(index: number, size: number): number {
  return size === 1 ? 0 : (2 * index) / (size - 1) - 1;
}

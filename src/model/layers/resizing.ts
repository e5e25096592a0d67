import { describeLayer, type LayerOutcome } from '../layer-description';
import { floatTensor, formatShape, sizeOf, type Shape, type TensorType } from '../tensor-type';
import { anyInput, pictureInput } from './layer-input';
import { accepted, isPossibleShape, refused } from './outcome';

/** Enlarges a picture. */
export const upsampling = describeLayer({
  kind: 'upsample',
  family: 'size',
  summary: 'Enlarges a picture by whole factors, by repeating pixels or by blending neighbours.',
  formula: 'nearest: y[i, j] = x[floor(i / f), floor(j / f)]; bilinear: a weighted mean of the four nearest pixels, pixel centres aligned',
  reference:
    'Keys 1981, Cubic convolution interpolation for digital image processing; Odena et al. 2016, Deconvolution and checkerboard artifacts',
  settings: {
    factor: { type: 'pair', meaning: 'How many times higher and wider.', position: 0, default: [2, 2] },
    method: {
      type: 'text',
      meaning: 'Repeat the nearest pixel or blend neighbours.',
      position: 1,
      default: 'nearest',
      choices: ['nearest', 'bilinear'],
    },
  },
  inputs: { least: 1, most: 1 },
  infer({ factor, method }, inputs) {
    const picture = pictureInput('upsample', inputs);
    if (!picture.ok) {
      return picture;
    }
    const reach = method === 'bilinear' ? 2 : 1;
    return accepted('upsample', {
      output: floatTensor([picture.height * factor[0], picture.width * factor[1], picture.channels]),
      weights: [],
      macs: 0,
      field: { kernel: [reach, reach], stride: [1 / factor[0], 1 / factor[1]] },
    });
  },
});

/** Adds a border. */
export const paddingLayer = describeLayer({
  kind: 'padding',
  family: 'size',
  summary: 'Adds a border of zeros or of the mirrored picture.',
  formula: 'zero: y = x inside, 0 outside; reflect: y[-i] = x[i]',
  reference:
    'LeCun et al. 1998, Gradient-based learning applied to document recognition (32x32 inputs); Zhu et al. 2017, CycleGAN (reflection)',
  settings: {
    size: { type: 'padding', meaning: 'Rows and columns added: one number, rows x columns, or top, bottom, left, right.', position: 0 },
    mode: { type: 'text', meaning: 'What the border holds.', position: 1, default: 'zero', choices: ['zero', 'reflect'] },
  },
  inputs: { least: 1, most: 1 },
  infer({ size, mode }, inputs) {
    const picture = pictureInput('padding', inputs);
    if (!picture.ok) {
      return picture;
    }
    if (size === 'same') {
      return refused('ZOO1215', 'padding needs sizes; `same` belongs to convolutions and poolings.');
    }
    const [top, bottom, left, right] = size;
    if (mode === 'reflect' && (Math.max(top, bottom) >= picture.height || Math.max(left, right) >= picture.width)) {
      return refused('ZOO1215', `Reflected padding must be smaller than the picture of ${formatShape(picture.type.shape)}.`);
    }
    return accepted('padding', {
      output: floatTensor([picture.height + top + bottom, picture.width + left + right, picture.channels]),
      weights: [],
      macs: 0,
    });
  },
});

/** Cuts a part out. */
export const cropping = describeLayer({
  kind: 'crop',
  family: 'size',
  summary: 'Keeps a part of a picture, from its middle unless an offset is given.',
  formula: 'y[i, j] = x[i + top, j + left]',
  reference: 'Ronneberger et al. 2015, U-Net: convolutional networks for biomedical image segmentation',
  settings: {
    size: { type: 'pair', meaning: 'Height and width of what is kept.', position: 0 },
    offset: { type: 'optionalPair', meaning: 'Rows above and columns left of it; left out: the middle.', default: null, minimum: 0 },
  },
  inputs: { least: 1, most: 1 },
  infer({ size, offset }, inputs) {
    const picture = pictureInput('crop', inputs);
    if (!picture.ok) {
      return picture;
    }
    const [top, left] = offset ?? [0, 0];
    if (top + size[0] > picture.height || left + size[1] > picture.width) {
      const place = offset === null ? '' : ` from row ${String(top)} and column ${String(left)}`;
      return refused('ZOO1210', `crop ${formatShape(size)}${place} does not lie within ${formatShape(picture.type.shape)}.`);
    }
    return accepted('crop', { output: floatTensor([...size, picture.channels]), weights: [], macs: 0 });
  },
});

/** Makes a list of numbers. */
export const flattening = describeLayer({
  kind: 'flatten',
  family: 'size',
  summary: 'Lays all numbers in a row: rows before columns before channels.',
  formula: 'y[(i * width + j) * channels + c] = x[i, j, c]',
  reference: 'LeCun et al. 1998, Gradient-based learning applied to document recognition',
  settings: {},
  inputs: { least: 1, most: 1 },
  infer(_settings, inputs) {
    const input = anyInput('flatten', inputs);
    return input.ok ? rearranged('flatten', input.type, [sizeOf(input.type.shape)]) : input;
  },
});

/** Gives another shape. */
export const reshaping = describeLayer({
  kind: 'reshape',
  family: 'size',
  summary: 'Gives the same numbers, in the same order, another shape.',
  formula: 'y = x, read in row-major order',
  reference: 'Radford et al. 2015, Unsupervised representation learning with DCGAN (projection to 4x4x1024)',
  settings: { shape: { type: 'shape', meaning: 'The new shape, `7x7x64`.', position: 0 } },
  inputs: { least: 1, most: 1 },
  infer({ shape }, inputs) {
    const input = anyInput('reshape', inputs);
    if (!input.ok) {
      return input;
    }
    const [has, needs] = [sizeOf(input.type.shape), sizeOf(shape)];
    if (has !== needs || !isPossibleShape(shape)) {
      const numbers = `${formatShape(input.type.shape)} holds ${String(has)} numbers and ${formatShape(shape)} holds ${String(needs)}`;
      return refused('ZOO1207', `reshape keeps all numbers, but ${numbers}.`);
    }
    return rearranged('reshape', input.type, shape);
  },
});

/** Exchanges axes. */
export const permuting = describeLayer({
  kind: 'permute',
  family: 'size',
  summary: 'Puts the axes in another order.',
  formula: 'axis k of y is axis order[k] of x',
  reference: 'Chollet et al. 2015, Keras (Permute)',
  settings: { order: { type: 'numbers', meaning: 'Every axis once, counted from 1: `{2, 1}` turns rows into columns.', position: 0 } },
  inputs: { least: 1, most: 1 },
  infer({ order }, inputs) {
    const input = anyInput('permute', inputs);
    if (!input.ok) {
      return input;
    }
    const { shape } = input.type;
    const axes = order ?? [];
    const sizes = axes.map((axis) => shape[axis - 1]).filter((size) => size !== undefined);
    if (axes.length !== shape.length || sizes.length !== axes.length || new Set(axes).size !== axes.length) {
      return refused(
        'ZOO1214',
        `permute {${axes.join(', ')}} must name each of the ${String(shape.length)} axes of ${formatShape(shape)} once, counted from 1.`,
      );
    }
    return rearranged('permute', input.type, sizes);
  },
});

/** Turns channels into pixels. */
export const pixelShuffling = describeLayer({
  kind: 'pixelshuffle',
  family: 'size',
  summary: 'Turns groups of channels into blocks of pixels, to enlarge a picture.',
  formula: 'y[i * r + u, j * r + v, c] = x[i, j, (u * r + v) * C / r^2 + c]',
  reference: 'Shi et al. 2016, Real-time single image and video super-resolution using an efficient sub-pixel convolutional neural network',
  settings: { factor: { type: 'count', meaning: 'How many times higher and wider.', position: 0, default: 2 } },
  inputs: { least: 1, most: 1 },
  infer({ factor }, inputs) {
    const picture = pictureInput('pixelshuffle', inputs);
    if (!picture.ok) {
      return picture;
    }
    const block = factor * factor;
    if (picture.channels % block !== 0) {
      return refused(
        'ZOO1205',
        `pixelshuffle(${String(factor)}) needs channels in groups of ${String(block)} and gets ${String(picture.channels)}.`,
      );
    }
    return accepted('pixelshuffle', {
      output: floatTensor([picture.height * factor, picture.width * factor, picture.channels / block]),
      weights: [],
      macs: 0,
      field: { kernel: [1, 1], stride: [1 / factor, 1 / factor] },
    });
  },
});

/** The same values under another shape: integers stay integers. Pixels leave their places, so a result may see any of them. */
function rearranged(kind: string, type: TensorType, shape: Shape): LayerOutcome {
  return accepted(kind, { output: { ...type, shape }, weights: [], macs: 0, field: 'all' });
}

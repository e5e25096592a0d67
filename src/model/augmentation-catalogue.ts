import type { AugmentationKind } from './dataset-recipe';
import type { SettingSpecs } from './setting';

/** One row of the augmentation catalogue: a random change of training samples, drawn afresh for each sample and epoch. */
export interface AugmentationDescription {
  readonly kind: AugmentationKind;
  readonly summary: string;
  readonly settings: SettingSpecs;
  /** Whether it makes sense for pictures only. */
  readonly pictures: boolean;
  readonly reference: string;
}

/** Every augmentation. */
export const augmentationCatalogue: Readonly<Record<AugmentationKind, AugmentationDescription>> = {
  shift: {
    kind: 'shift',
    summary: 'Moves the picture by up to so many pixels each way; background comes in.',
    settings: { pixels: { type: 'number', meaning: 'the most, in pixels', position: 0, minimum: 0 } },
    pictures: true,
    reference: '',
  },
  rotate: {
    kind: 'rotate',
    summary: 'Turns the picture about its middle by up to so many degrees each way.',
    settings: { degrees: { type: 'number', meaning: 'the most, in degrees', position: 0, minimum: 0, maximum: 180 } },
    pictures: true,
    reference: '',
  },
  flip: {
    kind: 'flip',
    summary: 'Mirrors every other picture.',
    settings: {
      direction: {
        type: 'text',
        meaning: 'left and right, or top and bottom',
        default: 'horizontal',
        position: 0,
        choices: ['horizontal', 'vertical'],
      },
    },
    pictures: true,
    reference: '',
  },
  zoom: {
    kind: 'zoom',
    summary: 'Enlarges or reduces the picture by up to a share.',
    settings: { share: { type: 'number', meaning: 'the most, 0.1 for a tenth', position: 0, minimum: 0, maximum: 0.9 } },
    pictures: true,
    reference: '',
  },
  crop: {
    kind: 'crop',
    summary: 'Takes a stretch of the picture: anywhere while training, the middle otherwise.',
    settings: { size: { type: 'pair', meaning: 'height and width of the stretch', position: 0 } },
    pictures: true,
    reference: 'Krizhevsky, Sutskever, Hinton 2012, ImageNet classification with deep convolutional neural networks',
  },
  contrast: {
    kind: 'contrast',
    summary: 'Stretches values about their mean by a factor of up to 1 plus or minus the share.',
    settings: { share: { type: 'number', meaning: 'the most, 0.2 for a fifth', position: 0, minimum: 0, maximum: 1 } },
    pictures: true,
    reference: '',
  },
  brightness: {
    kind: 'brightness',
    summary: 'Adds up to a share of the range of values, or takes it away.',
    settings: { share: { type: 'number', meaning: 'the most, 0.1 for a tenth', position: 0, minimum: 0, maximum: 1 } },
    pictures: true,
    reference: '',
  },
  noise: {
    kind: 'noise',
    summary: 'Adds Gaussian noise to every value.',
    settings: { deviation: { type: 'number', meaning: 'standard deviation, in units of the scaled values', position: 0, minimum: 0 } },
    pictures: false,
    reference: '',
  },
  elastic: {
    kind: 'elastic',
    summary: 'Bends the picture by a smooth random field.',
    settings: {
      strength: { type: 'number', meaning: 'how far points move, in pixels', position: 0, minimum: 0 },
      smoothness: { type: 'number', meaning: 'standard deviation of the smoothing, in pixels', default: 4, minimum: 0.5 },
    },
    pictures: true,
    reference: 'Simard, Steinkraus, Platt 2003, Best practices for convolutional neural networks applied to visual document analysis',
  },
  cutout: {
    kind: 'cutout',
    summary: 'Blanks a square at a random place.',
    settings: { pixels: { type: 'count', meaning: 'side of the square, in pixels', position: 0 } },
    pictures: true,
    reference: 'DeVries, Taylor 2017, Improved regularization of convolutional neural networks with cutout',
  },
  background: {
    kind: 'background',
    summary: 'Puts something behind the figure: the picture becomes |background - picture|, as in MNIST-M.',
    settings: {
      kind: { type: 'text', meaning: 'what stands behind', default: 'noise', position: 0, choices: ['noise', 'gradient', 'stripes'] },
    },
    pictures: true,
    reference: 'Ganin et al. 2016, Domain-adversarial training of neural networks',
  },
};

/** Whether a name is an augmentation. */
export function isAugmentationKind(name: string): name is AugmentationKind {
  return Object.hasOwn(augmentationCatalogue, name);
}

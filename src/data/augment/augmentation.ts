import { NeurozooError } from '#base/neurozoo-error';
import type { AugmentationSpec } from '#model/dataset-recipe';
import { numberSetting, numbersSetting, textSetting } from '#model/setting-values';
import { background } from './background';
import { crop, cropMiddle } from './crop';
import { cutout } from './cutout';
import { elastic } from './elastic';
import { flip } from './flip';
import { brightness, contrast } from './light';
import { noise } from './noise';
import type { Picture, PictureChange } from './picture';
import { rotate } from './rotate';
import { shift } from './shift';
import { zoom } from './zoom';

/** An augmentation with its settings: what it does to training samples, and to the others. */
export interface Augmentation {
  readonly train: PictureChange;
  /** `none`: other samples stay as they are. `same`: they are changed too, by numbers that never vary. Otherwise what they get instead. */
  readonly evaluate: 'none' | 'same' | ((picture: Picture) => Picture);
  /** The size of the result, where it is another. */
  readonly size: readonly [number, number] | null;
}

/**
 * The augmentation that a clause names. A background belongs to what the pictures are, so that validation and test samples get one as well.
 *
 * @throws NeurozooError ZOO2031 where a crop has no size
 */
export function createAugmentation(spec: AugmentationSpec): Augmentation {
  const { settings } = spec;
  const amount = (name: string, fallback: number) => numberSetting(settings, name, fallback);
  const training = (train: PictureChange): Augmentation => ({ train, evaluate: 'none', size: null });
  switch (spec.kind) {
    case 'shift':
      return training(shift(amount('pixels', 1)));
    case 'rotate':
      return training(rotate(amount('degrees', 10)));
    case 'flip':
      return training(flip(textSetting(settings, 'direction') === 'vertical' ? 'vertical' : 'horizontal'));
    case 'zoom':
      return training(zoom(amount('share', 0.1)));
    case 'crop': {
      const [height, width] = numbersSetting(settings, 'size') ?? [];
      if (height === undefined || width === undefined) {
        throw new NeurozooError({ code: 'ZOO2031', message: 'crop needs a height and a width.', hint: 'Write crop(24x24).' });
      }
      return { train: crop(height, width), evaluate: (picture) => cropMiddle(picture, height, width), size: [height, width] };
    }
    case 'contrast':
      return training(contrast(amount('share', 0.1)));
    case 'brightness':
      return training(brightness(amount('share', 0.1)));
    case 'noise':
      return training(noise(amount('deviation', 0.05)));
    case 'elastic':
      return training(elastic(amount('strength', 2), amount('smoothness', 4)));
    case 'cutout':
      return training(cutout(amount('pixels', 4)));
    case 'background': {
      const kind = textSetting(settings, 'kind');
      return { train: background(kind === 'gradient' || kind === 'stripes' ? kind : 'noise'), evaluate: 'same', size: null };
    }
  }
}

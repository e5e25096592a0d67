import { classTensor, knownFields, pictureTensor, type SourceDescription, type SourceFields } from './source-description';
import type { SettingSpec, SettingSpecs } from './setting';
import { numberSetting, numbersSetting, textSetting, type Settings } from './setting-values';
import { floatTensor } from './tensor-type';

const seedSetting: SettingSpec = { type: 'count', meaning: 'seed of the points', default: 0, minimum: 0 };

const computed = { origin: 'Computed; no file is needed.', combines: 'none', namedFiles: false, ownTest: false, pictures: false } as const;

/** Sources that are computed. */
export const syntheticSources = {
  truth: {
    kind: 'truth',
    summary: 'A truth table: every combination of inputs 0 and 1 with its result, in counting order.',
    ...computed,
    reference: 'McCulloch, Pitts 1943, A logical calculus of the ideas immanent in nervous activity',
    settings: {
      table: { type: 'text', meaning: 'the results for the inputs in counting order, "0 1 1 0"', position: 0 },
      inputs: { type: 'count', meaning: 'how many inputs', default: 2, maximum: 16 },
    },
    availability: 'now',
    fields: truthFields,
  },
  blobs: {
    kind: 'blobs',
    summary: 'Points of the plane in Gaussian heaps, one for each class.',
    ...computed,
    reference: '',
    settings: pointSettings(500, 0.5, 3),
    availability: 'now',
    fields: pointFields,
  },
  xor: {
    kind: 'xor',
    summary: 'Points of a square, in two classes by the sign of x1 * x2.',
    ...computed,
    reference: 'Minsky, Papert 1969, Perceptrons',
    settings: pointSettings(500, 0, 2),
    availability: 'now',
    fields: pointFields,
  },
  circles: {
    kind: 'circles',
    summary: 'Points of a disc and of the ring around it.',
    ...computed,
    reference: '',
    settings: pointSettings(500, 0.1, 2),
    availability: 'now',
    fields: pointFields,
  },
  spiral: {
    kind: 'spiral',
    summary: 'Points of interwoven spirals, one for each class.',
    ...computed,
    reference: 'Lang, Witbrock 1988, Learning to tell two spirals apart',
    settings: pointSettings(500, 0.1, 2),
    availability: 'now',
    fields: pointFields,
  },
  sines: {
    kind: 'sines',
    summary: 'Points of a sine curve, for regression.',
    ...computed,
    reference: '',
    settings: {
      points: { type: 'count', meaning: 'how many points', default: 500, position: 0, maximum: 10_000_000 },
      noise: { type: 'number', meaning: 'standard deviation added to y', default: 0.1, minimum: 0 },
      seed: seedSetting,
    },
    availability: 'now',
    fields: () => knownFields({ x: floatTensor([1]), y: floatTensor([1]) }),
  },
  digitScenes: {
    kind: 'digitScenes',
    summary: 'Handwritten digits on a larger picture, with a class for each pixel (0 is background) and a box for each digit.',
    ...computed,
    origin: 'Composed of MNIST digits; no file is needed.',
    ownTest: true,
    pictures: true,
    reference: '',
    settings: {
      size: { type: 'pair', meaning: 'height and width of a scene', default: [64, 64], minimum: 28 },
      digits: { type: 'count', meaning: 'the most digits in one scene', default: 3, maximum: 64 },
      train: { type: 'count', meaning: 'scenes to train', default: 4000 },
      test: { type: 'count', meaning: 'scenes to test', default: 500 },
      seed: seedSetting,
    },
    availability: 'later',
    fields: (settings) => {
      const image = pictureTensor(numbersSetting(settings, 'size'), 1);
      const digits = numberSetting(settings, 'digits', 3);
      return knownFields({
        image,
        mask: classTensor(11, image.shape.slice(0, 2)),
        boxes: floatTensor([digits, 4]),
        classes: classTensor(10, [digits]),
      });
    },
  },
  shapes: {
    kind: 'shapes',
    summary: 'Discs, squares and triangles on a picture, with a class for each pixel (0 is background).',
    ...computed,
    pictures: true,
    reference: '',
    settings: {
      points: { type: 'count', meaning: 'how many pictures', default: 2000, position: 0, maximum: 1_000_000 },
      size: { type: 'pair', meaning: 'height and width of a picture', default: [64, 64], minimum: 8 },
      seed: seedSetting,
    },
    availability: 'later',
    fields: (settings) => {
      const image = pictureTensor(numbersSetting(settings, 'size'), 1);
      return knownFields({ image, mask: classTensor(4, image.shape.slice(0, 2)), label: classTensor(3) });
    },
  },
} as const satisfies Record<string, SourceDescription>;

function truthFields(settings: Settings): SourceFields {
  const inputs = numberSetting(settings, 'inputs', 2);
  const results = (textSetting(settings, 'table') ?? '').split(/[\s,]+/).filter((word) => word !== '');
  const wrong = results.find((word) => word !== '0' && word !== '1');
  if (wrong !== undefined) {
    return { kind: 'refused', code: 'ZOO1309', message: `A truth table has results 0 and 1, not "${wrong}".` };
  }
  const rows = 2 ** inputs;
  if (results.length !== rows) {
    const message = `A truth table of ${String(inputs)} inputs has ${String(rows)} results, not ${String(results.length)}.`;
    return { kind: 'refused', code: 'ZOO1309', message };
  }
  return knownFields({ x: floatTensor([inputs]), y: floatTensor([1]) });
}

function pointSettings(points: number, noise: number, classes: number): SettingSpecs {
  return {
    points: { type: 'count', meaning: 'how many points, over all classes', default: points, position: 0, maximum: 10_000_000 },
    noise: { type: 'number', meaning: 'standard deviation added to each coordinate', default: noise, minimum: 0 },
    classes: { type: 'count', meaning: 'how many classes', default: classes, minimum: 2, maximum: 1000 },
    seed: seedSetting,
  };
}

function pointFields(settings: Settings): SourceFields {
  return knownFields({ x: floatTensor([2]), label: classTensor(numberSetting(settings, 'classes', 2)) });
}

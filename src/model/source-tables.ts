import { classTensor, knownFields, type SourceDescription, type SourceFields } from './source-description';
import type { SettingSpec } from './setting';
import { numberSetting, textSetting, type Settings } from './setting-values';

const fileSetting: SettingSpec = { type: 'text', meaning: 'the file, relative to this file', position: 0 };
const targetSetting: SettingSpec = { type: 'text', meaning: 'the column to predict; empty: there is none', default: '' };
const columnsSetting: SettingSpec = { type: 'names', meaning: 'the columns that make x; left out: all but the target', default: null };
const arraySetting: SettingSpec = { type: 'text', meaning: 'the name of the array to predict; empty: there is none', default: '' };

const ownFiles = { combines: 'none', namedFiles: false, ownTest: false, pictures: false } as const;

/** Sources that read tables, arrays and texts of the user's own. */
export const tableSources = {
  csv: {
    kind: 'csv',
    summary: 'A table: numeric columns as they are, columns of words one-hot; the target is a number `y` or a class `label`.',
    origin: 'A CSV file of your own, with a line of headings.',
    reference: '',
    settings: { path: fileSetting, target: targetSetting, columns: columnsSetting },
    ...ownFiles,
    availability: 'now',
    fields: tableFields,
  },
  parquet: {
    kind: 'parquet',
    summary: 'A table in Parquet, read like a CSV file.',
    origin: 'A Parquet file of your own.',
    reference: '',
    settings: { path: fileSetting, target: targetSetting, columns: columnsSetting },
    ...ownFiles,
    availability: 'later',
    fields: tableFields,
  },
  npy: {
    kind: 'npy',
    summary: 'A NumPy array whose first axis counts the samples; with a second file of targets.',
    origin: 'NPY files of your own.',
    reference: '',
    settings: {
      path: fileSetting,
      target: { type: 'text', meaning: 'the file of targets; empty: there is none', default: '', position: 1 },
    },
    ...ownFiles,
    availability: 'now',
    fields: tableFields,
  },
  npz: {
    kind: 'npz',
    summary: 'Several NumPy arrays in one file, each a field of its own name.',
    origin: 'An NPZ file of your own.',
    reference: '',
    settings: { path: fileSetting, target: arraySetting },
    ...ownFiles,
    availability: 'now',
    fields: tableFields,
  },
  idx: {
    kind: 'idx',
    summary: 'Pictures and labels in the format of MNIST.',
    origin: 'Two IDX files of your own, plain or gzip.',
    reference: 'LeCun, Cortes, Burges 1998, The MNIST database of handwritten digits',
    settings: {
      images: { type: 'text', meaning: 'the file of pictures, relative to this file', position: 0 },
      labels: { type: 'text', meaning: 'the file of labels, relative to this file; empty: there is none', default: '', position: 1 },
    },
    ...ownFiles,
    pictures: true,
    availability: 'now',
    fields: (settings) => ({ kind: 'inFiles', names: textSetting(settings, 'labels') === '' ? ['image'] : ['image', 'label'] }),
  },
  text: {
    kind: 'text',
    summary: 'Stretches of a text as numbers of characters, and the same stretches one character later.',
    origin: 'A text file of your own.',
    reference: 'Karpathy 2015, The unreasonable effectiveness of recurrent neural networks',
    settings: { path: fileSetting, length: { type: 'count', meaning: 'characters in each stretch', default: 50 } },
    ...ownFiles,
    availability: 'later',
    fields: (settings) => {
      const stretch = classTensor(undefined, [numberSetting(settings, 'length', 50)]);
      return knownFields({ chars: stretch, next: stretch });
    },
  },
} as const satisfies Record<string, SourceDescription>;

/** Tables have `x`, and where something is to be predicted `y` or `label`; which, and how wide, only the file tells. */
function tableFields(settings: Settings): SourceFields {
  return { kind: 'inFiles', names: textSetting(settings, 'target') === '' ? ['x'] : ['x', 'y', 'label'] };
}

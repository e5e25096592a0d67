import type { PreparedTraining } from './prepared-training';
import type { ProgramShelf } from './program-shelf';
import type { Picture } from './picture-grid';
import type { TensorData } from '#base/tensor-data';
import { sameShape } from '#model/tensor-type';

/** A network of two inputs and how finely its plane is sampled. */
export interface BoundaryRequest {
  readonly network: string;
  /** Points on each side of the plane. */
  readonly points: number;
}

/** Pixels of one point of the plane. */
const pointPixels = 4;

/** At most so many samples are drawn on the plane. */
const mostSamples = 1000;

type Colour = readonly [red: number, green: number, blue: number];
const low: Colour = [66, 133, 244];
const high: Colour = [244, 146, 66];
const white: Colour = [255, 255, 255];

/**
 * What a network of two inputs says over the plane of the training samples: blue below zero (or for the first class), orange above; the samples on it
 * as dark (class 0) and white dots. Undefined where the network does not take two numbers.
 */
export async function decisionBoundary(
  prepared: PreparedTraining,
  shelf: ProgramShelf,
  request: BoundaryRequest,
): Promise<Picture | undefined> {
  const { recipe, dataset, programs, session } = prepared;
  const network = recipe.networks[request.network];
  const input = network?.inputs[0];
  if (input === undefined || !sameShape(input.type.shape, [2])) {
    return undefined;
  }
  const samples = dataset.batch(
    'train',
    Int32Array.from({ length: Math.min(mostSamples, dataset.counts.train) }, (_, index) => index),
  );
  const positions = Object.values(samples).find((tensor) => tensor.shape.length === 2 && tensor.shape[1] === 2);
  const answers = Object.values(samples).find((tensor) => tensor !== positions);
  const area = areaOf(positions);
  const { points } = request;
  const program = await shelf.get(`boundary/${request.network}/${String(points)}`, () =>
    programs.predict(request.network, points * points),
  );
  const fetched = await session.run(program, { [input.name]: planePoints(area, points) });
  const picture = paintPlane(fetched['output'], points);
  if (positions !== undefined) {
    paintSamples(picture, { positions, answers, area });
  }
  return picture;
}

interface Area {
  readonly left: number;
  readonly bottom: number;
  readonly size: number;
}

/** The square around the samples (and around 0 and 1), with a margin. */
function areaOf(positions: TensorData | undefined): Area {
  const data = positions?.data ?? new Float32Array(0);
  const horizontal = spanOf(data, 0);
  const vertical = spanOf(data, 1);
  const size = 1.4 * Math.max(horizontal.most - horizontal.least, vertical.most - vertical.least);
  return {
    left: (horizontal.least + horizontal.most - size) / 2,
    bottom: (vertical.least + vertical.most - size) / 2,
    size,
  };
}

function spanOf(data: TensorData['data'], axis: number): { least: number; most: number } {
  let least = 0;
  let most = 1;
  for (let index = axis; index < data.length; index += 2) {
    least = Math.min(least, data[index] ?? 0);
    most = Math.max(most, data[index] ?? 0);
  }
  return { least, most };
}

/** Row by row from the top, as a picture is. */
function planePoints({ left, bottom, size }: Area, points: number): TensorData {
  const data = new Float32Array(points * points * 2);
  for (let index = 0; index < points * points; index++) {
    data[2 * index] = left + (((index % points) + 0.5) / points) * size;
    data[2 * index + 1] = bottom + (1 - (Math.floor(index / points) + 0.5) / points) * size;
  }
  return { type: 'float32', shape: [points * points, 2], data };
}

function paintPlane(output: TensorData | undefined, points: number): Picture {
  const width = points * pointPixels;
  const pixels = new Uint8Array(width * width * 4);
  const columns = output?.shape[1] ?? 1;
  for (let pixel = 0; pixel < width * width; pixel++) {
    const point = Math.floor(pixel / width / pointPixels) * points + Math.floor((pixel % width) / pointPixels);
    const first = output?.data[point * columns] ?? 0;
    // Two classes are told apart by the difference of their scores, one output by its sign.
    const score = columns > 1 ? (output?.data[point * columns + 1] ?? 0) - first : first;
    const strength = Math.min(1, Math.abs(Math.tanh(score)));
    pixels.set([...mix(white, score < 0 ? low : high, 0.25 + 0.6 * strength), 255], pixel * 4);
  }
  return { width, height: width, pixels };
}

interface SampleDots {
  readonly positions: TensorData;
  readonly answers: TensorData | undefined;
  readonly area: Area;
}

function paintSamples(picture: Picture, { positions, answers, area }: SampleDots): void {
  for (let sample = 0; sample < positions.data.length / 2; sample++) {
    const x = Math.floor((((positions.data[2 * sample] ?? 0) - area.left) / area.size) * picture.width);
    const y = Math.floor((1 - ((positions.data[2 * sample + 1] ?? 0) - area.bottom) / area.size) * picture.height);
    const shade = (answers?.data[sample] ?? 0) > 0.5 ? 255 : 32;
    for (let dot = 0; dot < 9; dot++) {
      const place = ((y + Math.floor(dot / 3) - 1) * picture.width + x + (dot % 3) - 1) * 4;
      if (place >= 0 && place + 4 <= picture.pixels.length) {
        picture.pixels.set([shade, shade, shade, 255], place);
      }
    }
  }
}

function mix(from: Colour, to: Colour, share: number): number[] {
  return from.map((value, index) => Math.round(value + ((to[index] ?? 0) - value) * share));
}

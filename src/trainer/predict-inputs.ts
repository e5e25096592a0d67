import { basename } from 'node:path';
import { Budget } from '#base/budget';
import { NeurozooError } from '#base/neurozoo-error';
import type { TensorData } from '#base/tensor-data';
import { readFileBytes } from '#data/file-bytes';
import { copyNpy, parseNpy } from '#data/readers/npy';
import { decodePicture, pictureFormat } from '#data/readers/picture';
import { resizePicture } from '#data/readers/resize-picture';
import { scaleFloats } from '#data/scaling';
import type { Network } from '#model/network';
import type { Recipe } from '#model/recipe';
import { formatShape, sizeOf, type Shape } from '#model/tensor-type';
import type { Inspection, InspectionAnswer } from '#protocol/inspection';
import { classifierOf } from './classifier';
import type { PreparedTraining } from './prepared-training';

type PredictQuestion = Extract<Inspection, { kind: 'predict' }>;
type PredictAnswer = Extract<InspectionAnswer, { kind: 'predict' }>;
type Prediction = PredictAnswer['predictions'][number];

/** Bytes that reading one input may take. */
const inputBudgetBytes = 1024 ** 3;

/** Applies a network of the run to files and numbers. @throws NeurozooError ZOO6003 for an input that does not fit, ZOO2xxx for a file that cannot be read */
export async function predictInputs(
  prepared: PreparedTraining,
  question: PredictQuestion,
): Promise<Pick<PredictAnswer, 'network' | 'predictions'>> {
  const network = chosenNetwork(prepared, question.network);
  const predictions: Prediction[] = [];
  for (const input of question.inputs) {
    const samples = input.kind === 'numbers' ? fromNumbers(prepared, network, input.numbers) : fromFile(prepared, network, input.path);
    const name = input.kind === 'numbers' ? input.numbers.join(',') : basename(input.path);
    predictions.push(...(await predictSamples(prepared, network, { name, samples })));
  }
  return { network: network.name, predictions };
}

/** The network asked for; else the one that classifies, or the only one. */
function chosenNetwork({ recipe }: PreparedTraining, name: string | null): Network {
  const names = Object.keys(recipe.networks);
  const wanted = name ?? classifierOf(recipe)?.network ?? (names.length === 1 ? names[0] : undefined);
  const network = wanted === undefined ? undefined : recipe.networks[wanted];
  if (network === undefined) {
    throw new NeurozooError({
      code: 'ZOO6005',
      message: wanted === undefined ? 'The run has several networks.' : `The run has no network "${wanted}".`,
      hint: `Name one with --network: ${names.join(', ')}.`,
    });
  }
  return network;
}

async function predictSamples(
  { recipe, dataset, programs, session }: PreparedTraining,
  network: Network,
  { name, samples }: { readonly name: string; readonly samples: TensorData },
): Promise<Prediction[]> {
  const count = samples.shape[0] ?? 1;
  const classifier = classifierOf(recipe);
  const classifies = classifier?.network === network.name;
  const program = await session.load(programs.predict(network.name, count, classifies ? classifier.member : undefined));
  const { output } = await session.run(program, { [network.inputs[0]?.name ?? '']: samples });
  const shape = output?.shape.slice(1) ?? [];
  return Array.from({ length: count }, (_, sample) => {
    const numbers = [...(output?.data.subarray(sample * sizeOf(shape), (sample + 1) * sizeOf(shape)) ?? [])];
    return {
      input: count === 1 ? name : `${name}[${String(sample)}]`,
      output: numbers,
      shape: [...shape],
      classes: classifies ? likeliestClasses(numbers, dataset.classNames) : null,
    };
  });
}

/** Softmax shares, largest first. */
function likeliestClasses(logits: readonly number[], names: readonly string[]): { name: string; share: number }[] {
  const most = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power, index) => ({ name: names[index] ?? String(index), share: power / total })).sort((a, b) => b.share - a.share);
}

function inputShape(network: Network): Shape {
  const [input, second] = network.inputs;
  if (input === undefined || second !== undefined) {
    throw new NeurozooError({
      code: 'ZOO6003',
      message: `${network.name} takes ${String(network.inputs.length)} inputs, and only one can be given here.`,
    });
  }
  return input.type.shape;
}

/** Numbers as the data file has them, scaled as the training data are. */
function fromNumbers(prepared: PreparedTraining, network: Network, numbers: readonly number[]): TensorData {
  const shape = inputShape(network);
  if (numbers.length !== sizeOf(shape)) {
    throw new NeurozooError({
      code: 'ZOO6003',
      message: `${network.name} takes ${formatShape(shape)}, ${String(sizeOf(shape))} numbers, but was given ${String(numbers.length)}.`,
    });
  }
  return toInput(network, scaledNumbers(prepared, network, Float32Array.from(numbers)), 1);
}

/** A picture, brought to the network's size and scaled as the training data are; or an NPY file with one sample or several. */
function fromFile(prepared: PreparedTraining, network: Network, path: string): TensorData {
  const shape = inputShape(network);
  const shown = basename(path);
  const budget = new Budget(inputBudgetBytes);
  const bytes = readFileBytes(path, { budget, shown, followLinks: true });
  if (pictureFormat(bytes) === undefined) {
    const array = parseNpy(bytes, shown);
    const size = sizeOf(array.shape);
    if (size === 0 || size % sizeOf(shape) !== 0) {
      throw new NeurozooError({
        code: 'ZOO6003',
        message: `${network.name} takes ${formatShape(shape)}, but ${shown} holds ${formatShape(array.shape)}.`,
      });
    }
    const numbers = new Float32Array(size);
    copyNpy(array, numbers, shown);
    return toInput(network, scaledNumbers(prepared, network, numbers), size / sizeOf(shape));
  }
  const [height = 0, width = 0, channels = 1] = shape;
  if (shape.length !== 3) {
    throw new NeurozooError({ code: 'ZOO6003', message: `${network.name} takes ${formatShape(shape)}, which is no picture.` });
  }
  const pixels = new Uint8Array(height * width * channels);
  resizePicture(decodePicture(bytes, { budget, file: shown }), { height, width, channels, values: pixels });
  return toInput(network, scaledPixels(prepared, network, { pixels, channels }), 1);
}

/** The bytes of a picture as the training saw them: by the scale of the field that the network is applied to, or from 0 to 1. */
function scaledPixels(
  { recipe, dataset: { prepared } }: PreparedTraining,
  network: Network,
  { pixels, channels }: { readonly pixels: Uint8Array; readonly channels: number },
): Float32Array {
  const table = prepared.kind === 'samples' ? prepared.scales[fieldInto(recipe, network)]?.table : undefined;
  return Float32Array.from(pixels, (byte, index) => table?.[(index % channels) * 256 + byte] ?? byte / 255);
}

/** Numbers as the training saw them, where the field that the network is applied to is a scaled column of numbers; others stay as they are. */
function scaledNumbers({ recipe, dataset: { prepared } }: PreparedTraining, network: Network, numbers: Float32Array): Float32Array {
  const scale = prepared.kind === 'samples' ? prepared.floatScales[fieldInto(recipe, network)] : undefined;
  if (scale !== undefined) {
    scaleFloats(numbers, scale);
  }
  return numbers;
}

/** The data field that a network of the training is applied to, or nothing where it gets something computed. */
function fieldInto(recipe: Recipe, network: Network): string {
  for (const node of recipe.values) {
    const [first] = node.kind === 'apply' && node.network === network.name ? node.inputs : [];
    const input = first === undefined ? undefined : recipe.values[first];
    if (input?.kind === 'field') {
      return input.field;
    }
  }
  return '';
}

function toInput(network: Network, numbers: Float32Array, count: number): TensorData {
  const type = network.inputs[0]?.type;
  const shape = [count, ...(type?.shape ?? [])];
  return type?.element === 'int' ? { type: 'int32', shape, data: Int32Array.from(numbers) } : { type: 'float32', shape, data: numbers };
}

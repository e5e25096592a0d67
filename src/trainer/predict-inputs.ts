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
import { likeliestShares } from './classify-part';
import { fieldSources } from './field-source';
import type { PreparedTraining } from './prepared-training';
import type { OpenRun } from './inspection-desk';
import { lookOf, toSampleValue } from './to-sample-value';

type PredictQuestion = Extract<Inspection, { kind: 'predict' }>;
type PredictAnswer = Extract<InspectionAnswer, { kind: 'predict' }>;
type Prediction = PredictAnswer['predictions'][number];

/** Bytes that reading one input may take. */
const inputBudgetBytes = 1024 ** 3;

/** Applies a network of the run to files and numbers. @throws NeurozooError ZOO6003 for an input that does not fit, ZOO2xxx for a file that cannot be read */
export async function predictInputs(
  { prepared, shelf }: OpenRun,
  question: PredictQuestion,
): Promise<Pick<PredictAnswer, 'network' | 'predictions'>> {
  const network = chosenNetwork(prepared, question.network);
  const predictions: Prediction[] = [];
  for (const input of question.inputs) {
    predictions.push(...(await predictSamples({ prepared, shelf }, network, toSamples(prepared, network, input))));
  }
  return { network: network.name, predictions };
}

function toSamples(prepared: PreparedTraining, network: Network, input: PredictQuestion['inputs'][number]): NamedSamples {
  switch (input.kind) {
    case 'numbers':
      return { name: input.numbers.join(','), samples: fromNumbers(prepared, network, input.numbers) };
    case 'bytes': {
      const bytes = Buffer.from(input.base64, 'base64');
      return {
        name: input.name,
        samples: fromBytes(prepared, network, { bytes, shown: input.name, budget: new Budget(inputBudgetBytes) }),
      };
    }
    case 'file': {
      const shown = basename(input.path);
      const budget = new Budget(inputBudgetBytes);
      const bytes = readFileBytes(input.path, { budget, shown, followLinks: true });
      return { name: shown, samples: fromBytes(prepared, network, { bytes, shown, budget }) };
    }
  }
}

interface NamedSamples {
  readonly name: string;
  readonly samples: TensorData;
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
  { prepared: { recipe, dataset, programs, session }, shelf }: Pick<OpenRun, 'prepared' | 'shelf'>,
  network: Network,
  { name, samples }: NamedSamples,
): Promise<Prediction[]> {
  const count = samples.shape[0] ?? 1;
  const classifier = classifierOf(recipe);
  const classifies = classifier?.network === network.name;
  const program = await shelf.get(`predict/${network.name}/${String(count)}`, () =>
    programs.predict(network.name, count, classifies ? classifier.member : undefined),
  );
  const { output } = await session.run(program, { [network.inputs[0]?.name ?? '']: samples });
  const shape = output?.shape.slice(1) ?? [];
  const look = lookOf(fieldSources(dataset.prepared).get(fieldInto(recipe, network)), samples.shape.slice(1));
  return Array.from({ length: count }, (_, sample) => {
    const numbers = [...(output?.data.subarray(sample * sizeOf(shape), (sample + 1) * sizeOf(shape)) ?? [])];
    return {
      input: count === 1 ? name : `${name}[${String(sample)}]`,
      output: numbers,
      shape: [...shape],
      classes: classifies ? namedShares(numbers, dataset.classNames) : null,
      seen: toSampleValue(samples, sample, look),
    };
  });
}

function namedShares(logits: readonly number[], names: readonly string[]): { name: string; share: number }[] {
  return likeliestShares(logits).map(({ class: index, share }) => ({ name: names[index] ?? String(index), share }));
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
function fromBytes(
  prepared: PreparedTraining,
  network: Network,
  { bytes, shown, budget }: { readonly bytes: Uint8Array; readonly shown: string; readonly budget: Budget },
): TensorData {
  const shape = inputShape(network);
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

import { createHash } from 'node:crypto';
import { NeurozooError } from '#base/neurozoo-error';
import { assertNever } from '#base/assert-never';
import type { SourceSpec } from '#model/dataset-recipe';
import { allocateFloats, allocateIntegers } from '../allocate';
import type { ReadContext } from '../read-context';
import { SampleRandom } from '../sample-random';
import type { Column, Samples } from '../samples';
import { amountOf, countOf, textOf } from '../source-settings';

/** Sources of points of the plane with a class. */
export type PointSource = 'blobs' | 'xor' | 'circles' | 'spiral';

/** The plane goes from -5 to 5, as at playground.tensorflow.org, whose definitions of xor and circles these are. */
const radius = 5;
const xorGap = 0.3;

/** Points with classes, the same for the same settings wherever they are made. Classes take turns. @throws NeurozooError */
export function readPoints(source: SourceSpec, kind: PointSource, context: ReadContext): Samples {
  const points = countOf(source, 'points', { fallback: 500, minimum: 1 });
  const classes = countOf(source, 'classes', { fallback: kind === 'blobs' ? 3 : 2, minimum: 2 });
  const noise = amountOf(source, 'noise', kind === 'blobs' ? 0.5 : kind === 'xor' ? 0 : 0.1);
  const seed = countOf(source, 'seed', { fallback: 0, minimum: 0 });
  if ((kind === 'xor' || kind === 'circles') && classes !== 2) {
    throw new NeurozooError({
      code: 'ZOO2028',
      message: `${kind} has two classes, not ${String(classes)}.`,
      hint: 'Leave classes out, or use blobs or spiral.',
    });
  }
  const x = allocateFloats(points * 2, { budget: context.budget, purpose: `${String(points)} points` });
  const labels = allocateIntegers(points, { budget: context.budget, purpose: `${String(points)} labels` });
  for (let index = 0; index < points; index++) {
    const random = new SampleRandom({ seed, purpose: kind, epoch: 0, sample: index });
    const label = index % classes;
    const [x1, x2] = pointOf(kind, { label, classes, along: (index - label) / Math.max(1, points - classes) }, random);
    x[2 * index] = x1 + noise * random.normal();
    x[2 * index + 1] = x2 + noise * random.normal();
    labels[index] = label;
  }
  const columns: Column[] = [
    { kind: 'floats', name: 'x', role: 'input', shape: [2], data: x },
    { kind: 'classes', name: 'label', role: 'target', classes, data: labels },
  ];
  return computed(columns, kind, { count: points, classes });
}

/** `sines(points)`: `y = sin(x)` for x in -5..5, noise added to y. @throws NeurozooError */
export function readSines(source: SourceSpec, context: ReadContext): Samples {
  const points = countOf(source, 'points', { fallback: 500, minimum: 1 });
  const noise = amountOf(source, 'noise', 0.1);
  const seed = countOf(source, 'seed', { fallback: 0, minimum: 0 });
  const x = allocateFloats(points, { budget: context.budget, purpose: `${String(points)} points` });
  const y = allocateFloats(points, { budget: context.budget, purpose: `${String(points)} results` });
  for (let index = 0; index < points; index++) {
    const random = new SampleRandom({ seed, purpose: 'sines', epoch: 0, sample: index });
    const at = random.between(-radius, radius);
    x[index] = at;
    y[index] = Math.sin(at) + noise * random.normal();
  }
  const columns: Column[] = [
    { kind: 'floats', name: 'x', role: 'input', shape: [1], data: x },
    { kind: 'floats', name: 'y', role: 'target', shape: [1], data: y },
  ];
  return computed(columns, 'sines', { count: points, classes: 0 });
}

/** `truth("0 1 1 0")`: every combination of inputs 0 and 1 in counting order, with its result. @throws NeurozooError ZOO2028 */
export function readTruth(source: SourceSpec, context: ReadContext): Samples {
  const results = textOf(source, 'table')
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  const inputs = Math.log2(results.length);
  const stated = countOf(source, 'inputs', { fallback: inputs, minimum: 1 });
  if (!Number.isInteger(inputs) || inputs !== stated || results.some((word) => word !== '0' && word !== '1')) {
    const message = `A truth table of ${String(stated)} inputs has ${String(2 ** stated)} results 0 or 1; this one is "${results.join(' ')}".`;
    throw new NeurozooError({ code: 'ZOO2028', message, hint: 'For two inputs, write the results for 00, 01, 10 and 11.' });
  }
  const count = results.length;
  const x = allocateFloats(count * inputs, { budget: context.budget, purpose: 'a truth table' });
  const y = allocateFloats(count, { budget: context.budget, purpose: 'a truth table' });
  for (let row = 0; row < count; row++) {
    for (let input = 0; input < inputs; input++) {
      x[row * inputs + input] = (row >> (inputs - 1 - input)) & 1;
    }
    y[row] = results[row] === '1' ? 1 : 0;
  }
  const columns: Column[] = [
    { kind: 'floats', name: 'x', role: 'input', shape: [inputs], data: x },
    { kind: 'floats', name: 'y', role: 'target', shape: [1], data: y },
  ];
  return computed(columns, 'truth', { count, classes: 0 });
}

interface PointPlace {
  readonly label: number;
  readonly classes: number;
  /** How far along the source this point is, from 0 to 1. */
  readonly along: number;
}

function pointOf(kind: PointSource, place: PointPlace, random: SampleRandom): readonly [number, number] {
  const turn = (2 * Math.PI * place.label) / place.classes;
  switch (kind) {
    case 'blobs':
      // Heaps stand evenly on a circle.
      return [0.6 * radius * Math.cos(turn), 0.6 * radius * Math.sin(turn)];
    case 'xor': {
      // Class 1 where the signs agree; pushed off the axes.
      const first = random.between(0, radius) + xorGap;
      const second = random.between(0, radius) + xorGap;
      const side = random.word() % 2 === 0 ? 1 : -1;
      return [side * first, (place.label === 1 ? side : -side) * second];
    }
    case 'circles': {
      // Class 1 is the disc, class 0 the ring around it.
      const distance = place.label === 1 ? random.between(0, 0.5 * radius) : random.between(0.7 * radius, radius);
      const angle = random.between(0, 2 * Math.PI);
      return [distance * Math.sin(angle), distance * Math.cos(angle)];
    }
    case 'spiral': {
      const angle = 1.75 * 2 * Math.PI * place.along + turn;
      return [place.along * radius * Math.sin(angle), place.along * radius * Math.cos(angle)];
    }
    default:
      return assertNever(kind);
  }
}

function computed(columns: readonly Column[], name: string, of: { readonly count: number; readonly classes: number }): Samples {
  const hash = createHash('sha256');
  columns.forEach((column) => {
    hash.update(new Uint8Array(column.data.buffer));
  });
  const classNames = Array.from({ length: of.classes }, (_, label) => String(label));
  return {
    count: of.count,
    columns,
    testStart: null,
    classNames,
    origin: `computed (${name})`,
    contentHash: hash.digest('hex'),
    skipped: {},
  };
}

import { nearestName } from '#base/nearest-name';
import type { Network } from '#model/network';
import type { Expectation } from '../analysis';
import type { Expect, ExpectItem } from '../generated/ast';
import { sizesOf } from './bind-settings';
import { constantNumber } from '../constant-number';
import type { LoweredTraining } from './lower-training';
import { partOf } from './metric-reference';
import { findMember } from '../network-member';
import { rangeOf } from '../range-of';
import { lineOf } from './line-of';
import type { TrainingContext } from './training-context';
import { isWellFormed } from './well-formed';

/** What may be expected of a network, and of a layer or value inside it. */
export const networkFacts = ['parameters', 'trainable', 'total', 'macs', 'output', 'layers'] as const;
const layerFacts = ['output', 'parameters', 'macs'] as const;

/** The expectations of one declaration; those that are wrong in themselves are left out (and said). */
export function lowerExpectations(
  context: TrainingContext,
  expect: Expect,
  trainings: ReadonlyMap<string, LoweredTraining>,
): readonly Expectation[] {
  const { resolved, unresolved } = context.networks;
  const items = expect.items.filter(isWellFormed);
  if (resolved.has(expect.of)) {
    return items.flatMap((item) => lowerNetworkItem(context, expect.of, item) ?? []);
  }
  const training = trainings.get(expect.of);
  if (training !== undefined) {
    return items.flatMap((item) => lowerTrainingItem(context, training, item) ?? []);
  }
  if (!unresolved.has(expect.of)) {
    const suggestion = nearestName(expect.of, [...resolved.keys(), ...trainings.keys()]);
    const { start } = rangeOf(expect);
    const hint = suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`;
    const at = { start, end: start + 'expect '.length + expect.of.length };
    context.report({ code: 'ZOO1611', message: `There is no network or training "${expect.of}".${hint}`, at });
  }
  return [];
}

function lowerNetworkItem(context: TrainingContext, subject: string, item: ExpectItem): Expectation | undefined {
  const network = context.networks.resolved.get(subject);
  const path = item.path.parts.join('.');
  if (network === undefined || !hasFact(network, item.path.parts)) {
    const inside = network === undefined ? [] : Object.keys(network.names).map((name) => `${name}.output`);
    reportUnknown(context, item, { subject, path, names: [...networkFacts, ...inside] });
    return undefined;
  }
  const isShape = item.path.parts.at(-1) === 'output';
  const value = expectedValue(item, isShape);
  if (value === undefined) {
    refuseItem(context, item, isShape ? `${path} = 28x28x6` : `${path} = 61706`);
    return undefined;
  }
  return expectation(context, item, { subject, of: 'network', path, value });
}

function hasFact(network: Network, parts: readonly string[]): boolean {
  const fact = parts.at(-1);
  const layer = parts.slice(0, -1).join('.');
  return layer === ''
    ? networkFacts.some((name) => name === fact)
    : layerFacts.some((name) => name === fact) && findMember(network, layer) !== undefined;
}

/** Shapes are only compared for equality, and counts with numbers. */
function expectedValue({ op, value }: ExpectItem, isShape: boolean): number | readonly number[] | undefined {
  if (value === undefined || op === undefined || (isShape && op !== '=')) {
    return undefined;
  }
  return isShape ? sizesOf(value) : constantNumber(value);
}

function refuseItem(context: TrainingContext, item: ExpectItem, form: string): void {
  context.report({ code: 'ZOO1614', message: `This is written like \`${form}\`.`, at: rangeOf(item) });
}

function lowerTrainingItem(context: TrainingContext, training: LoweredTraining, item: ExpectItem): Expectation | undefined {
  const path = item.path.parts.join('.');
  return path === 'deterministic' || path === 'overfits'
    ? lowerProperty(context, item, { subject: training.name, path })
    : lowerMeasure(context, training, item);
}

/** `deterministic`, `overfits 8`. */
function lowerProperty(
  context: TrainingContext,
  item: ExpectItem,
  { subject, path }: { readonly subject: string; readonly path: 'deterministic' | 'overfits' },
): Expectation | undefined {
  const count = item.count === undefined ? undefined : Number(item.count);
  const isCounted = path === 'overfits' ? count !== 0 : count === undefined;
  if (item.op !== undefined || !isCounted) {
    refuseItem(context, item, path === 'overfits' ? 'overfits 8' : 'deterministic');
    return undefined;
  }
  return expectation(context, item, { subject, of: 'training', path, value: path === 'overfits' ? (count ?? 1) : null });
}

/** `test.accuracy >= 99%`. */
function lowerMeasure(context: TrainingContext, training: LoweredTraining, item: ExpectItem): Expectation | undefined {
  const subject = training.name;
  const [first = '', ...rest] = item.path.parts;
  const measure = rest.join('.');
  const part = partOf(first);
  if (part === undefined || !training.measures.has(measure)) {
    // Where the training itself is wrong, its reports may be missing only because of that.
    if (part === undefined || training.recipe !== undefined) {
      const measured = [...training.measures.keys()].flatMap((name) => ['test', 'val', 'train'].map((each) => `${each}.${name}`));
      reportUnknown(context, item, { subject, path: item.path.parts.join('.'), names: [...measured, 'deterministic', 'overfits'] });
    }
    return undefined;
  }
  const path = `${part}.${measure}`;
  const value = expectedValue(item, false);
  if (value === undefined) {
    refuseItem(context, item, `${path} >= 99%`);
    return undefined;
  }
  return expectation(context, item, { subject, of: 'training', path, value });
}

function expectation(
  context: TrainingContext,
  item: ExpectItem,
  facts: Pick<Expectation, 'subject' | 'of' | 'path' | 'value'>,
): Expectation {
  return { ...facts, operator: item.op ?? 'holds', text: lineOf(context.text, item), source: rangeOf(item) };
}

function reportUnknown(
  context: TrainingContext,
  item: ExpectItem,
  unknown: { readonly subject: string; readonly path: string; readonly names: readonly string[] },
): void {
  const suggestion = nearestName(unknown.path, unknown.names);
  const hint = suggestion === undefined ? `There are ${unknown.names.slice(0, 8).join(', ')}.` : `Did you mean "${suggestion}"?`;
  context.report({
    code: 'ZOO1612',
    message: `Nothing called "${unknown.path}" can be expected of "${unknown.subject}". ${hint}`,
    at: rangeOf(item.path),
    ...(suggestion === undefined ? {} : { replacement: suggestion }),
  });
}

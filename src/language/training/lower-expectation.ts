import { nearestName } from '#base/nearest-name';
import type { Expectation } from '../analysis';
import type { Expect, ExpectItem } from '../generated/ast';
import { sizesOf } from './bind-settings';
import { constantNumber } from './constant-number';
import type { LoweredTraining } from './lower-training';
import { partOf } from './metric-reference';
import { findMember } from './network-member';
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
  const fact = item.path.parts.at(-1) ?? '';
  const layer = item.path.parts.slice(0, -1).join('.');
  const names = layer === '' ? networkFacts : layerFacts;
  if (network === undefined || !names.some((name) => name === fact) || (layer !== '' && findMember(network, layer) === undefined)) {
    const inside = network === undefined ? [] : Object.keys(network.names).map((name) => `${name}.output`);
    reportUnknown(context, item, { subject, path, names: [...networkFacts, ...inside] });
    return undefined;
  }
  const shape = fact === 'output' && item.value !== undefined ? sizesOf(item.value) : undefined;
  const number = fact === 'output' || item.value === undefined ? undefined : constantNumber(item.value);
  const value = shape ?? number;
  if (value === undefined || item.op === undefined || (fact === 'output' && item.op !== '=')) {
    const form = fact === 'output' ? `${path} = 28x28x6` : `${path} = 61706`;
    context.report({ code: 'ZOO1614', message: `This is written like \`${form}\`.`, at: rangeOf(item) });
    return undefined;
  }
  return expectation(context, item, { subject, of: 'network', path, value });
}

function lowerTrainingItem(context: TrainingContext, training: LoweredTraining, item: ExpectItem): Expectation | undefined {
  const subject = training.name;
  const [first = '', ...rest] = item.path.parts;
  const path = item.path.parts.join('.');
  if (path === 'deterministic' || path === 'overfits') {
    const count = path === 'overfits' ? Number(item.count ?? 1) : null;
    const misused = item.op !== undefined || (path === 'deterministic' && item.count !== undefined) || (count !== null && !(count >= 1));
    if (misused) {
      const form = path === 'overfits' ? 'overfits 8' : 'deterministic';
      context.report({ code: 'ZOO1614', message: `This is written like \`${form}\`.`, at: rangeOf(item) });
      return undefined;
    }
    return { ...expectation(context, item, { subject, of: 'training', path, value: count }), operator: 'holds' };
  }
  const part = partOf(first);
  const measure = rest.join('.');
  if (part === undefined || !training.measures.has(measure)) {
    const measured = [...training.measures.keys()].flatMap((name) => ['test', 'val', 'train'].map((each) => `${each}.${name}`));
    // Where the training itself is wrong, its reports may be missing only because of that.
    if (part === undefined || training.recipe !== undefined) {
      reportUnknown(context, item, { subject, path, names: [...measured, 'deterministic', 'overfits'] });
    }
    return undefined;
  }
  const value = item.value === undefined ? undefined : constantNumber(item.value);
  if (value === undefined || item.op === undefined) {
    context.report({ code: 'ZOO1614', message: `This is written like \`${path} >= 99%\`.`, at: rangeOf(item) });
    return undefined;
  }
  return expectation(context, item, { subject, of: 'training', path: `${part}.${measure}`, value });
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

import { layerKinds } from '#model/layer-kind';
import type { RandomChoice } from './random-choice';

/** A program that follows the grammar; whether it means anything is another matter. */
export function grammarProgram(choice: RandomChoice): string {
  const count = 1 + choice.below(5);
  return Array.from({ length: count }, (_, index) => declaration(choice, index)).join(choice.pick(['\n', '\n\n', ' ']));
}

const nouns: readonly [string, ...string[]] = [
  'a',
  'b',
  'h',
  'x',
  'image',
  'label',
  'y',
  'z',
  'N0',
  'N1',
  'B1',
  'data',
  'size',
  'output',
  'main',
  'n',
];
const pairs: readonly [string, ...string[]] = ['4', '28x28x1', '8x8x3', 'int 50', '28x28', '784', '1x1x1', '2'];
const scalars: readonly [string, ...string[]] = [
  '0',
  '1',
  '2',
  '3',
  '8',
  '10',
  '0.5',
  '1e-4',
  '64',
  '10%',
  '3x3',
  '2x2',
  'yes',
  'no',
  'same',
  'relu',
  'tanh',
  '"text"',
  '4..16',
];
const words: readonly [string, ...string[]] = [
  'units',
  'filters',
  'size',
  'stride',
  'pad',
  'bias',
  'rate',
  'groups',
  'activation',
  'seed',
  'margin',
  'to',
];
const functions: readonly [string, ...string[]] = [
  'mean',
  'sum',
  'crossEntropy',
  'bce',
  'l2',
  'stop',
  'N0',
  'N1',
  'distance',
  'accuracy',
  'sigmoid',
  'contrastive',
];
const sources: readonly [string, ...string[]] = ['mnist', 'fashion', 'truth', 'blobs', 'xor', 'spiral', 'pairs', 'folder', 'csv', 'text'];
const layers: readonly [string, ...string[]] = ['dense', ...layerKinds, 'B1', 'N0'];

function declaration(choice: RandomChoice, index: number): string {
  const name = `N${String(index)}`;
  return choice.pick<() => string>([
    () => `network ${name}(x: ${choice.pick(pairs)}) ${body(choice, 2)}`,
    () => `network ${name}<n = ${choice.pick(scalars)}>(image: ${choice.pick(pairs)}, y: ${choice.pick(pairs)}) ${body(choice, 2)}`,
    () => `block B${String(index)}<n = 3>(x) ${body(choice, 2)}`,
    () => `dataset d${String(index)} = ${call(choice, sources, 1)} { ${many(choice, ' ', () => dataClause(choice))} }`,
    () => `train t${String(index)} { data d0 ${many(choice, '\n', () => trainClause(choice))} }`,
    () =>
      `search s of t1 { ${choice.pick(nouns)} in ${choice.pick(['log(1e-4, 1)', '{1, 2}', '1..4'])} minimize val.loss using random(3) }`,
    () => `expect ${name} { parameters = 5 ${choice.pick(nouns)}.output >= ${choice.pick(scalars)} deterministic }`,
  ])();
}

function body(choice: RandomChoice, depth: number): string {
  return `{ ${many(choice, choice.pick(['\n', '  ']), () => statement(choice, depth))}\n${expression(choice, depth)} }`;
}

function statement(choice: RandomChoice, depth: number): string {
  return choice.pick<() => string>([
    () => `${choice.pick(nouns)} = ${expression(choice, depth)}`,
    () => `layer ${choice.pick(nouns)} = ${call(choice, layers, depth)}`,
    () => `return ${choice.pick(nouns)} = ${expression(choice, depth)}`,
  ])();
}

function expression(choice: RandomChoice, depth: number): string {
  if (depth <= 0) {
    return choice.pick([choice.pick(nouns), choice.pick(scalars)]);
  }
  const inner = (): string => expression(choice, depth - 1);
  return choice.pick<() => string>([
    () => `${choice.pick(nouns)} -> ${many(choice, ' -> ', () => step(choice, depth))}`,
    () => `${inner()} ${choice.pick(['+', '-', '*', '/', '<', '=='])} ${choice.pick(nouns)}`,
    () => `(${inner()}, ${inner()}) -> ${call(choice, layers, depth - 1)}`,
    () => `concat(${inner()}, ${inner()})`,
    () => `-${choice.pick(nouns)}`,
    () => `if ${choice.pick(nouns)} > 1 ${body(choice, depth - 2)} else ${body(choice, depth - 2)}`,
    () => `{${inner()}, ${choice.pick(scalars)}}`,
    () => `${choice.pick(nouns)}.${choice.pick(nouns)}`,
    () => call(choice, functions, depth - 1),
  ])();
}

function step(choice: RandomChoice, depth: number): string {
  const label = choice.chance(0.2) ? `${choice.pick(nouns)}: ` : '';
  return choice.chance(0.2) && depth > 0
    ? `${label}[${step(choice, depth - 1)} -> ${step(choice, depth - 1)}] x ${choice.pick(['0', '2', '3', 'n', '(n - 1)', '20000', '1e12'])}`
    : label + call(choice, layers, depth - 1);
}

function call(choice: RandomChoice, callees: readonly [string, ...string[]], depth: number): string {
  const args = Array.from({ length: choice.below(3) }, () => {
    const value = depth > 0 && choice.chance(0.3) ? expression(choice, depth - 1) : choice.pick(scalars);
    return choice.chance(0.3) ? `${choice.pick(words)} = ${value}` : value;
  });
  return `${choice.pick(callees)}(${args.join(', ')})`;
}

function dataClause(choice: RandomChoice): string {
  return choice.pick(['split 80% 20%', 'scale -1..1', 'standardize', 'augment shift(2) flip(horizontal)', 'take 50', 'size 32x32', 'folds 3', `take ${choice.pick(scalars)}`]); // prettier-ignore
}

function trainClause(choice: RandomChoice): string {
  const value = (): string => expression(choice, 1);
  return choice.pick<() => string>([
    () => `minimize ${value()}${choice.pick(['', ' over N0', ' using sgd(1)', ' every 5 steps'])}`,
    () => `minimize ${call(choice, functions, 2)}`,
    () => `${choice.pick(nouns)} ~ normal(${choice.pick(scalars)})`,
    () => `${choice.pick(nouns)} = ${value()}`,
    () => `batch ${choice.pick(scalars)}`,
    () => `epochs ${choice.pick(scalars)}`,
    () => `optimizer ${call(choice, ['adam', 'sgd', 'momentum', 'closedForm'], 1)}`,
    () => `report ${value()}, m = ${value()}`,
    () => `show ${choice.pick(nouns)} as grid(2x2)`,
    () => `freeze N0.${choice.pick(nouns)}`,
    () => `start N0 from "runs/x"`,
    () => `stop early(val.loss, patience = ${choice.pick(scalars)})`,
  ])();
}

function many(choice: RandomChoice, between: string, make: () => string): string {
  return Array.from({ length: 1 + choice.below(3) }, make).join(between);
}

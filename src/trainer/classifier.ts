import type { Recipe, Report } from '#model/recipe';
import type { EquationNode } from '#model/equation';

/** What a training classifies: a network's output (scores of classes) on a data field, held against a field of labels. */
export interface Classifier {
  readonly network: string;
  readonly member: string;
  /** Data fields that go into the network, in the order of its inputs. */
  readonly inputFields: readonly string[];
  readonly labelField: string;
}

/** The classifier of a training, found from its reports and losses; undefined where nothing is classified. */
export function classifierOf(recipe: Recipe): Classifier | undefined {
  const pairs: (readonly number[])[] = [...recipe.reports.filter(isClassReport).map(({ inputs }) => inputs)];
  for (const node of recipe.values) {
    if (node.kind === 'function' && node.function === 'crossEntropy') {
      pairs.push(node.inputs);
    }
  }
  for (const [scores, labels] of pairs) {
    const found = asClassifier(recipe, node(recipe, scores), node(recipe, labels));
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function isClassReport({ metric }: Report): boolean {
  return metric === 'accuracy' || metric === 'top5';
}

function asClassifier(recipe: Recipe, scores: EquationNode | undefined, labels: EquationNode | undefined): Classifier | undefined {
  if (scores?.kind !== 'apply' || labels?.kind !== 'field' || labels.type.element !== 'int' || scores.type.shape.length !== 1) {
    return undefined;
  }
  const inputs = scores.inputs.map((input) => node(recipe, input));
  const inputFields = inputs.flatMap((input) => (input?.kind === 'field' ? [input.field] : []));
  return inputFields.length === inputs.length
    ? { network: scores.network, member: scores.member, inputFields, labelField: labels.field }
    : undefined;
}

function node(recipe: Recipe, id: number | undefined): EquationNode | undefined {
  return id === undefined ? undefined : recipe.values[id];
}

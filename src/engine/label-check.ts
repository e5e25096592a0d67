import { NeurozooError } from '#base/neurozoo-error';
import type { TensorData } from '#base/tensor-data';
import type { Recipe } from '#model/recipe';

/** A field of class labels, and how many classes there are. */
export interface LabelField {
  readonly field: string;
  readonly classes: number;
}

/** The fields of integers that a training compares with classes or looks up in an embedding, each with the number that its values must stay below. */
export function labelFields(recipe: Recipe): LabelField[] {
  const fields = new Map<string, number>();
  const note = (field: string, classes: number | undefined): void => {
    if (classes !== undefined) {
      fields.set(field, Math.min(classes, fields.get(field) ?? Infinity));
    }
  };
  for (const node of recipe.values) {
    if (node.kind === 'field' && node.type.element === 'int') {
      note(node.field, node.type.classes);
    } else if (node.kind === 'function' && classFunctions.has(node.function)) {
      const [logits, labels] = node.inputs.map((input) => recipe.values.find(({ id }) => id === input));
      if (labels?.kind === 'field' && labels.type.element === 'int') {
        note(labels.field, logits?.type.shape.at(-1));
      }
    }
  }
  return [...fields].map(([field, classes]) => ({ field, classes }));
}

/**
 * Checks the labels of a batch before a step, since a label without a logit would be computed with as if it were none of the classes.
 *
 * @param samples the numbers of the samples in their part of the data, for the message
 * @throws NeurozooError ZOO4107 naming the field, the sample and its label
 */
export function checkLabels(fields: readonly LabelField[], batch: Readonly<Record<string, TensorData>>, samples: Int32Array): void {
  for (const { field, classes } of fields) {
    const labels = batch[field];
    const wrong = labels?.data.findIndex((label) => !(label >= 0 && label < classes)) ?? -1;
    if (labels !== undefined && wrong !== -1) {
      const place = Math.floor((wrong * samples.length) / labels.data.length);
      throw new NeurozooError({
        code: 'ZOO4107',
        message: `${field} of sample ${String(samples[place] ?? place)} is ${String(labels.data[wrong])}, but labels are 0 to ${String(classes - 1)}.`,
        hint: 'Mend that sample, or give the network as many outputs as there are classes.',
      });
    }
  }
}

const classFunctions: ReadonlySet<string> = new Set(['crossEntropy', 'nll', 'focal', 'dice', 'hinge']);

import { NeurozooError } from '#base/neurozoo-error';
import type { TensorData } from '#base/tensor-data';
import type { EquationNode } from '#model/equation';
import type { Network, NetworkLayer } from '#model/network';
import type { Objective, Recipe } from '#model/recipe';
import { targetReader, type TargetReader } from './closed-form-target';
import { NormalEquations } from './normal-equations';

/** Least squares of one objective, gathered over batches. */
export interface ClosedForm {
  /** Takes in one batch of the training part: fields with the batch axis in front. */
  add(batch: Readonly<Record<string, TensorData>>): void;
  /** The weights that make the squared error least, by their full names. Inputs that add nothing to others before them get 0. */
  solve(): Record<string, TensorData>;
}

/**
 * Prepares the exact solution of an objective with `closedForm`: one dense layer without activation on a field, and the loss l2 or adaline of its
 * output with a field or with one-hot classes.
 *
 * @throws NeurozooError ZOO4106 when the objective has another form
 */
export function createClosedForm(recipe: Recipe, objective: Objective): ClosedForm {
  const { network, layer, inputField, target } = linearObjective(recipe, objective);
  const [inputs = 0, outputs = 0] = layer.weights.find(({ name }) => name === 'kernel')?.shape ?? [];
  const hasBias = layer.weights.some(({ name }) => name === 'bias');
  const equations = new NormalEquations(inputs + (hasBias ? 1 : 0), outputs);
  return {
    add(batch): void {
      const x = batch[inputField];
      if (x === undefined) {
        throw notLinear(objective, `the data lack ${inputField}`);
      }
      const samples = x.data.length / inputs;
      for (let sample = 0; sample < samples; sample++) {
        const row = Array.from(x.data.subarray(sample * inputs, (sample + 1) * inputs));
        const wanted = target(batch, sample, outputs);
        if (wanted === undefined) {
          throw notLinear(objective, 'the data lack what it should give');
        }
        equations.add(hasBias ? [...row, 1] : row, wanted);
      }
    },
    solve(): Record<string, TensorData> {
      const solution = equations.solve();
      const prefix = `${network.name}/${layer.path}`;
      const kernel = Float32Array.from(solution.slice(0, inputs).flat());
      const weights: Record<string, TensorData> = { [`${prefix}/kernel`]: { type: 'float32', shape: [inputs, outputs], data: kernel } };
      if (hasBias) {
        weights[`${prefix}/bias`] = { type: 'float32', shape: [outputs], data: Float32Array.from(solution[inputs] ?? []) };
      }
      return weights;
    },
  };
}

interface LinearObjective {
  readonly network: Network;
  readonly layer: NetworkLayer;
  readonly inputField: string;
  readonly target: TargetReader;
}

function linearObjective(recipe: Recipe, objective: Objective): LinearObjective {
  const nodeOf = (id: number | undefined): EquationNode | undefined => recipe.values.find((node) => node.id === id);
  const loss = nodeOf(objective.value);
  if (!isSquaredError(loss)) {
    throw notLinear(objective, 'its loss is not l2 or adaline of one network');
  }
  const [applied, target] = loss.inputs.map(nodeOf);
  const reader = targetReader(recipe, target);
  if (applied?.kind !== 'apply' || reader === undefined) {
    throw notLinear(objective, 'its loss does not compare one network with the data');
  }
  const input = nodeOf(applied.inputs[0]);
  const network = recipe.networks[applied.network];
  const layer = onlyLinearLayer(network);
  if (input?.kind !== 'field' || network === undefined || layer === undefined) {
    throw notLinear(objective, `${applied.network} is not one dense layer without activation on a field`);
  }
  return { network, layer, inputField: input.field, target: reader };
}

function isSquaredError(node: EquationNode | undefined): node is Extract<EquationNode, { kind: 'function' }> {
  return node?.kind === 'function' && (node.function === 'l2' || node.function === 'adaline');
}

/** The one dense layer of a network that is a linear map, or undefined. */
function onlyLinearLayer(network: Network | undefined): NetworkLayer | undefined {
  if (network === undefined) {
    return undefined;
  }
  const [layer, ...others] = network.layers.filter(({ kind }) => kind !== 'flatten');
  const applications = network.nodes.filter(({ kind }) => kind !== 'input' && kind !== 'flatten');
  const linear = layer?.kind === 'dense' && layer.settings['activation'] === 'linear';
  return linear && others.length === 0 && applications.length === 1 ? layer : undefined;
}

function notLinear(objective: Objective, why: string): NeurozooError {
  return new NeurozooError({ code: 'ZOO4106', message: `"${objective.text}" has no closed form: ${why}.` });
}

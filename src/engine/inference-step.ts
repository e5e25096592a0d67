import { scalar, type Scalar, type Tensor } from '@tensorflow/tfjs-core';
import { NeurozooError } from '#base/neurozoo-error';
import type { Recipe } from '#model/recipe';
import { EquationValues, type EquationContext } from './equations/equation-values';
import { NetworkApplication, networkOf } from './layers/network-forward';
import { reportSums } from './metrics/report-sums';
import { inScope, type Step } from './trace/trace';
import { objectiveMean } from './training-step';
import { lossFetch, progressFeed, reportFetch, showFetch, stepFeed } from './training-programs';

/** Objectives and reports of a batch, without updates: layers act as at inference, and labels are not smoothed. */
export function evaluationStep(recipe: Recipe, batchSize: number): Step {
  return (tensors) => {
    const values = new EquationValues(inferenceContext(recipe, batchSize, tensors));
    const fetches: Record<string, Tensor> = {};
    recipe.objectives.forEach((objective, index) => {
      fetches[lossFetch(index)] = objectiveMean(values, objective);
    });
    for (const report of recipe.reports) {
      const inputs = report.inputs.map((input) => values.value(input));
      fetches[reportFetch(report.name)] = inScope('report', () => reportSums(report, inputs, batchSize));
    }
    return { state: {}, fetches };
  };
}

/** The values that a training shows, with noise as of step 0. */
export function showStep(recipe: Recipe, index: number, batchSize: number): Step {
  return (tensors) => {
    const values = new EquationValues(inferenceContext(recipe, batchSize, tensors));
    const shown = recipe.shows[index]?.values ?? [];
    return { state: {}, fetches: Object.fromEntries(shown.map((id, place) => [showFetch(place), values.value(id)])) };
  };
}

/** One output or inner layer of one network; the inputs come by their names. */
export function predictionStep(recipe: Recipe, network: string, member: string | undefined): Step {
  return (tensors) => {
    const context = inferenceContext(recipe, 1, tensors);
    const applied = networkOf(context, network);
    const inputs = applied.inputs.map(({ name }) => {
      const input = tensors[name];
      if (input === undefined) {
        throw new NeurozooError({ code: 'ZOO4108', message: `${network} is not given its input ${name}.` });
      }
      return input;
    });
    const application = new NetworkApplication({ network: applied, inputs, context, name: 'predict' });
    return { state: {}, fetches: { output: application.member(member ?? applied.outputs[0]?.name ?? 'output') } };
  };
}

function inferenceContext(recipe: Recipe, batchSize: number, tensors: Readonly<Record<string, Tensor>>): EquationContext {
  return {
    networks: recipe.networks,
    values: recipe.values,
    fields: tensors,
    batchSize,
    state: new Map(Object.entries(tensors)),
    seed: recipe.seed,
    step: scalarOr(tensors[stepFeed], () => scalar(0, 'int32')),
    progress: scalarOr(tensors[progressFeed], () => scalar(1)),
    labelSmoothing: 0,
    training: () => false,
    moves: () => false,
    onMove: () => undefined,
    passesThresholds: false,
  };
}

function scalarOr(tensor: Tensor | undefined, otherwise: () => Scalar): Scalar {
  return tensor !== undefined && isScalar(tensor) ? tensor : otherwise();
}

function isScalar(tensor: Tensor): tensor is Scalar {
  return tensor.shape.length === 0;
}

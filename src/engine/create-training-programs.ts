import type { EquationNode } from '#model/equation';
import type { Network } from '#model/network';
import type { Recipe } from '#model/recipe';
import type { TensorType } from '#model/tensor-type';
import type { Program } from '#program/program';
import { evaluationStep, predictionStep, showStep } from './inference-step';
import { networkOf } from './layers/network-forward';
import { networkWeights, ownerOf, stateSpecs, weightSpecs } from './state-specs';
import { trace, type StepInput } from './trace/trace';
import { trainingStep } from './training-step';
import { progressFeed, rateFeed, stepFeed, type StateSpec, type TrainingPrograms } from './training-programs';

/** The programs of a training. Each is recorded when it is asked for. */
export function createTrainingPrograms(recipe: Recipe): TrainingPrograms {
  const state = stateSpecs(recipe);
  const weights = weightSpecs(recipe);
  return {
    state,
    train(batchSize, due): Program {
      const slots = state.filter(({ name, role }) => role === 'slot' && due[objectiveOfSlot(name)] === true);
      const rates = recipe.objectives.flatMap((_, index) => (due[index] === true ? [scalarFeed(rateFeed(index), 'float32')] : []));
      return trace({
        name: `${recipe.name}/train`,
        inputs: [...stateInputs([...weights, ...slots]), ...fieldInputs(recipe.values, batchSize), ...momentFeeds(), ...rates],
        step: trainingStep(recipe, { batchSize, due }),
      });
    },
    evaluate(batchSize): Program {
      return trace({
        name: `${recipe.name}/evaluate`,
        inputs: [...stateInputs(weights), ...fieldInputs(recipe.values, batchSize), ...momentFeeds()],
        step: evaluationStep(recipe, batchSize),
      });
    },
    predict(name, batchSize, member): Program {
      const network = networkOf(recipe, name);
      return trace({
        name: `${recipe.name}/predict/${name}`,
        inputs: [
          ...stateInputs(networkAndInner(recipe, network).flatMap(networkWeights)),
          ...network.inputs.map((input) => feed(input.name, input.type, batchSize)),
        ],
        step: predictionStep(recipe, name, member),
      });
    },
    show(index, batchSize): Program {
      return trace({
        name: `${recipe.name}/show.${String(index)}`,
        inputs: [...stateInputs(weights), ...fieldInputs(recipe.values, batchSize)],
        step: showStep(recipe, index, batchSize),
      });
    },
  };
}

function stateInputs(specs: readonly StateSpec[]): StepInput[] {
  return specs.map(({ name, shape, type }) => ({ name, shape, type, role: 'state' }));
}

/** The data fields that equations use, each once. */
function fieldInputs(values: readonly EquationNode[], batchSize: number): StepInput[] {
  const fields = new Map<string, StepInput>();
  for (const node of values) {
    if (node.kind === 'field') {
      fields.set(node.field, feed(node.field, node.type, batchSize));
    }
  }
  return [...fields.values()];
}

function momentFeeds(): StepInput[] {
  return [scalarFeed(stepFeed, 'int32'), scalarFeed(progressFeed, 'float32')];
}

function feed(name: string, { shape, element }: TensorType, batchSize: number): StepInput {
  return { name, shape: [batchSize, ...shape], type: element === 'int' ? 'int32' : 'float32', role: 'feed' };
}

function scalarFeed(name: string, type: 'int32' | 'float32'): StepInput {
  return { name, shape: [], type, role: 'feed' };
}

function objectiveOfSlot(name: string): number {
  return Number(ownerOf(name).slice('optimizer.'.length));
}

/** The network, and those that it calls, each once. */
function networkAndInner(recipe: Recipe, network: Network): Network[] {
  const found = new Map([[network.name, network]]);
  // A map can grow while it is gone through; what is added is visited too.
  for (const outer of found.values()) {
    for (const node of outer.nodes) {
      if (node.kind === 'network') {
        found.set(node.network, networkOf(recipe, node.network));
      }
    }
  }
  return [...found.values()];
}

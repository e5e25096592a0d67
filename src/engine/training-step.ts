import { add, cast, div, mean, mul, neg, type Scalar, type Tensor } from '@tensorflow/tfjs-core';
import { NeurozooError } from '#base/neurozoo-error';
import type { Objective, Recipe } from '#model/recipe';
import { EquationValues, type EquationContext } from './equations/equation-values';
import { stateOf } from './forward-context';
import { valueAndGradients } from './gradients';
import { clipGradients } from './optimizers/clip-gradients';
import { optimizerRules } from './optimizers/optimizer-rules';
import { ownerOf, slotName, updatedParameters, weightSpecs } from './state-specs';
import { inScope, type Step } from './trace/trace';
import { lossFetch, progressFeed, rateFeed, stepFeed, type StateSpec } from './training-programs';

/** For which batch, and which objectives, a step is written. */
export interface TrainingStepOptions {
  readonly batchSize: number;
  /** Which objectives run, by their place. */
  readonly due: readonly boolean[];
}

/**
 * One step of a training: the objectives that are due run in order, each on the weights and running averages that the one before left, all on the same
 * batch and the same random numbers. Gives the state that changed and each objective's mean over the batch, before its update.
 */
export function trainingStep(recipe: Recipe, { batchSize, due }: TrainingStepOptions): Step {
  const weights = weightSpecs(recipe);
  const trained = new Set(recipe.objectives.flatMap((objective) => objective.over));
  return (tensors) => {
    const state = new Map(Object.entries(tensors));
    const fetches: Record<string, Tensor> = {};
    const changed = new Set<string>();
    recipe.objectives.forEach((objective, index) => {
      if (due[index] !== true) {
        return;
      }
      const context: EquationContext = {
        networks: recipe.networks,
        values: recipe.values,
        fields: tensors,
        batchSize,
        state,
        seed: recipe.seed,
        step: inputTensor(tensors, stepFeed),
        progress: inputTensor(tensors, progressFeed),
        labelSmoothing: recipe.labelSmoothing,
        // A network that nothing updates is a measuring device, and acts as at inference.
        training: (network) => trained.has(network),
        moves: (path) => objective.over.includes(ownerOf(path)) && weights.some(({ name, role }) => name === path && role === 'statistic'),
        onMove: (path) => changed.add(path),
        passesThresholds: objective.optimizer.kind === 'perceptronRule',
      };
      const parameters = updatedParameters(weights, objective);
      fetches[lossFetch(index)] = optimize({
        recipe,
        objective,
        index,
        context,
        parameters,
        changed,
        rate: inputTensor(tensors, rateFeed(index)),
      });
    });
    return { state: Object.fromEntries([...changed].map((name) => [name, stateOf({ state }, name)])), fetches };
  };
}

/** The mean of an objective's value over the batch. */
export function objectiveMean(values: EquationValues, objective: Objective): Tensor {
  const value = values.value(objective.value);
  return value.shape.length === 0 ? value : inScope('loss', () => mean(value));
}

interface Optimization {
  readonly recipe: Recipe;
  readonly objective: Objective;
  readonly index: number;
  readonly context: EquationContext;
  readonly parameters: readonly StateSpec[];
  /** Names of the state that changes are added here. */
  readonly changed: Set<string>;
  readonly rate: Scalar;
}

function optimize({ recipe, objective, index, context, parameters, changed, rate }: Optimization): Tensor {
  const { state } = context;
  const before = parameters.map(({ name }) => stateOf(context, name));
  const maximizes = objective.direction === 'maximize';
  const { value, gradients } = valueAndGradients(() => {
    const reached = objectiveMean(new EquationValues(context), objective);
    return maximizes ? inScope('loss', () => neg(reached)) : reached;
  }, before);
  inScope('optimizer', () => {
    const rule = optimizerRules[objective.optimizer.kind];
    const { settings } = objective.optimizer;
    // An objective that is due in every n-th step counts its own updates.
    const update = add(objective.every === 1 ? toFloat(context.step) : div(toFloat(context.step), objective.every), 1);
    const known = parameters.flatMap((spec, place) => {
      const gradient = gradients[place];
      return gradient === undefined ? [] : [{ spec, gradient }];
    });
    const raw = known.map(({ gradient }) => gradient);
    const clipped = recipe.clip === null ? raw : clipGradients(raw, recipe.clip);
    known.forEach(({ spec, gradient }, place) => {
      const parameter = stateOf(context, spec.name);
      const decay = spec.shape.length < 2 ? 0 : recipe.decay + (rule.decaySetting === undefined ? 0 : (settings[rule.decaySetting] ?? 0));
      const own = clipped[place] ?? gradient;
      const slotNames = Object.keys(rule.slots(settings));
      const result = rule.apply({
        parameter,
        gradient: decay === 0 || rule.decoupledDecay === true ? own : add(own, mul(parameter, decay)),
        slots: Object.fromEntries(slotNames.map((slot) => [slot, stateOf(context, slotName(index, spec.name, slot))])),
        rate,
        update: toScalar(update),
        settings,
        decay: rule.decoupledDecay === true ? decay : 0,
      });
      state.set(spec.name, result.parameter);
      changed.add(spec.name);
      for (const [slot, tensor] of Object.entries(result.slots)) {
        const name = slotName(index, spec.name, slot);
        state.set(name, tensor);
        changed.add(name);
      }
    });
  });
  return maximizes ? neg(value) : value;
}

function toFloat(step: Scalar): Tensor {
  return cast(step, 'float32');
}

function inputTensor(tensors: Readonly<Record<string, Tensor>>, name: string): Scalar {
  const tensor = tensors[name];
  if (tensor === undefined) {
    throw new NeurozooError({ code: 'ZOO4108', message: `The step is not given ${name}.` });
  }
  return toScalar(tensor);
}

function toScalar(tensor: Tensor): Scalar {
  if (isScalar(tensor)) {
    return tensor;
  }
  throw new NeurozooError({ code: 'ZOO4108', message: `A tensor of ${tensor.shape.join('x')} comes where a number is needed.` });
}

function isScalar(tensor: Tensor): tensor is Scalar {
  return tensor.shape.length === 0;
}

import { tidy } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TensorData } from '#base/tensor-data';
import { createTrainingPrograms } from '#engine/create-training-programs';
import { evaluationStep } from '#engine/inference-step';
import { initialState } from '#engine/initial-state';
import type { Step, StepResult } from '#engine/trace/trace';
import { trainingStep } from '#engine/training-step';
import type { Recipe } from '#model/recipe';
import { validateProgram } from '#program/validate-program';
import type { Program } from '#program/program';
import { createCpuTarget } from '#runtime/eager/eager-target';
import { normalNumbers, toTensor, useCpu } from './tensors';
import { trialRecipes } from './trial-recipes';

beforeAll(useCpu);

const batch = 4;

describe.each(Object.entries(trialRecipes))('a training of %s', (_name, recipe) => {
  it('gives the same bits traced as untraced, step by step', async () => {
    const programs = createTrainingPrograms(recipe);
    const session = await createCpuTarget().createSession();
    let state = initialState(recipe, recipe.seed);
    await session.writeState(state);
    for (let step = 0; step < 2; step++) {
      const due = recipe.objectives.map(({ every }) => step % every === 0);
      const program = programs.train(batch, due);
      expect(validateProgram(program)).toEqual([]);
      const feeds = feedsOf(recipe, program, step);
      const untraced = await runUntraced(trainingStep(recipe, { batchSize: batch, due }), { ...state, ...feeds });
      const fetched = await session.run(await session.load(program), feeds);
      expect(fetched).toEqual(untraced.fetches);
      state = { ...state, ...untraced.state };
      expect(await session.readState()).toEqual(state);
      expect(Object.keys(untraced.state).length).toBeGreaterThan(0);
      expect(Object.values(fetched).every(({ data }) => data.every(Number.isFinite))).toBe(true);
    }
    const program = programs.evaluate(batch);
    const feeds = feedsOf(recipe, program, 2);
    const untraced = await runUntraced(evaluationStep(recipe, batch), { ...state, ...feeds });
    expect(await session.run(await session.load(program), feeds)).toEqual(untraced.fetches);
    session.dispose();
  });

  it('names what each operation is for', () => {
    const program = createTrainingPrograms(recipe).train(
      batch,
      recipe.objectives.map(() => true),
    );
    const scopes = new Set(program.operations.map(({ scope }) => scope));
    expect(scopes.has('optimizer')).toBe(true);
    expect(Object.keys(recipe.networks).some((network) => [...scopes].some((scope) => scope.startsWith(`${network}/`)))).toBe(true);
    expect(program.operations.some(({ kernel }) => kernel === 'Identity')).toBe(false);
  });
});

/** Data for every feed that a program asks for: the same for the same step. */
function feedsOf(recipe: Recipe, program: Program, step: number): Record<string, TensorData> {
  const feeds: Record<string, TensorData> = {};
  for (const { name, value, role } of program.inputs) {
    const { shape, type } = program.values[value] ?? { shape: [], type: 'float32' };
    if (role !== 'feed') {
      continue;
    }
    const numbers = normalNumbers(`${name}/${String(step)}`, shape);
    const classes = recipe.values.find((node) => node.kind === 'field' && node.field === name)?.type.classes ?? 2;
    if (name === 'step') {
      feeds[name] = { type: 'int32', shape, data: Int32Array.of(step) };
    } else if (name === 'progress' || name.startsWith('rate.')) {
      feeds[name] = { type: 'float32', shape, data: Float32Array.of(0.05) };
    } else if (type === 'int32') {
      feeds[name] = { type, shape, data: Int32Array.from(numbers, (number) => Math.abs(Math.round(number * 10)) % classes) };
    } else {
      feeds[name] = { type: 'float32', shape, data: numbers };
    }
  }
  return feeds;
}

interface UntracedResult {
  readonly state: Record<string, TensorData>;
  readonly fetches: Record<string, TensorData>;
}

/** Runs a step on the cpu backend, function by function. */
async function runUntraced(step: Step, inputs: Readonly<Record<string, TensorData>>): Promise<UntracedResult> {
  await useCpu();
  const read: UntracedResult[] = [];
  tidy(() => {
    const result = step(Object.fromEntries(Object.entries(inputs).map(([name, data]) => [name, toTensor(data)])));
    read.push({ state: toData(result.state), fetches: toData(result.fetches) });
  });
  return read[0] ?? { state: {}, fetches: {} };
}

function toData(tensors: StepResult['state']): Record<string, TensorData> {
  return Object.fromEntries(
    Object.entries(tensors).map(([name, tensor]) => {
      const data = tensor.dataSync<'float32'>();
      return [name, { type: 'float32', shape: [...tensor.shape], data: data.slice() }] as const;
    }),
  );
}

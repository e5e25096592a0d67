import { describe, expect, test } from 'vitest';
import { datasetBlock } from '#host/files/dataset-block';
import { chosenTarget, doctorReport, type DoctorAnswer } from '#host/machine/doctor-report';
import { taskArguments, taskName, toNeurozooTask } from '#host/tasks/task-arguments';
import { inEnglish as t } from '#base/translate';
import { analyzeText } from '../../language/analyze-text';

describe('the declaration of a folder of pictures', () => {
  test.each([
    ['data/pets', [], 'dataset pets = folder("data/pets", size = 64x64)'],
    ['../my cats & dogs', [], 'dataset my_cats_dogs = folder("../my cats & dogs", size = 64x64)'],
    ['data/pets', ['pets', 'pets2'], 'dataset pets3 = folder("data/pets", size = 64x64)'],
    ['2024', [], 'dataset data2024 = folder("2024", size = 64x64)'],
  ])('of %j is one of the language', (path, taken, text) => {
    const block = datasetBlock(path, new Set(taken));
    expect(block).toBe(text);
    expect(analyzeText(block).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('a task', () => {
  test.each([
    [{ type: 'neurozoo', task: 'check', file: 'a.zoo' }, ['check', 'a.zoo'], 'check a.zoo'],
    [{ type: 'neurozoo', task: 'train', file: 'a.zoo', training: 'lenet' }, ['train', 'a.zoo', 'lenet'], 'train a.zoo lenet'],
    [{ type: 'neurozoo', task: 'train', file: '--inspect=1', training: '-e' }, ['train', './--inspect=1'], 'train --inspect=1 -e'],
    [{ type: 'neurozoo', task: 'test', file: '; id', training: '$(id)' }, ['test', '; id', '$(id)'], 'test ; id $(id)'],
  ])('%j is these words of the command line', (definition, words, name) => {
    const task = toNeurozooTask(definition);
    expect(task && [taskArguments(task), taskName(task)]).toEqual([words, name]);
  });

  test.each([{ task: 'rm', file: 'a' }, { task: 'train' }, { task: 'train', file: 3 }, {}])('%j is none', (definition) => {
    expect(toNeurozooTask(definition)).toBe(undefined);
  });
});

describe('the report about the machine', () => {
  const answer: DoctorAnswer = {
    version: 1,
    kind: 'doctor',
    machine: [{ name: 'processor', value: 'x86 [2]' }],
    targets: [
      { name: 'webgpu', available: false, device: '', reason: 'There is no adapter.', cure: 'Use eager.' },
      { name: 'eager', available: true, device: 'CPU', reason: null, cure: null },
    ],
  };

  test('lists targets, and why some are not there', () => {
    const report = doctorReport(answer, t);
    expect(report).toContain('| eager | ready | CPU |');
    expect(report).toContain('- **webgpu**: There is no adapter\\. Use eager\\.');
    expect(report).toContain('x86 \\[2\\]');
  });

  test('names the target that a training takes', () => {
    expect(chosenTarget(answer)?.name).toBe('eager');
  });
});

import { describe, expect, it } from 'vitest';
import { lossNames, namedLosses } from '#model/curve-names';

describe('curves of losses', () => {
  it('one objective is called loss', () => {
    const names = lossNames([{ over: ['LeNet5'] }]);
    expect(namedLosses(names, [0.5])).toEqual({ loss: 0.5 });
  });

  it('several are called by what they update, and have a sum', () => {
    const names = lossNames([{ over: ['D'] }, { over: ['G', 'F'] }]);
    expect(names).toEqual(['loss.D', 'loss.G+F']);
    expect(namedLosses(names, [1, 2])).toEqual({ loss: 3, 'loss.D': 1, 'loss.G+F': 2 });
  });

  it('twins are numbered', () => {
    expect(lossNames([{ over: ['D'] }, { over: ['G'] }, { over: ['D'] }])).toEqual(['loss.D.1', 'loss.G', 'loss.D.2']);
  });
});

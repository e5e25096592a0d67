import { describe, expect, it } from 'vitest';
import { editDistance, nearestName } from '#base/nearest-name';

describe('editDistance', () => {
  it.each([
    ['conv', 'conv', 0],
    ['cnov', 'conv', 1],
    ['con', 'conv', 1],
    ['convv', 'conv', 1],
    ['cosv', 'conv', 1],
    ['', 'relu', 4],
    ['kitten', 'sitting', 3],
  ])('from %s to %s is %i', (from, to, distance) => {
    expect(editDistance(from, to)).toBe(distance);
    expect(editDistance(to, from)).toBe(distance);
  });
});

describe('nearestName', () => {
  const layers = ['conv', 'deconv', 'dense', 'dropout', 'maxpool'];
  it.each([
    ['cnov', 'conv'],
    ['Dense', 'dense'],
    ['maxpol', 'maxpool'],
    ['transformer', undefined],
    ['zz', undefined],
  ])('of %s is %s', (word, expected) => {
    expect(nearestName(word, layers)).toBe(expected);
  });
});

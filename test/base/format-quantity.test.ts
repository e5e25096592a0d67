import { describe, expect, it } from 'vitest';
import { formatBytes, formatCompact, formatCount, formatDuration, formatMeasure, formatPercent } from '#base/format-quantity';

describe('quantities for people', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [61_706, '61,706'],
    [138_357_544, '138,357,544'],
  ])('count %d is %s', (value, text) => {
    expect(formatCount(value)).toBe(text);
  });

  it.each([
    [7, '7'],
    [61_706, '61.7 k'],
    [416_520, '417 k'],
    [1000, '1 k'],
    [25_557_032, '25.6 M'],
    [4_089_184_256, '4.09 G'],
  ])('compact %d is %s', (value, text) => {
    expect(formatCompact(value)).toBe(text);
  });

  it.each([
    [512, '512 B'],
    [1536, '1.5 kB'],
    [150_000_000, '143 MB'],
  ])('%d bytes are %s', (value, text) => {
    expect(formatBytes(value)).toBe(text);
  });

  it.each([
    [250, '250 ms'],
    [2500, '2.5 s'],
    [21_000, '21 s'],
    [125_000, '2 min 5 s'],
    [120_000, '2 min'],
    [3_780_000, '1 h 3 min'],
    [187_200_000, '2 d 4 h'],
    [Number.NaN, '?'],
    [-1, '?'],
  ])('%d ms are %s', (value, text) => {
    expect(formatDuration(value)).toBe(text);
  });

  it.each([
    [0.0421345, '0.04213'],
    [1.386294, '1.386'],
    [2.4e-7, '2.40e-7'],
    [Number.NaN, 'NaN'],
    [0, '0'],
  ])('measure %d is %s', (value, text) => {
    expect(formatMeasure(value)).toBe(text);
  });

  it('a share is a percentage with two decimals', () => {
    expect(formatPercent(0.98723)).toBe('98.72 %');
  });
});

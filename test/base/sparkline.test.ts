import { describe, expect, it } from 'vitest';
import { sparkline } from '#base/sparkline';

describe('sparkline', () => {
  it.each([
    { values: [0, 1, 2, 3, 4, 5, 6, 7], width: 8, text: '▁▂▃▄▅▆▇█' },
    { values: [0, 0, 7, 7], width: 2, text: '▁█' },
    { values: [5, 5, 5], width: 10, text: '▁▁▁' },
    { values: [1, Number.NaN, 2], width: 3, text: '▁ █' },
    { values: [], width: 5, text: '' },
  ])('of $values in $width characters is "$text"', ({ values, width, text }) => {
    expect(sparkline(values, width)).toBe(text);
  });
});

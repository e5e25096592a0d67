import { describe, expect, it } from 'vitest';
import { Budget } from '#base/budget';
import { checkedProduct } from '#base/checked';

describe('Budget', () => {
  it('gives until the limit and takes back', () => {
    const budget = new Budget(100);
    expect(budget.take(60)).toBe(true);
    expect(budget.take(41)).toBe(false);
    expect(budget.takenBytes).toBe(60);
    budget.release(30);
    expect(budget.take(70)).toBe(true);
    expect(budget.leftBytes).toBe(0);
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60])('refuses a request of %s bytes', (bytes) => {
    const budget = new Budget(Number.MAX_SAFE_INTEGER);
    expect(budget.take(bytes)).toBe(false);
    expect(budget.takenBytes).toBe(0);
  });
});

describe('checkedProduct', () => {
  it.each([
    [[], 1],
    [[3, 4, 5], 60],
    [[0, 2 ** 40], 0],
    [[2 ** 30, 2 ** 30], undefined],
    [[-1], undefined],
    [[1.5], undefined],
    [[Number.NaN], undefined],
  ])('of %j is %s', (factors, product) => {
    expect(checkedProduct(factors)).toBe(product);
  });
});

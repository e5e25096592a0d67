/** The product of non-negative integers, or undefined where it is not a safe integer. */
export function checkedProduct(factors: Iterable<number>): number | undefined {
  let product = 1;
  for (const factor of factors) {
    if (!Number.isSafeInteger(factor) || factor < 0) {
      return undefined;
    }
    product *= factor;
    if (!Number.isSafeInteger(product)) {
      return undefined;
    }
  }
  return product;
}

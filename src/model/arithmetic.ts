/** What an operator gives for plain numbers; undefined for comparisons and unknown words. `negate` looks at the first only. */
export function arithmetic(operator: string, a: number, b: number): number | undefined {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case 'negate':
      return -a;
    default:
      return undefined;
  }
}

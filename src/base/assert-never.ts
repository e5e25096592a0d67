/** Marks a branch that the types rule out; a `switch` over a union ends in it, so that a new member does not compile until it is handled. */
export function assertNever(value: never): never {
  throw new Error(`Unreachable case: ${JSON.stringify(value)}`);
}

/** A name as it is shown: marks that turn the direction of the text around it are left out, so that no name looks like another. */
export function plainName(name: string): string {
  return name.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
}

/** The name of a class; its number where it has none. */
export function className(names: readonly string[], index: number): string {
  const name = plainName(names[index] ?? '');
  return name === '' ? String(index) : name;
}

import { nearestName } from '#base/nearest-name';
import type { ErrorReport } from '#base/neurozoo-error';

/** What can be chosen: declarations of a kind, by name, and the words for them. */
export interface Choices<T> {
  readonly of: ReadonlyMap<string, T>;
  /** `training`, `network`, `data set`. */
  readonly kind: string;
  /** The file, for the message. */
  readonly file: string;
}

/** A declaration, or ZOO6005 where none, or none clearly, is meant. */
export type FoundDeclaration<T> =
  { readonly kind: 'found'; readonly declaration: T } | { readonly kind: 'refused'; readonly report: ErrorReport };

/** The declaration of that name; without a name the only one. */
export function findDeclaration<T>({ of, kind, file }: Choices<T>, name: string | undefined): FoundDeclaration<T> {
  const names = [...of.keys()];
  const [only] = names;
  const wanted = name ?? (names.length === 1 ? only : undefined);
  const declaration = wanted === undefined ? undefined : of.get(wanted);
  if (declaration !== undefined) {
    return { kind: 'found', declaration };
  }
  if (names.length === 0) {
    return { kind: 'refused', report: { code: 'ZOO6005', message: `${file} has no ${kind}.` } };
  }
  const near = name === undefined ? undefined : nearestName(name, names);
  const message = name === undefined ? `${file} has several: name one ${kind}.` : `${file} has no ${kind} "${name}".`;
  const hint = near === undefined ? `There are: ${names.join(', ')}.` : `Did you mean ${near}?`;
  return { kind: 'refused', report: { code: 'ZOO6005', message, hint } };
}

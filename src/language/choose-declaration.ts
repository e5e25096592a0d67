import { nearestName } from '#base/nearest-name';
import { NeurozooError } from '#base/neurozoo-error';

/** What can be chosen: declarations of a kind, by name, and the words for them. */
export interface Choices<T> {
  readonly of: ReadonlyMap<string, T>;
  /** `training`, `network`, `data set`. */
  readonly kind: string;
  /** The file, for the message. */
  readonly file: string;
}

/**
 * The declaration of that name; without a name the only one.
 *
 * @throws NeurozooError ZOO6005 when there is none of the name, none at all, or several to choose from
 */
export function chooseDeclaration<T>({ of, kind, file }: Choices<T>, name: string | undefined): T {
  const names = [...of.keys()];
  const [only] = names;
  const wanted = name ?? (names.length === 1 ? only : undefined);
  const chosen = wanted === undefined ? undefined : of.get(wanted);
  if (chosen !== undefined) {
    return chosen;
  }
  if (names.length === 0) {
    throw new NeurozooError({ code: 'ZOO6005', message: `${file} has no ${kind}.` });
  }
  const near = name === undefined ? undefined : nearestName(name, names);
  throw new NeurozooError({
    code: 'ZOO6005',
    message: name === undefined ? `${file} has several: name one ${kind}.` : `${file} has no ${kind} "${name}".`,
    hint: near === undefined ? `There are: ${names.join(', ')}.` : `Did you mean ${near}?`,
  });
}

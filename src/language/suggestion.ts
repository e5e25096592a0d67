import { nearestName } from '#base/nearest-name';

/** The word that was probably meant: as the end of a sentence, and as what an editor may put there. */
export interface Suggestion {
  /** ` Did you mean "conv"?`, or what there is instead, or nothing. */
  readonly hint: string;
  /** To spread into a finding. */
  readonly fix: { readonly replacement?: string };
}

/** Looks for the nearest of the names; `otherwise` is said where none is near. */
export function suggest(word: string, names: Iterable<string>, otherwise = ''): Suggestion {
  const nearest = nearestName(word, names);
  return nearest === undefined
    ? { hint: otherwise === '' ? '' : ` ${otherwise}`, fix: {} }
    : { hint: ` Did you mean "${nearest}"?`, fix: { replacement: nearest } };
}

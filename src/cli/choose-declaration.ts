import { NeurozooError } from '#base/neurozoo-error';
import { findDeclaration, type Choices } from '#language/find-declaration';

/**
 * The declaration of that name; without a name the only one.
 *
 * @throws NeurozooError ZOO6005 when there is none of the name, none at all, or several to choose from
 */
export function chooseDeclaration<T>(choices: Choices<T>, name: string | undefined): T {
  const found = findDeclaration(choices, name);
  if (found.kind === 'refused') {
    throw new NeurozooError(found.report);
  }
  return found.declaration;
}

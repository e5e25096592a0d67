import { arithmeticFunctions } from './equation-arithmetic';
import type { EquationFunctionDescription } from './equation-description';
import type { EquationFunction } from './equation-function';
import { lossFunctions } from './equation-losses';

/** Every function of equations. */
export const equationCatalogue: Readonly<Record<EquationFunction, EquationFunctionDescription>> = {
  ...arithmeticFunctions,
  ...lossFunctions,
};

/** Whether a name is a function of equations. */
export function isEquationFunction(name: string): name is EquationFunction {
  return Object.hasOwn(equationCatalogue, name);
}

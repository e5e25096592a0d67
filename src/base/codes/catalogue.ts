import type { CodeEntry } from './code-entry';
import { dataCodes } from './data';
import { engineCodes } from './engine';
import { machineCodes } from './machine';
import { namesCodes } from './names';
import { runsCodes } from './runs';
import { shapesCodes } from './shapes';
import { syntaxCodes } from './syntax';
import { trainingCodes } from './training';
import { usageCodes } from './usage';

/** Every code of the product, once. A diagnostic or an error without a row here does not compile. */
export const catalogue = {
  ...syntaxCodes,
  ...namesCodes,
  ...shapesCodes,
  ...trainingCodes,
  ...dataCodes,
  ...runsCodes,
  ...engineCodes,
  ...machineCodes,
  ...usageCodes,
} as const;

/** A code that is described in the catalogue: `ZOO1201`. There is no error or diagnostic without one. */
export type ErrorCode = keyof typeof catalogue;

/** The row of a code. */
export function codeEntry(code: ErrorCode): CodeEntry {
  return catalogue[code];
}

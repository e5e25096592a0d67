import { dataDeclarationCodes } from './training-data';
import { equationCodes } from './training-equations';
import { goalCodes } from './training-goals';
import { trainingClauseCodes } from './training-clauses';

/** Codes about data declarations, equations, training, search and expectations (ZOO13xx to ZOO16xx). */
export const trainingCodes = { ...dataDeclarationCodes, ...equationCodes, ...trainingClauseCodes, ...goalCodes } as const;

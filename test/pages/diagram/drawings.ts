import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { defaultRequest, type DiagramRequest } from '#diagram/diagram-request';
import { drawNetwork } from '#diagram/draw-network';
import { drawTraining } from '#diagram/draw-training';
import type { Drawing } from '#diagram/drawing';
import { analyze } from '#language/analyze';
import type { Analysis } from '#language/analysis';
import { repositoryRoot } from '../../../scripts/architecture';

/** A file of the examples, analysed. */
export function analysisOf(example: string): Analysis {
  return analyze(readExample(example), { importText: (path) => readExample(`zoo/${path.replace('zoo:', '')}`), fieldsOf: () => undefined });
}

/** A network or training of an example as it is drawn. */
export function drawingOf(example: string, name: string, request: Partial<DiagramRequest> = {}): Drawing {
  const { networks, trainings } = analysisOf(example);
  const asked = { ...defaultRequest, ...request };
  const network = networks.get(name);
  if (network !== undefined) return drawNetwork(network, (other) => networks.get(other), asked);
  const training = trainings.get(name);
  if (training === undefined) throw new Error(`${example} has no ${name}.`);
  return drawTraining(training, asked);
}

function readExample(example: string): string {
  return readFileSync(join(repositoryRoot, `examples/${example}.zoo`), 'utf8');
}

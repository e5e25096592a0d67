import { join } from 'node:path';
import { NeurozooError } from '#base/neurozoo-error';
import { parseKeptEvaluation, toKeptEvaluationText, type KeptEvaluation } from '#protocol/evaluation';
import type { CheckpointChoice } from '#protocol/inspection';
import { listCheckpoints, readBest, readManifest } from './checkpoint-folder';
import { readText } from './read-file';
import type { RunDirectory } from './run-directory';
import { toStoreError } from './store-error';
import { writeAtomically } from './write-atomically';

/** An evaluation of a large part has a line for each of its samples. */
const largestBytes = 128 * 1024 * 1024;

/** Which evaluation is meant: the checkpoint by its folder's name, as `step-469`, which never stands for other weights. */
export interface EvaluationName {
  readonly checkpoint: string;
  readonly part: KeptEvaluation['evaluation']['part'];
}

/** An evaluation that was kept; undefined where there is none or it cannot be read, since it can be measured again. */
export function readEvaluation(run: RunDirectory, name: EvaluationName): KeptEvaluation | undefined {
  const path = pathOf(run, name);
  if (run.door.lstat(path) === undefined) {
    return undefined;
  }
  try {
    const parsed = parseKeptEvaluation(readText(run.door, path, largestBytes));
    return parsed.kind === 'value' ? parsed.value : undefined;
  } catch (error) {
    if (error instanceof NeurozooError) {
      return undefined;
    }
    throw error;
  }
}

/** Keeps an evaluation in the folder of its run. @throws NeurozooError ZOO3010 to ZOO3012 */
export function writeEvaluation(run: RunDirectory, name: EvaluationName, kept: KeptEvaluation): void {
  const path = pathOf(run, name);
  try {
    run.door.mkdir(join(run.path, 'evaluation'), true);
    writeAtomically(run.door, path, [Buffer.from(toKeptEvaluationText(kept))]);
  } catch (error) {
    throw toStoreError(error, `keep the evaluation of run \`${run.id}\``, path);
  }
}

/** A checkpoint to choose. */
export interface CheckpointLine {
  readonly name: string;
  readonly step: number;
  readonly epoch: number;
  readonly isBest: boolean;
  readonly isNewest: boolean;
}

/** The checkpoints of a run that have a whole manifest, newest first. */
export function checkpointLines(run: RunDirectory): CheckpointLine[] {
  const best = readBest(run)?.checkpoint;
  const whole = listCheckpoints(run).flatMap(({ name, step }) => {
    const epoch = epochOf(run, name);
    return epoch === undefined ? [] : [{ name, step, epoch }];
  });
  return whole.map((line, index) => ({ ...line, isBest: line.name === best, isNewest: index === 0 }));
}

/** The checkpoint that a choice means: the best is the newest where none is marked. */
export function chosenLine(lines: readonly CheckpointLine[], choice: CheckpointChoice): CheckpointLine | undefined {
  const newest = lines.find(({ isNewest }) => isNewest);
  switch (choice) {
    case 'best':
      return lines.find(({ isBest }) => isBest) ?? newest;
    case 'last':
      return newest;
    default:
      return lines.find(({ step }) => step === choice);
  }
}

function epochOf(run: RunDirectory, checkpoint: string): number | undefined {
  try {
    return readManifest(run, checkpoint).origin.epoch;
  } catch (error) {
    if (error instanceof NeurozooError) {
      return undefined;
    }
    throw error;
  }
}

function pathOf(run: RunDirectory, { checkpoint, part }: EvaluationName): string {
  return join(run.path, 'evaluation', `${checkpoint}-${part}.json`);
}

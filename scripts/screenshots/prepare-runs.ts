import { join } from 'node:path';

import { repositoryRoot } from '../architecture';
import { runTool } from '../editor/run-tool';

/** What is trained before the pictures are taken: one network as the sample has it but shorter, and one of two rates beside each other. */
const trainings: readonly (readonly string[])[] = [
  ['mlp.zoo', 'small', '--epochs', '6', '--set', 'batch=128', '--run', 'rate 0.001'],
  ['mlp.zoo', 'small', '--epochs', '6', '--set', 'batch=128', '--set', 'rate=0.01', '--run', 'rate 0.01'],
  ['lenet5.zoo', 'lenet', '--epochs', '3'],
];

/** Trains what the pictures show into `folder`, which has the examples, by the built command line; a few minutes on two cores. */
export async function prepareRuns(folder: string, say: (line: string) => void): Promise<void> {
  for (const words of trainings) {
    say(`Training ${words.slice(0, 2).join(' ')} …`);
    await runTool(process.execPath, [join(repositoryRoot, 'dist/cli.js'), 'train', ...words], { folder });
  }
}

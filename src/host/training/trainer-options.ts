import { workspace } from 'vscode';
import type { StartOptions } from '#session/start-trainer';
import type { RunDirectory } from '#store/run-directory';
import type { Workbench } from '../workbench';

/** How the editor starts a trainer: the one of the extension, on this process's own Node, where the folder is trusted. */
export function trainerOptions(workbench: Pick<Workbench, 'productFile' | 'requireTrust'>, run: RunDirectory): StartOptions {
  const heapMb = workspace.getConfiguration('neurozoo').get<number>('trainer.heapMegabytes') ?? 0;
  return {
    run,
    trainerScript: workbench.productFile('dist/trainer.js'),
    permission: workbench.requireTrust,
    ...(heapMb > 0 ? { heapMb } : {}),
  };
}

import { workspace } from 'vscode';
import { NeurozooError } from '#base/neurozoo-error';
import type { SpawnPermission } from '#session/spawn-permission';

/** Lets processes be started and runs be changed in a trusted workspace only. @throws NeurozooError ZOO5002 in restricted mode */
export const requireTrust: SpawnPermission = () => {
  if (!workspace.isTrusted) {
    throw new NeurozooError({
      code: 'ZOO5002',
      message: 'This folder is not trusted, so nothing is started or changed in it.',
      hint: 'Trust the folder, if you know where it comes from.',
    });
  }
};

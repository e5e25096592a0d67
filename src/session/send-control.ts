import { NeurozooError } from '#base/neurozoo-error';
import type { Command } from '#protocol/control';
import type { ProcessIdentity } from '#protocol/lock';
import { writeControl } from '#store/control-log';
import { livingOwner } from '#store/lock';
import { createNonce, type RunDirectory } from '#store/run-directory';

/**
 * Tells the run's trainer something; it obeys between two steps.
 *
 * @returns whom it was sent to
 * @throws NeurozooError ZOO3005 when no trainer of the run lives, ZOO3010 to ZOO3012
 */
export function sendControl(run: RunDirectory, command: Command): ProcessIdentity {
  const owner = livingOwner(run);
  if (owner === undefined) {
    throw new NeurozooError({
      code: 'ZOO3005',
      message: `Run \`${run.id}\` is not training.`,
      hint: 'Resume it with `neurozoo resume`.',
    });
  }
  writeControl(run, { id: createNonce(), nonce: owner.nonce, at: new Date().toISOString(), command });
  return owner;
}

import { stopRun, type StopOutcome } from '#session/stop-run';
import type { ExitStatus, Invocation } from '../command';
import { findRun, storeOf } from '../find-run';

const words: Readonly<Record<StopOutcome, string>> = {
  obeyed: 'stopped',
  terminated: 'stopped by a signal',
  killed: 'did not answer and was ended; it goes on from its last checkpoint',
  unstoppable: 'cannot be stopped: the system does not let go of its process',
};

/** `neurozoo stop RUN [--discard]`. */
export async function runStop({ positional, options, output, directory }: Invocation): Promise<ExitStatus> {
  const run = findRun(storeOf(directory), positional[0] ?? '', directory);
  output.status(`${run.id}  stopping …`);
  const outcome = await stopRun(run, { discard: options.flag('discard') });
  output.status('');
  output.line(`${run.id} ${words[outcome]}`);
  output.json({ run: run.id, outcome });
  return outcome === 'unstoppable' ? 1 : 0;
}

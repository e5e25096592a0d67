import { spawn, type ChildProcess } from 'node:child_process';
import { constants } from 'node:fs';
import { isAbsolute } from 'node:path';
import { NeurozooError } from '#base/neurozoo-error';
import { ControlFollower } from '#store/control-log';
import { readEvents, writeEvent } from '#store/event-log';
import { readHeartbeat } from '#store/heartbeat';
import { readJob, type RunDirectory } from '#store/run-directory';
import { livingOwner } from '#store/lock';
import { causeOfDeath } from './cause-of-death';
import { readLogEnd, trainerLogPath } from './log-end';
import type { SpawnPermission } from './spawn-permission';
import { trainerEnvironment } from './trainer-environment';

/** What a trainer is started with. Nothing of it reaches the command line but paths. */
export interface StartOptions {
  /** With `job.json` written; its nonce is that of this start. */
  readonly run: RunDirectory;
  /** Absolute path of the trainer's bundle. */
  readonly trainerScript: string;
  readonly permission: SpawnPermission;
  /** The Node program; this process's own unless given. */
  readonly nodePath?: string;
  readonly heapMb?: number;
  /** How long to wait for a sign of life. */
  readonly timeoutMs?: number;
  /** What the trainer's environment is taken from; this process's own unless given. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** A trainer that has been started. It goes on without this object, and without this process. */
export interface StartedTrainer {
  readonly pid: number;
  /** Settles when the process ends while this process still lives, after noting a death without an end in the run's events. */
  readonly ended: Promise<void>;
}

/**
 * Starts the trainer of a run as a process of its own and waits for its first sign of life. What it prints goes to `trainer.log`; the only arguments are
 * the script and the run's folder, since everything a user has named stands in `job.json`.
 *
 * @throws NeurozooError ZOO3003 when the run has a living owner, ZOO3030 with the end of the log when it dies at once or shows no life in time
 */
export async function startTrainer(options: StartOptions): Promise<StartedTrainer> {
  const { run } = options;
  refuseLiving(run);
  const { nonce } = readJob(run);
  const endsBefore = countEnds(run);
  const child = spawnTrainer(options);
  const exit = exitOf(child);
  const ended = exit.then((end) => {
    noteDeath({ run, nonce, pid: child.pid ?? 0 }, end);
  });
  await signOfLife({ run, nonce, endsBefore, exit, timeoutMs: options.timeoutMs ?? 60_000 });
  return { pid: child.pid ?? 0, ended };
}

/** @throws NeurozooError ZOO3003 when a trainer works on the run */
export function refuseLiving(run: RunDirectory): void {
  const owner = livingOwner(run);
  if (owner !== undefined) {
    throw new NeurozooError({ code: 'ZOO3003', message: `Run \`${run.id}\` is owned by process ${String(owner.pid)} on ${owner.host}.` });
  }
}

type Exit =
  | { readonly kind: 'exit'; readonly exitCode: number | null; readonly signal: string | null }
  | { readonly kind: 'error'; readonly error: Error };

function spawnTrainer({
  run,
  trainerScript,
  permission,
  nodePath = process.execPath,
  heapMb,
  environment = process.env,
}: StartOptions): ChildProcess {
  if (!isAbsolute(trainerScript) || !isAbsolute(run.path)) {
    throw new Error('The trainer and the run must be given by absolute paths.');
  }
  const flags = ['--disallow-code-generation-from-strings', '--disable-proto=delete'];
  if (heapMb !== undefined) {
    flags.push(`--max-old-space-size=${String(Math.floor(heapMb))}`);
  }
  permission();
  const log = run.door.open(trainerLogPath(run), constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND, 0o600);
  try {
    const child = spawn(nodePath, [...flags, trainerScript, run.path], {
      shell: false,
      detached: true,
      windowsHide: true,
      cwd: run.path,
      env: trainerEnvironment(environment),
      stdio: ['ignore', log, log],
    });
    child.unref();
    return child;
  } finally {
    run.door.close(log);
  }
}

function exitOf(child: ChildProcess): Promise<Exit> {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      resolve({ kind: 'error', error });
    });
    child.once('exit', (exitCode, signal) => {
      resolve({ kind: 'exit', exitCode, signal });
    });
  });
}

interface Expectation {
  readonly run: RunDirectory;
  readonly nonce: string;
  /** How many attempts had told their end before this start. */
  readonly endsBefore: number;
  readonly exit: Promise<Exit>;
  readonly timeoutMs: number;
}

/** Resolves at the first heartbeat of this start, or at an orderly end that came before it could be seen. */
async function signOfLife({ run, nonce, endsBefore, exit, timeoutMs }: Expectation): Promise<void> {
  let poll: NodeJS.Timeout | undefined;
  const alive = new Promise<'alive' | 'late'>((resolve) => {
    const deadline = performance.now() + timeoutMs;
    poll = setInterval(() => {
      if (readHeartbeat(run)?.nonce === nonce) {
        resolve('alive');
      } else if (performance.now() > deadline) {
        resolve('late');
      }
    }, 20);
  });
  const first = await Promise.race([alive, exit]);
  clearInterval(poll);
  if (first === 'alive' || (first !== 'late' && countEnds(run) > endsBefore)) {
    return;
  }
  const what = first === 'late' ? `has shown no life for ${String(timeoutMs / 1000)} s` : endOf(first);
  const end = withoutStack(readLogEnd(run));
  throw new NeurozooError({
    code: 'ZOO3030',
    message: `The trainer of run \`${run.id}\` ${what}.${end === '' ? '' : ` It said last: ${end}`}`,
    hint: 'See `trainer.log` in the folder of the run.',
    file: trainerLogPath(run),
  });
}

function countEnds(run: RunDirectory): number {
  return readEvents(run).events.filter(({ kind }) => kind === 'end').length;
}

/** What was said, on one line; the places in the code stay in the log. */
function withoutStack(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/^\s+at /.test(line))
    .join(' ');
}

function endOf(exit: Exit): string {
  if (exit.kind === 'error') {
    return `could not be started: ${exit.error.message}`;
  }
  return exit.signal === null ? `ended at once with status ${String(exit.exitCode)}` : `was ended at once by ${exit.signal}`;
}

interface Start {
  readonly run: RunDirectory;
  readonly nonce: string;
  readonly pid: number;
}

/** A death is noted only if the trainer has not told its end itself; after a command to stop it is no accident. */
function noteDeath({ run, nonce, pid }: Start, exit: Exit): void {
  if (exit.kind === 'error' || run.door.lstat(run.path) === undefined) {
    return;
  }
  const { events } = readEvents(run);
  const last = events.findLast(
    (event) => event.kind === 'start' || event.kind === 'resume' || event.kind === 'end' || event.kind === 'died',
  );
  if (last === undefined || last.kind === 'end' || last.kind === 'died' || last.pid !== pid) {
    return;
  }
  const { exitCode, signal } = exit;
  const wasToStop = new ControlFollower(run, nonce).read().commands.some(({ kind }) => kind === 'stop');
  const cause = wasToStop ? 'killed' : causeOfDeath({ exitCode, signal, logTail: readLogEnd(run) });
  const step = readHeartbeat(run)?.step ?? last.step;
  writeEvent(run, { kind: 'died', at: new Date().toISOString(), step, pid, exitCode, signal, cause });
}

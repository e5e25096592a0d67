import { diskDoor } from '#store/file-door';
import { ControlFollower } from '#store/control-log';
import { writeEvent } from '#store/event-log';
import { writeHeartbeat } from '#store/heartbeat';
import { acquireLock } from '#store/lock';
import { MetricWriter } from '#store/metric-log';
import { openRunDirectory, readJob, readRun, writeRun } from '#store/run-directory';

// A process with a trainer's manners and without a network. The training's name says what it does: `deaf` hears nothing, `stubborn` nor signals.
const run = openRunDirectory(process.argv.at(-1) ?? '', diskDoor);
const { nonce, training, options } = readJob(run);
if (training === 'broken') {
  throw new Error('This trainer is broken.');
}
const lock = acquireLock(run, nonce);
const attempt = readRun(run).attempts + 1;
writeRun(run, { ...readRun(run), status: 'running', attempts: attempt });
const control = new ControlFollower(run, nonce);
const metrics = new MetricWriter(run, attempt, attempt === 1 ? null : 0);
const now = (): string => new Date().toISOString();
writeEvent(run, {
  kind: 'start',
  at: now(),
  step: 0,
  attempt,
  pid: process.pid,
  backend: 'none',
  device: JSON.stringify([process.execArgv, Object.keys(process.env)]),
});
if (training === 'stubborn') {
  process.on('SIGTERM', () => undefined);
}
let step = 0;
setInterval(() => {
  step++;
  metrics.write({ kind: 'step', step, epoch: 1, losses: [1 / step], rates: [0.1], imagesPerSecond: 1, t: step });
  writeHeartbeat(run, { version: 1, pid: process.pid, nonce, at: now(), step, state: 'running' });
  const isAsked = control.read().commands.some(({ kind }) => kind === 'stop') && training !== 'deaf' && training !== 'stubborn';
  if (isAsked || step === options.steps) {
    const status = isAsked ? 'stopped' : 'finished';
    writeRun(run, { ...readRun(run), status });
    writeEvent(run, { kind: 'end', at: now(), step, status });
    lock.dispose();
    process.exit(0);
  }
}, 20);

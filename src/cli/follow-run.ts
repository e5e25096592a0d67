import { attachRun, type RunStanding } from '#session/attach-run';
import { sendControl } from '#session/send-control';
import type { ErrorReport } from '#base/neurozoo-error';
import { formatMetric, formatMetrics } from '#base/format-metric';
import { formatCount, formatDuration, formatMeasure } from '#base/format-quantity';
import type { RunEvent } from '#protocol/events';
import type { EpochRecord, MetricRecord, StepRecord } from '#protocol/metrics';
import type { Run } from '#protocol/run';
import { toCliLine, type CliEvent } from '#protocol/cli-events';
import { readRun, type RunDirectory } from '#store/run-directory';
import type { ExitStatus } from './command';
import { exitStatusOfCode } from './error-report';
import type { Output } from './output';
import { progressLine } from './progress-line';
import { ThinnedCurve } from './thinned-curve';

/** How a run is watched. */
export interface FollowOptions {
  readonly run: RunDirectory;
  readonly output: Output;
  /** Fires when the user presses Ctrl-C: the run is then stopped with a checkpoint, and watched until it has ended. */
  readonly interrupted: AbortSignal;
  /** What is done before the first step, for people: `reading digits`. */
  readonly preparing: string;
  /** Which attempt of a resumed run is watched: what came before was told by an earlier watch. Null for a new run. */
  readonly resumed: ResumedAttempt | null;
}

/** An attempt that goes on with a run. */
export interface ResumedAttempt {
  /** From 2, as `run.json` counts them. */
  readonly attempt: number;
  /** The step it goes on after. */
  readonly step: number;
  /** When it was asked for, in milliseconds since 1970. */
  readonly askedAt: number;
}

/** Watches a run in the terminal, or as JSON lines, until no trainer works on it any more. */
export async function followRun(options: FollowOptions): Promise<ExitStatus> {
  const { run, output, interrupted } = options;
  const view = new RunView(options);
  const onAbort = (): void => {
    output.note('Stopping with a checkpoint …');
    sendControl(run, { kind: 'stop', discard: false });
  };
  if (interrupted.aborted) {
    onAbort();
  } else {
    interrupted.addEventListener('abort', onAbort, { once: true });
  }
  const attachment = attachRun(run, {
    onDidRecord: (records) => {
      view.takeRecords(records);
    },
    onDidHappen: (event) => {
      view.takeEvent(event);
    },
    onDidChangeStanding: (standing) => {
      view.takeStanding(standing);
    },
    onDidFail: (report) => {
      output.note(`warning ${report.code}: ${report.message}`);
    },
  });
  try {
    await attachment.settled;
  } finally {
    attachment.dispose();
    interrupted.removeEventListener('abort', onAbort);
    output.status('');
  }
  return view.tellEnd(readRun(run));
}

const silence: ErrorReport = { code: 'ZOO3033', message: 'The trainer gives no sign of life; still waiting.' };
const death: ErrorReport = {
  code: 'ZOO3031',
  message: 'The trainer has died without saying why; trainer.log in the folder of the run may tell.',
};
const outOfMemory: ErrorReport = { code: 'ZOO3032', message: 'The trainer was ended because memory ran out; a smaller batch needs less.' };

/** A training of more epochs prints a line for some of them only; `--json` has them all. */
const mostEpochLines = 50;

class RunView {
  readonly #options: FollowOptions;
  readonly #losses = new ThinnedCurve(512);
  #document: Run;
  #lastStep: StepRecord | undefined;
  #standing: RunStanding = 'preparing';
  /** The one whose metrics are being read. */
  #attempt = 0;
  #nextTold = 0;
  #hasToldStart = false;
  #ranOutOfMemory = false;

  constructor(options: FollowOptions) {
    this.#options = options;
    this.#document = readRun(options.run);
  }

  takeRecords(records: readonly MetricRecord[]): void {
    this.#tellStart();
    for (const record of records) {
      if (record.kind === 'header') {
        this.#attempt = record.attempt;
      } else if (record.kind === 'step') {
        this.#takeStep(record);
      } else if (this.#attempt >= (this.#options.resumed?.attempt ?? 0)) {
        this.#tellEpoch(record);
      }
    }
    this.#drawStatus();
  }

  takeEvent(event: RunEvent): void {
    if (Date.parse(event.at) < (this.#options.resumed?.askedAt ?? 0)) {
      return;
    }
    switch (event.kind) {
      case 'start':
      case 'resume':
        this.#tellStart();
        return;
      case 'warning':
        this.#options.output.note(`warning ${event.report.code}: ${event.report.message}`);
        this.#json({ event: 'warning', report: event.report });
        return;
      case 'rateChange':
        this.#options.output.line(`step ${formatCount(event.step)}  rate set to ${formatMeasure(event.rate)}`);
        return;
      case 'checkpoint':
        this.#json({ event: 'checkpoint', step: event.step, epoch: event.epoch });
        return;
      case 'died':
        this.#ranOutOfMemory = event.cause === 'outOfMemory';
        return;
      case 'best':
        this.#json({ event: 'best', metric: event.metric, value: event.value, epoch: event.epoch, step: event.step });
        return;
      default:
        return;
    }
  }

  takeStanding(standing: RunStanding): void {
    if (standing === 'paused' || standing === 'notResponding' || (standing === 'running' && this.#standing !== 'preparing')) {
      this.#options.output.note(
        standing === 'notResponding' ? `warning ${silence.code}: ${silence.message}` : `The training is ${standing}.`,
      );
      this.#json({ event: 'state', state: standing });
    }
    this.#standing = standing;
    this.#drawStatus();
  }

  /** The last line: what came out, and where it lies. */
  tellEnd(run: Run): ExitStatus {
    const { output } = this.#options;
    this.#tellStart();
    this.#json({
      event: 'end',
      status: this.#standing === 'interrupted' ? 'interrupted' : run.status,
      run: run.id,
      step: this.#lastStep?.step ?? run.progress.step,
      test: run.test,
      best: run.best,
      imagesPerSecond: this.#speed(),
      error: run.error,
    });
    if (run.best !== null) {
      output.line(`best ${run.best.metric} ${formatMetric(run.best.metric, run.best.value)} in epoch ${String(run.best.epoch)}`);
    }
    if (run.status === 'finished' && run.test !== null) {
      output.line(`test  ${formatMetrics(run.test)}`);
    }
    return this.#verdict(run);
  }

  #verdict(run: Run): ExitStatus {
    const { output, interrupted } = this.#options;
    const where = `.neurozoo/runs/${run.id}`;
    if (run.status === 'finished') {
      output.line(`finished  ${where}`);
      return 0;
    }
    if (run.status === 'failed' && run.error !== null) {
      return this.#tellFailure(run.error);
    }
    const isStopped = run.status === 'stopped';
    if (!isStopped) {
      const { code, message } = this.#ranOutOfMemory ? outOfMemory : death;
      output.note(`error ${code}: ${message}`);
    }
    output.line(`${isStopped ? 'stopped' : 'interrupted'}  ${where}  go on with: neurozoo resume ${run.id}`);
    return interrupted.aborted ? 130 : isStopped ? 0 : 1;
  }

  #tellFailure({ code, message, hint }: ErrorReport): ExitStatus {
    this.#options.output.note(`error ${code}: ${message}`);
    if (hint !== undefined) {
      this.#options.output.note(`  ${hint}`);
    }
    return exitStatusOfCode(code);
  }

  #takeStep(record: StepRecord): void {
    this.#lastStep = record;
    this.#losses.add(record.losses.reduce((sum, loss) => sum + (Number.isFinite(loss) ? loss : 0), 0));
  }

  #tellEpoch(record: EpochRecord): void {
    const { epochs } = this.#document.progress;
    const speed = this.#speed();
    if (record.epoch >= this.#nextTold || record.epoch === epochs) {
      this.#nextTold = record.epoch + Math.ceil(epochs / mostEpochLines);
      this.#options.output.line(
        [
          `epoch ${String(record.epoch)}/${String(epochs)}`,
          `train ${formatMetrics(record.train)}`,
          ...(Object.keys(record.val).length === 0 ? [] : [`val ${formatMetrics(record.val)}`]),
          ...(speed === null ? [] : [`${formatCount(speed)} samples/s`]),
          formatDuration(record.t * 1000),
        ].join('  '),
      );
    }
    this.#json({
      event: 'epoch',
      epoch: record.epoch,
      step: record.step,
      loss: record.train['loss'] ?? Number.NaN,
      train: record.train,
      val: record.val,
      imagesPerSecond: speed,
    });
  }

  /** Once, and before anything else that happens: what the run is, and where it computes. */
  #tellStart(): void {
    this.#document = readRun(this.#options.run);
    if (this.#hasToldStart) {
      return;
    }
    this.#hasToldStart = true;
    const { id, name, backend, device } = this.#document;
    const { resumed, run } = this.#options;
    this.#json(
      resumed === null
        ? { event: 'start', run: id, training: name, backend, device, directory: run.path }
        : { event: 'resume', run: id, step: resumed.step, backend, device },
    );
  }

  /** Samples a second, lately; null until it could be measured. */
  #speed(): number | null {
    const speed = this.#lastStep?.imagesPerSecond ?? Number.NaN;
    return Number.isFinite(speed) ? speed : null;
  }

  #drawStatus(): void {
    const { output } = this.#options;
    const last = this.#lastStep;
    if (last === undefined) {
      output.status(`${this.#options.preparing} …`.slice(0, output.columns - 1));
      return;
    }
    const { epochs, steps } = this.#document.progress;
    const samplesPerStep = (this.#document.dataset?.counts.train ?? 0) * (epochs / Math.max(1, steps));
    output.status(
      progressLine(
        {
          epoch: last.epoch,
          epochs,
          step: last.step,
          steps,
          samplesPerSecond: last.imagesPerSecond,
          msLeft: ((steps - last.step) * samplesPerStep * 1000) / last.imagesPerSecond,
          losses: this.#losses.values,
        },
        output.columns,
      ),
    );
  }

  #json(event: CliEvent): void {
    this.#options.output.jsonLine(toCliLine(event));
  }
}

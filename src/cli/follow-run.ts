import { attachRun, type RunStanding } from '#session/attach-run';
import type { ErrorReport } from '#base/neurozoo-error';
import { formatCount, formatDuration, formatMeasure, formatPercent } from '#base/format-quantity';
import type { RunEvent } from '#protocol/events';
import type { EpochRecord, MetricRecord, StepRecord } from '#protocol/metrics';
import type { MetricValues, Run } from '#protocol/run';
import { readRun, type RunDirectory } from '#store/run-directory';
import { toCliLine, type CliEvent } from '#protocol/cli-events';
import type { ExitStatus } from './command';
import type { Output } from './output';
import { progressLine } from './progress-line';
import { ThinnedCurve } from './thinned-curve';

/** How a run is watched. */
export interface FollowOptions {
  readonly run: RunDirectory;
  readonly output: Output;
  /** Called once when the user presses Ctrl-C; the watching goes on until the run has ended. */
  readonly onInterrupt: () => void;
  readonly interrupted: AbortSignal;
  /** Records up to this step were told before, by an earlier watch. */
  readonly afterStep: number;
}

/** Watches a run in the terminal, or as JSON lines, until no trainer works on it any more. */
export async function followRun(options: FollowOptions): Promise<ExitStatus> {
  const { run, output, interrupted } = options;
  const view = new RunView(options);
  const onAbort = (): void => {
    output.note('Stopping with a checkpoint …');
    options.onInterrupt();
  };
  interrupted.addEventListener('abort', onAbort, { once: true });
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

/** A training of more epochs prints a line for some of them only; `--json` has them all. */
const mostEpochLines = 50;

class RunView {
  readonly #options: FollowOptions;
  readonly #losses = new ThinnedCurve(512);
  #document: Run;
  #lastStep: StepRecord | undefined;
  #standing: RunStanding = 'preparing';
  #nextTold = 0;

  constructor(options: FollowOptions) {
    this.#options = options;
    this.#document = readRun(options.run);
  }

  takeRecords(records: readonly MetricRecord[]): void {
    for (const record of records) {
      if (record.kind === 'step') {
        this.#takeStep(record);
      } else if (record.kind === 'epoch' && record.step > this.#options.afterStep) {
        this.#tellEpoch(record);
      }
    }
    this.#drawStatus();
  }

  takeEvent(event: RunEvent): void {
    if (event.step < this.#options.afterStep) {
      return;
    }
    switch (event.kind) {
      case 'start':
      case 'resume':
        this.#document = readRun(this.#options.run);
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
        standing === 'notResponding' ? 'The trainer gives no sign of life; still waiting.' : `The training is ${standing}.`,
      );
      this.#json({ event: 'state', state: standing });
    }
    this.#standing = standing;
    this.#drawStatus();
  }

  /** The last line: what came out, and where it lies. */
  tellEnd(run: Run): ExitStatus {
    const { output } = this.#options;
    this.#json({
      event: 'end',
      status: this.#standing === 'interrupted' ? 'interrupted' : run.status,
      run: run.id,
      step: this.#lastStep?.step ?? run.progress.step,
      test: run.test,
      best: run.best,
      imagesPerSecond: this.#lastStep?.imagesPerSecond ?? null,
      error: run.error,
    });
    if (run.best !== null) {
      output.line(`best ${run.best.metric} ${formatValue(run.best.metric, run.best.value)} in epoch ${String(run.best.epoch)}`);
    }
    if (run.status === 'finished' && run.test !== null) {
      output.line(`test  ${formatValues(run.test)}`);
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
    output.line(`${isStopped ? 'stopped' : 'interrupted'}  ${where}  go on with: neurozoo resume ${run.id}`);
    return interrupted.aborted ? 130 : isStopped ? 0 : 1;
  }

  #tellFailure({ code, message, hint }: ErrorReport): ExitStatus {
    this.#options.output.note(`error ${code}: ${message}`);
    if (hint !== undefined) {
      this.#options.output.note(`  ${hint}`);
    }
    return code.startsWith('ZOO5') ? 3 : 1;
  }

  #takeStep(record: StepRecord): void {
    this.#lastStep = record;
    this.#losses.add(record.losses.reduce((sum, loss) => sum + (Number.isFinite(loss) ? loss : 0), 0));
    if (record.step > this.#options.afterStep) {
      this.#json({
        event: 'step',
        step: record.step,
        epoch: record.epoch,
        losses: record.losses,
        imagesPerSecond: record.imagesPerSecond,
      });
    }
  }

  #tellEpoch(record: EpochRecord): void {
    const { epochs } = this.#document.progress;
    const speed = this.#lastStep?.imagesPerSecond ?? Number.NaN;
    if (record.epoch >= this.#nextTold || record.epoch === epochs) {
      this.#nextTold = record.epoch + Math.ceil(epochs / mostEpochLines);
      this.#options.output.line(
        [
          `epoch ${String(record.epoch)}/${String(epochs)}`,
          `train ${formatValues(record.train)}`,
          ...(Object.keys(record.val).length === 0 ? [] : [`val ${formatValues(record.val)}`]),
          ...(Number.isFinite(speed) ? [`${formatCount(speed)} samples/s`] : []),
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

  #drawStatus(): void {
    const { output } = this.#options;
    const last = this.#lastStep;
    if (last === undefined) {
      output.status(`${this.#document.id}  reading data and preparing …`);
      return;
    }
    const { epochs, steps } = this.#document.progress;
    const samplesPerStep = (this.#document.dataset?.counts.train ?? 0) * (epochs / Math.max(1, steps));
    output.status(
      progressLine(
        {
          name: this.#document.id,
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

/** `loss 0.0421 · accuracy 98.72 %`. */
export function formatValues(values: MetricValues): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} ${formatValue(name, value)}`)
    .join(' · ');
}

/** Shares as percentages, everything else with four digits. */
export function formatValue(name: string, value: number): string {
  return shareNames.test(name) ? formatPercent(value) : formatMeasure(value);
}

const shareNames = /(^|\.)(accuracy|top5|precision|recall|f1|iou|map|recallAt1)$/;

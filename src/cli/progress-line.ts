import { formatCount, formatDuration, formatMeasure } from '#base/format-quantity';
import { sparkline } from '#base/sparkline';

/** Where a training stands, as a person watches it. */
export interface Progress {
  readonly epoch: number;
  readonly epochs: number;
  readonly step: number;
  readonly steps: number;
  /** Training samples a second, lately. */
  readonly samplesPerSecond: number;
  readonly msLeft: number;
  /** The loss of every step so far, or a thinned curve of it. */
  readonly losses: readonly number[];
}

const widestCurve = 24;
const narrowestCurve = 6;

/** One line of fewer than `columns` characters: the curve takes what is left of it, and what does not fit is left out from the end. */
export function progressLine(progress: Progress, columns: number): string {
  const barWidth = columns < 60 ? 6 : 16;
  const share = progress.steps === 0 ? 0 : Math.min(1, progress.step / progress.steps);
  const filled = Math.round(share * barWidth);
  const parts = [
    `epoch ${String(Math.min(progress.epoch, progress.epochs))}/${String(progress.epochs)}`,
    `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${String(Math.floor(share * 100)).padStart(3)} %`,
    ...(Number.isFinite(progress.msLeft) ? [`${formatDuration(progress.msLeft)} left`] : []),
    ...(Number.isFinite(progress.samplesPerSecond) ? [`${formatCount(progress.samplesPerSecond)} samples/s`] : []),
    ...progress.losses.slice(-1).map((loss) => `loss ${formatMeasure(loss)}`),
  ];
  let line = '';
  for (const part of parts) {
    const longer = line === '' ? part : `${line}  ${part}`;
    if (longer.length >= columns) {
      return line;
    }
    line = longer;
  }
  const room = Math.min(widestCurve, columns - line.length - 3);
  return room < narrowestCurve ? line : `${line}  ${sparkline(progress.losses, room)}`.trimEnd();
}

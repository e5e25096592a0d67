import { formatCount, formatDuration, formatMeasure } from '#base/format-quantity';
import { sparkline } from './sparkline';

/** Where a training stands, as a person watches it. */
export interface Progress {
  readonly name: string;
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

const barWidth = 16;
const curveWidth = 24;

/** One line of at most `columns` characters; what does not fit is left out from the end. */
export function progressLine(progress: Progress, columns: number): string {
  const share = progress.steps === 0 ? 0 : Math.min(1, progress.step / progress.steps);
  const filled = Math.round(share * barWidth);
  const parts = [
    progress.name,
    `epoch ${String(Math.min(progress.epoch, progress.epochs))}/${String(progress.epochs)}`,
    `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${String(Math.floor(share * 100)).padStart(3)} %`,
    `${formatCount(progress.samplesPerSecond)} samples/s`,
    `${formatDuration(progress.msLeft)} left`,
    `loss ${formatMeasure(progress.losses.at(-1) ?? Number.NaN)}`,
    sparkline(progress.losses, curveWidth),
  ];
  let line = '';
  for (const part of parts) {
    const longer = line === '' ? part : `${line}  ${part}`;
    if (longer.length >= columns) {
      break;
    }
    line = longer;
  }
  return line;
}

import type { RunStatus, MetricValues } from './run';
import type { ErrorReport } from '#base/neurozoo-error';
import { toExactJson } from './exact-number';

/** What long work prints under `--json`: one object a line. */
export type CliEvent =
  | {
      readonly event: 'start';
      readonly run: string;
      readonly training: string;
      /** What was found to compute with; what was asked for, without a device, where the training is left to itself before it is known. */
      readonly backend: string;
      readonly device: string | null;
      readonly directory: string;
    }
  | { readonly event: 'resume'; readonly run: string; readonly step: number; readonly backend: string; readonly device: string | null }
  | {
      readonly event: 'epoch';
      readonly epoch: number;
      readonly step: number;
      readonly loss: number;
      readonly train: MetricValues;
      readonly val: MetricValues;
      /** Null until a speed could be measured. */
      readonly imagesPerSecond: number | null;
    }
  | { readonly event: 'checkpoint'; readonly step: number; readonly epoch: number }
  | { readonly event: 'best'; readonly metric: string; readonly value: number; readonly epoch: number; readonly step: number }
  | { readonly event: 'warning'; readonly report: ErrorReport }
  | { readonly event: 'state'; readonly state: 'paused' | 'running' | 'notResponding' }
  | {
      readonly event: 'end';
      readonly status: RunStatus;
      readonly run: string;
      readonly step: number;
      readonly test: MetricValues | null;
      readonly best: { readonly metric: string; readonly value: number; readonly epoch: number } | null;
      readonly imagesPerSecond: number | null;
      readonly error: ErrorReport | null;
    };

/** One line for standard output. Numbers that JSON cannot carry are written as the words `"NaN"`, `"Infinity"`, `"-Infinity"`, `"-0"`. */
export function toCliLine(event: CliEvent): string {
  return `${toExactJson(event)}\n`;
}

import type { ErrorReport } from '#base/neurozoo-error';
import type { TensorData } from '#base/tensor-data';
import type { Field } from '#model/dataset-recipe';
import type { Batch } from './dataset';
import type { BatchPlan } from './batch-plan';
import type { PreparedData } from './prepared-data';

/** What the worker is started with. Everything large is shared memory. */
export interface WorkerStart {
  readonly prepared: PreparedData;
  readonly plan: BatchPlan;
  /** Room for one full batch each, see {@link slotViews}. */
  readonly slots: readonly SharedArrayBuffer[];
}

/** Whether what a thread was given is a start of this version: both ends come from one build, so that its parts need no further look. */
export function isWorkerStart(data: unknown): data is WorkerStart {
  return typeof data === 'object' && data !== null && 'prepared' in data && 'plan' in data && 'slots' in data;
}

/** To the worker: write the batch of a step into a slot. */
export interface FillRequest {
  readonly slot: number;
  readonly step: number;
}

/** From the worker: the slot is written, or the batch failed for a reason that a person can mend, or for another. */
export type FillReply =
  | {
      readonly kind: 'filled';
      readonly slot: number;
      readonly step: number;
      readonly epoch: number;
      readonly batchInEpoch: number;
      readonly samples: Int32Array;
    }
  | { readonly kind: 'failed'; readonly report: ErrorReport }
  | { readonly kind: 'defect'; readonly message: string };

/** Bytes of one sample in a slot: every value takes four. */
export function sampleBytes(fields: readonly Field[]): number {
  return fields.reduce((sum, field) => sum + 4 * valuesOf(field), 0);
}

/** The fields of a batch of `count` samples as views of a slot, one field after the other: both ends agree on this. */
export function slotViews(slot: SharedArrayBuffer, fields: readonly Field[], count: number): Batch {
  let offset = 0;
  const entries = fields.map((field): readonly [string, TensorData] => {
    const length = count * valuesOf(field);
    const shape = [count, ...field.type.shape];
    const start = offset;
    offset += 4 * length;
    return field.type.element === 'int'
      ? [field.name, { type: 'int32', shape, data: new Int32Array(slot, start, length) }]
      : [field.name, { type: 'float32', shape, data: new Float32Array(slot, start, length) }];
  });
  return Object.fromEntries(entries);
}

function valuesOf(field: Field): number {
  return field.type.shape.reduce((product, size) => product * size, 1);
}

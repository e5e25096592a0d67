import * as v from 'valibot';
import { count, isoTime, nonce } from './identifiers';
import { parseValue, type Parsed } from './parsed';

const commandSchema = v.variant('kind', [
  v.object({ kind: v.literal('pause') }),
  v.object({ kind: v.literal('resume') }),
  /** Writes a checkpoint and ends; with `discard` it ends without one. */
  v.object({ kind: v.literal('stop'), discard: v.boolean() }),
  v.object({ kind: v.literal('checkpoint') }),
  /** The learning rate from the next step on, of one objective or (null) of all. */
  v.object({
    kind: v.literal('setRate'),
    rate: v.pipe(v.number(), v.finite(), v.minValue(0)),
    objective: v.nullable(count),
  }),
  v.object({ kind: v.literal('setEpochs'), epochs: v.pipe(count, v.minValue(1)) }),
]);

/** What a trainer can be told while it trains. */
export type Command = Readonly<v.InferOutput<typeof commandSchema>>;

const controlRecordSchema = v.object({
  /** Tells one command from every other, so that none is done twice. */
  id: nonce,
  /** Of the start that is meant; a trainer leaves every other alone. */
  nonce,
  at: isoTime,
  command: commandSchema,
});

/** One line of `control.jsonl`. */
export type ControlRecord = Readonly<v.InferOutput<typeof controlRecordSchema>>;

/** Reads a line of `control.jsonl`, which any process may have written. */
export function parseControlRecord(record: unknown): Parsed<ControlRecord> {
  return parseValue(controlRecordSchema, record);
}

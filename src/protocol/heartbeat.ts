import * as v from 'valibot';
import { count, isoTime, nonce } from './identifiers';
import { parseJsonText, type Parsed } from './parsed';

/** What a trainer is at. */
export const trainerStates = ['preparing', 'running', 'paused', 'stopping'] as const;

/** What a trainer is doing, as its heartbeat says. */
export type TrainerState = (typeof trainerStates)[number];

const heartbeatSchema = v.object({
  version: v.literal(1),
  pid: count,
  nonce,
  at: isoTime,
  step: count,
  state: v.picklist(trainerStates),
});

/** `heartbeat.json`: written every second by a thread of its own, so that it goes on while a long step runs and ends with the process. */
export type Heartbeat = Readonly<v.InferOutput<typeof heartbeatSchema>>;

/** The whole of `heartbeat.json`. */
export function toHeartbeatText(heartbeat: Heartbeat): string {
  return `${JSON.stringify(heartbeat)}\n`;
}

/** Reads `heartbeat.json`; invalid while it is being replaced on systems that do not replace at once. */
export function parseHeartbeat(text: string): Parsed<Heartbeat> {
  return parseJsonText(heartbeatSchema, text);
}

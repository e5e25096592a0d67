import { join } from 'node:path';
import { parseControlRecord, type Command, type ControlRecord } from '#protocol/control';
import { toRecordLine } from '#protocol/record-line';
import { appendShared } from './append-log';
import { LogTail } from './log-tail';
import type { RunDirectory } from './run-directory';

/** Adds a command to `control.jsonl`. @throws NeurozooError ZOO3010 to ZOO3012 */
export function writeControl(run: RunDirectory, record: ControlRecord): void {
  appendShared(run.door, controlPath(run), toRecordLine(record));
}

/** The trainer's end of `control.jsonl`. */
export class ControlFollower {
  readonly #tail: LogTail;
  readonly #nonce: string;
  readonly #done = new Set<string>();

  /** @param nonce of this start: commands to another start of the run are passed over in silence */
  constructor(run: RunDirectory, nonce: string) {
    this.#tail = new LogTail(run.door, controlPath(run));
    this.#nonce = nonce;
  }

  /** New commands in order, each once, and how many lines meant nothing (warn with ZOO3034). Reads at most about a megabyte. */
  read(): { readonly commands: readonly Command[]; readonly malformed: number } {
    const piece = this.#tail.read();
    const commands: Command[] = [];
    let malformed = piece.damaged;
    for (const line of piece.records) {
      const parsed = parseControlRecord(line);
      if (parsed.kind === 'invalid') {
        malformed++;
      } else if (parsed.value.nonce === this.#nonce && !this.#done.has(parsed.value.id)) {
        this.#done.add(parsed.value.id);
        commands.push(parsed.value.command);
      }
    }
    return { commands, malformed };
  }
}

function controlPath(run: RunDirectory): string {
  return join(run.path, 'control.jsonl');
}

import type { Json } from '#base/json';

/** Where a command writes. Text for people goes through `line` and `note`, data for programs through `json`. */
export interface Output {
  /** Whether `--json` was given: then `line` is silent and `json` speaks. */
  readonly isJson: boolean;
  /** Whether a person watches a terminal that can redraw a line. */
  readonly isTerminal: boolean;
  /** Characters in a line of the terminal; 80 where it does not tell. */
  readonly columns: number;
  /** A line of the answer, on standard output. */
  line(text: string): void;
  /** A line beside the answer (progress, warnings, errors), on standard error. */
  note(text: string): void;
  /** One JSON document on a line of its own, on standard output; nothing without `--json`. */
  json(document: Json): void;
  /** The same for a line that is JSON already. */
  jsonLine(line: string): void;
  /** Replaces the status line at the bottom of a terminal; an empty text removes it. Does nothing elsewhere. */
  status(text: string): void;
}

/** Results go to `out`, so that they can be piped; progress, warnings and errors go to `err`. */
export interface OutputStreams {
  readonly out: OutputStream;
  readonly err: OutputStream;
}

interface OutputStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Writes to a pair of streams. While a status line stands, other lines are put above it. */
export function createOutput(streams: OutputStreams, isJson: boolean): Output {
  let status = '';
  const isTerminal = streams.err.isTTY === true && streams.out.isTTY === true && !isJson;
  const above = (write: () => void): void => {
    if (status === '') {
      write();
      return;
    }
    streams.err.write('\r\u001b[2K');
    write();
    streams.err.write(status);
  };
  return {
    isJson,
    isTerminal,
    columns: streams.out.columns ?? 80,
    line: (text) => {
      if (!isJson) {
        above(() => streams.out.write(`${harmless(text)}\n`));
      }
    },
    note: (text) => {
      above(() => streams.err.write(`${harmless(text)}\n`));
    },
    json: (document) => {
      if (isJson) {
        streams.out.write(`${JSON.stringify(document)}\n`);
      }
    },
    jsonLine: (line) => {
      if (isJson) {
        streams.out.write(line);
      }
    },
    status: (text) => {
      if (isTerminal && text !== status) {
        streams.err.write(`\r\u001b[2K${text}`);
        status = text;
      }
    },
  };
}

/** Text from files and names without what a terminal would obey; line breaks and tabs stay. */
function harmless(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, '\ufffd');
}

import type { ErrorCode } from './codes/catalogue';

/** What a person needs to mend a failure: the code of its manual page, one sentence that names the thing, and what to do about it. */
export interface ErrorReport {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint?: string;
  /** The file concerned, as the user named it, and the byte offset or line inside it. */
  readonly file?: string;
  readonly offset?: number;
  readonly line?: number;
}

/** The one error type that outer layers throw; everything else that is thrown is a defect. */
export class NeurozooError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly file: string | undefined;
  readonly offset: number | undefined;
  readonly line: number | undefined;

  constructor(report: ErrorReport, cause?: unknown) {
    super(report.message, cause === undefined ? undefined : { cause });
    this.name = 'NeurozooError';
    this.code = report.code;
    this.hint = report.hint;
    this.file = report.file;
    this.offset = report.offset;
    this.line = report.line;
  }

  /** The error as plain data, for a log, a wire or `--json`. */
  toReport(): ErrorReport {
    return {
      code: this.code,
      message: this.message,
      ...(this.hint === undefined ? {} : { hint: this.hint }),
      ...(this.file === undefined ? {} : { file: this.file }),
      ...(this.offset === undefined ? {} : { offset: this.offset }),
      ...(this.line === undefined ? {} : { line: this.line }),
    };
  }
}

import * as v from 'valibot';
import { catalogue, type ErrorCode } from '#base/codes/catalogue';
import type { ErrorReport } from '#base/neurozoo-error';
import { count } from './identifiers';

/** An error as it stands in a file or on a wire. */
export const errorReportSchema: v.GenericSchema<unknown, ErrorReport> = v.pipe(
  v.object({
    code: v.pipe(
      v.string(),
      v.custom<ErrorCode>((code) => typeof code === 'string' && Object.hasOwn(catalogue, code), 'a code of the catalogue'),
    ),
    message: v.string(),
    hint: v.optional(v.string()),
    file: v.optional(v.string()),
    offset: v.optional(count),
    line: v.optional(count),
  }),
  v.transform(({ code, message, hint, file, offset, line }) => ({
    code,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(file === undefined ? {} : { file }),
    ...(offset === undefined ? {} : { offset }),
    ...(line === undefined ? {} : { line }),
  })),
);

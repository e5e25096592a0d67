import * as v from 'valibot';

/** What came of reading a text from outside: its value, or one sentence that says what is wrong with it. Reading never throws. */
export type Parsed<T> = { readonly kind: 'value'; readonly value: T } | { readonly kind: 'invalid'; readonly problem: string };

/** The value of a JSON text that fits a schema. A text with another `version` than the schema's is named as such. */
export function parseJsonText<T>(schema: v.GenericSchema<unknown, T>, text: string): Parsed<T> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { kind: 'invalid', problem: `It is not JSON: ${error instanceof Error ? error.message : 'unreadable'}.` };
  }
  return parseValue(schema, value);
}

/** The value as the schema gives it back, or what is wrong with its first wrong part. */
export function parseValue<T>(schema: v.GenericSchema<unknown, T>, value: unknown): Parsed<T> {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) {
    return { kind: 'value', value: result.output };
  }
  const issue = result.issues[0];
  const path = v.getDotPath(issue);
  if (path === 'version') {
    return {
      kind: 'invalid',
      problem: `Its format version is ${issue.received}, but this version of Neurozoo reads ${issue.expected ?? 'another'}.`,
    };
  }
  return {
    kind: 'invalid',
    problem: `${path === null ? 'It' : `\`${path}\``} should be ${issue.expected ?? 'different'}, but is ${issue.received}.`,
  };
}

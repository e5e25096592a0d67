import { parseArgs } from 'node:util';
import { NeurozooError } from '#base/neurozoo-error';
import { nearestName } from '#base/nearest-name';
import type { CommandSpec, OptionSpec, OptionValues } from './command';

/** The switches that every command takes. */
export const commonOptions: readonly OptionSpec[] = [
  { name: 'json', meaning: 'Print JSON: one document, or one object a line for long work.' },
  { name: 'debug', meaning: 'Print the stack trace of an error.' },
  { name: 'help', short: 'h', meaning: 'Print this help.' },
];

/** The words of a command line by what they are, each option checked against the command's own. */
export interface ParsedCommandLine {
  readonly positional: readonly string[];
  readonly options: OptionValues;
}

/**
 * Reads the words after the command's name.
 *
 * @throws NeurozooError ZOO6002 for an unknown option, ZOO6003 for a missing or superfluous argument, ZOO6004 for a value of the wrong form
 */
export function parseCommandLine(spec: CommandSpec, words: readonly string[]): ParsedCommandLine {
  const specs = [...spec.options, ...commonOptions];
  const values = parseWords(specs, words);
  if (values.options.flag('help')) {
    return values;
  }
  checkArguments(spec, values.positional);
  for (const option of specs) {
    checkValue(option, values.options);
  }
  return values;
}

function parseWords(specs: readonly OptionSpec[], words: readonly string[]): ParsedCommandLine {
  const { values, positionals, tokens } = parseArgs({
    args: words.map(guardNumber),
    allowPositionals: true,
    strict: false,
    tokens: true,
    options: Object.fromEntries(
      specs.map((option) => [
        option.name,
        {
          type: option.value === undefined ? ('boolean' as const) : ('string' as const),
          multiple: option.many === true,
          ...(option.short === undefined ? {} : { short: option.short }),
        },
      ]),
    ),
  });
  for (const token of tokens) {
    if (token.kind === 'option') {
      checkToken(token, specs);
    }
  }
  return { positional: positionals.map(unguardNumber), options: optionValues(values) };
}

/** A word such as `-1,0.5` is numbers and no option: a space before it keeps `parseArgs` from taking it for one. */
function guardNumber(word: string): string {
  return /^-[\d.]/.test(word) ? ` ${word}` : word;
}

function unguardNumber(word: string): string {
  return /^ -[\d.]/.test(word) ? word.slice(1) : word;
}

/** An option as it was written: known, and with a value exactly where it takes one. */
function checkToken({ name, rawName, value }: OptionToken, specs: readonly OptionSpec[]): void {
  const option = specs.find((candidate) => candidate.name === name);
  if (option === undefined) {
    throw unknownOption(rawName, specs);
  }
  if (option.value !== undefined && value === undefined) {
    throw new NeurozooError({ code: 'ZOO6004', message: `--${name} needs a value: --${name} ${option.value}.` });
  }
  if (option.value === undefined && value !== undefined) {
    throw new NeurozooError({ code: 'ZOO6004', message: `--${name} takes no value, but was given "${value}".` });
  }
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
}

function optionValues(values: Readonly<Record<string, unknown>>): OptionValues {
  const text = (name: string): string | undefined => {
    const value = values[name];
    return typeof value === 'string' ? unguardNumber(value) : undefined;
  };
  return {
    flag: (name) => values[name] === true,
    text,
    number: (name) => {
      const value = text(name);
      return value === undefined ? undefined : Number(value);
    },
    list: (name) => {
      const value = values[name];
      return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
    },
  };
}

function unknownOption(rawName: string, specs: readonly OptionSpec[]): NeurozooError {
  const near = nearestName(
    rawName.replace(/^-+/, ''),
    specs.map((option) => option.name),
  );
  return new NeurozooError({
    code: 'ZOO6002',
    message: `There is no option ${rawName}.`,
    ...(near === undefined ? {} : { hint: `Did you mean --${near}?` }),
  });
}

function checkArguments(spec: CommandSpec, positional: readonly string[]): void {
  const missing = spec.arguments.find((argument, index) => argument.required && index >= positional.length);
  if (missing !== undefined) {
    throw new NeurozooError({ code: 'ZOO6003', message: `${missing.name} is missing: ${missing.meaning}` });
  }
  const takesAll = spec.arguments.some((argument) => argument.many === true);
  const superfluous = positional[spec.arguments.length];
  if (!takesAll && superfluous !== undefined) {
    throw new NeurozooError({ code: 'ZOO6003', message: `"${superfluous}" is one argument too many.` });
  }
}

function checkValue(option: OptionSpec, values: OptionValues): void {
  const text = values.text(option.name);
  if (text === undefined || option.type === undefined || option.type === 'text') {
    return;
  }
  const least = option.type === 'count' ? 1 : 0;
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < least || !Number.isSafeInteger(number)) {
    throw new NeurozooError({
      code: 'ZOO6004',
      message: `--${option.name} needs a whole number from ${String(least)}, but was given "${text}".`,
    });
  }
}

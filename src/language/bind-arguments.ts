import type { AstNode } from 'langium';
import type { ErrorCode } from '#base/codes/catalogue';
import { nearestName } from '#base/nearest-name';
import type { SettingSpec, SettingSpecs, SettingValue } from '#model/setting';
import { settingProblem } from '#model/setting-check';
import { defaultSettings, type Settings } from '#model/setting-values';
import type { Argument, Expression } from './generated/ast';
import { rangeOf } from './range-of';
import type { Finding } from './finding';

/** A call whose arguments are settings, in whole or in part. */
export interface SettingCall {
  readonly name: string;
  readonly node: AstNode;
  readonly args: readonly Argument[];
}

/** What an argument says: a value of a kind that may still be wrong, or nothing that can be known because of a mistake elsewhere. */
export type ArgumentReading = { readonly kind: 'value'; readonly value: SettingValue | undefined } | { readonly kind: 'unknown' };

/** How arguments are read and what is said about wrong ones. */
export interface ArgumentBinding {
  readonly call: SettingCall;
  readonly specs: SettingSpecs;
  readonly read: (expression: Expression, spec: SettingSpec) => ArgumentReading;
  /** The name of an argument that goes neither by name nor by place, such as a bare activation. */
  readonly nameOf?: (argument: Argument) => string | undefined;
  /** `stray`: unknown, one too many, given twice; `missing`: required and not there; `wrong`: of another type or outside its range. */
  readonly codes: { readonly stray: ErrorCode; readonly missing: ErrorCode; readonly wrong: ErrorCode };
  readonly report: (finding: Finding) => void;
}

/** Arguments as complete settings, defaults included; undefined where one is unknown, missing or of the wrong kind (and said). */
export function bindArguments(binding: ArgumentBinding): Settings | undefined {
  const { call, specs } = binding;
  const settings: Record<string, SettingValue> = {};
  let place = 0;
  let wrong = false;
  for (const argument of call.args) {
    const named = argument.name ?? binding.nameOf?.(argument);
    const name = named ?? nameAt(specs, place);
    place += named === undefined ? 1 : 0;
    const value = bindOne(binding, { argument, name, bound: settings });
    if (name === undefined || value === undefined) {
      wrong = true;
    } else {
      settings[name] = value;
    }
  }
  return wrong ? undefined : withDefaults(binding, settings);
}

function nameAt(specs: SettingSpecs, place: number): string | undefined {
  return Object.keys(specs).find((candidate) => specs[candidate]?.position === place);
}

interface BoundArgument {
  readonly argument: Argument;
  readonly name: string | undefined;
  readonly bound: Settings;
}

function bindOne(binding: ArgumentBinding, { argument, name, bound }: BoundArgument): SettingValue | undefined {
  const { call, specs, codes } = binding;
  const spec = name !== undefined && Object.hasOwn(specs, name) ? specs[name] : undefined;
  if (name === undefined || spec === undefined || Object.hasOwn(bound, name)) {
    reportStray(binding, argument, spec === undefined ? undefined : name);
    return undefined;
  }
  const reading = binding.read(argument.value, spec);
  if (reading.kind === 'unknown') {
    return undefined;
  }
  const { value } = reading;
  const problem = settingProblem(spec, value ?? []);
  if (value !== undefined && problem === undefined) {
    return value;
  }
  const message = `The setting "${name}" of ${call.name} ${problem ?? 'has another form'}.`;
  binding.report({ code: codes.wrong, message, at: rangeOf(argument.value) });
  return undefined;
}

function withDefaults({ call, specs, codes, report }: ArgumentBinding, settings: Settings): Settings | undefined {
  const complete = { ...defaultSettings(specs), ...settings };
  const missing = Object.keys(specs).filter((name) => !Object.hasOwn(complete, name));
  if (missing.length === 0) {
    return complete;
  }
  const words = missing.map((name) => `"${name}" (${specs[name]?.meaning ?? ''})`).join(' and ');
  report({ code: codes.missing, message: `${call.name} lacks ${words}.`, at: rangeOf(call.node) });
  return undefined;
}

function reportStray({ call, specs, codes, report }: ArgumentBinding, argument: Argument, twice: string | undefined): void {
  const names = Object.keys(specs);
  const { name } = argument;
  const suggestion = name === undefined || twice !== undefined ? undefined : nearestName(name, names);
  const rest = names.length === 0 ? 'It has none.' : `It has ${names.join(', ')}.`;
  const { start, end } = rangeOf(argument);
  report({
    code: codes.stray,
    message: strayWords(call.name, { name, twice, hint: suggestion === undefined ? rest : `Did you mean "${suggestion}"?`, rest }),
    at: { start, end: name === undefined ? end : start + name.length },
    ...(suggestion === undefined ? {} : { replacement: suggestion }),
  });
}

function strayWords(
  thing: string,
  stray: { readonly name: string | undefined; readonly twice: string | undefined; readonly hint: string; readonly rest: string },
): string {
  const { name, twice, hint, rest } = stray;
  if (twice !== undefined) {
    return `The setting "${twice}" of ${thing} is given twice.`;
  }
  return name === undefined ? `${thing} takes no further setting here. ${rest}` : `${thing} has no setting "${name}". ${hint}`;
}

import { nearestName } from '#base/nearest-name';
import { isEquationFunction } from '#model/equation-catalogue';
import { isMetricKind, metricCatalogue } from '#model/metric-catalogue';
import type { Report } from '#model/recipe';
import type { Argument, Call, SettingValue } from '../generated/ast';
import { bindSettings } from './bind-settings';
import type { EquationScope } from './equation-scope';
import { lowerEquation } from './lower-equation';
import { adoptTarget, reportTyping } from './lower-function';
import { rangeOf } from '../range-of';

/** `accuracy(N(image), label)`, `pixels = accuracy(…)`, `cycle = cycle`: a metric, or the mean of any equation. */
export function lowerReport(scope: EquationScope, value: SettingValue, taken: ReadonlySet<string>): Report | undefined {
  const expression = value.value;
  const report =
    expression.$type === 'Call' && isMetricKind(expression.name)
      ? lowerMetric(scope, expression)
      : unknownMetric(scope, value)
        ? undefined
        : lowerMean(scope, value);
  if (report === undefined) {
    return undefined;
  }
  const name = value.label ?? freeName(report.name, taken);
  if (taken.has(name)) {
    const message = name === 'loss' ? 'The name "loss" is that of the objective.' : `There is a report "${name}" already.`;
    scope.context.report({ code: 'ZOO1516', message, at: rangeOf(value) });
    return undefined;
  }
  return { ...report, name };
}

function lowerMetric(scope: EquationScope, call: Call): Report | undefined {
  if (!isMetricKind(call.name)) {
    return undefined;
  }
  const description = metricCatalogue[call.name];
  const sorted = sortArguments(
    call.args,
    description.arguments.map((argument) => argument.name),
  );
  const inputs = sorted.tensors.map((argument) => (argument === undefined ? undefined : lowerEquation(scope, argument.value)));
  const settings = bindSettings(scope.context, { name: call.name, node: call, args: sorted.settings }, description.settings);
  const missing = description.arguments.filter((_, index) => sorted.tensors[index] === undefined);
  if (missing.length > 0) {
    const words = missing.map((argument) => `"${argument.name}" (${argument.meaning})`).join(' and ');
    scope.context.report({ code: 'ZOO1403', message: `${call.name} lacks ${words}.`, at: rangeOf(call) });
    return undefined;
  }
  const complete = inputs.filter((input) => input !== undefined);
  if (settings === undefined || complete.length < inputs.length) {
    return undefined;
  }
  adoptTarget(scope, call.name, complete);
  if (!complete.some((input) => scope.list.isUnknown(input))) {
    const typing = description.infer(complete.map((input) => scope.list.typeOf(input)));
    if (!typing.ok) {
      reportTyping(scope, call, typing);
      return undefined;
    }
  }
  return { name: call.name, metric: call.name, inputs: complete, settings, better: description.better };
}

/** A misspelt metric is told apart from an unknown function, since here either may stand. */
function unknownMetric(scope: EquationScope, { value }: SettingValue): boolean {
  if (value.$type !== 'Call' || isEquationFunction(value.name) || value.name === 'ramp') {
    return false;
  }
  const { resolved, unresolved, blocks } = scope.context.networks;
  if (resolved.has(value.name) || unresolved.has(value.name) || blocks.has(value.name)) {
    return false;
  }
  const suggestion = nearestName(value.name, Object.keys(metricCatalogue));
  const { start } = rangeOf(value);
  const hint = suggestion === undefined ? `There are ${Object.keys(metricCatalogue).join(', ')}.` : `Did you mean "${suggestion}"?`;
  scope.context.report({
    code: 'ZOO1509',
    message: `There is no measure "${value.name}". ${hint}`,
    at: { start, end: start + value.name.length },
    ...(suggestion === undefined ? {} : { replacement: suggestion }),
  });
  return true;
}

function lowerMean(scope: EquationScope, { value }: SettingValue): Report | undefined {
  const input = lowerEquation(scope, value);
  const name = value.$type === 'Ref' || value.$type === 'Call' ? value.name : 'value';
  return input === undefined ? undefined : { name, metric: 'mean', inputs: [input], settings: {}, better: metricCatalogue.mean.better };
}

/** `accuracy`, then `accuracy2`, where nobody chose a name. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let ordinal = 1; ; ordinal++) {
    const candidate = ordinal === 1 ? name : `${name}${String(ordinal)}`;
    if (!taken.has(candidate)) {
      return candidate;
    }
  }
}

function sortArguments(
  given: readonly Argument[],
  names: readonly string[],
): { readonly tensors: readonly (Argument | undefined)[]; readonly settings: readonly Argument[] } {
  const tensors: (Argument | undefined)[] = names.map(() => undefined);
  const settings: Argument[] = [];
  let place = 0;
  for (const argument of given) {
    const index = argument.name === undefined ? place++ : names.indexOf(argument.name);
    if (index < 0 || index >= names.length) {
      settings.push(argument);
    } else {
      tensors[index] = argument;
    }
  }
  return { tensors, settings };
}

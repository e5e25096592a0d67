import type { Show } from '#model/recipe';
import { isShowForm, showFormCatalogue, type ShowForm } from '#model/show-form-catalogue';
import { trainingDefaults } from '#model/training-defaults';
import type { Expression, FormCall, Setting } from '../generated/ast';
import { bindSettings } from './bind-settings';
import type { EquationScope } from './equation-scope';
import { lowerEquation } from './lower-equation';
import { suggest } from '../suggestion';
import { rangeOf } from '../range-of';

/** `show x, toY, G(toY) as rows`, `show Xor as boundary`: what stands after `as` holds for the whole list. */
export function lowerShow(scope: EquationScope, clause: Setting): Show | undefined {
  const { context } = scope;
  const form = clause.values.find((value) => value.form !== undefined)?.form;
  const name = form?.name ?? trainingDefaults.showForm;
  if (!isShowForm(name)) {
    reportForm(scope, name, form);
    return undefined;
  }
  const description = showFormCatalogue[name];
  const settings = bindSettings(context, { name, node: form ?? clause, args: form?.args ?? [] }, description.settings);
  const shown = shownThings(scope, clause, name);
  return shown === undefined || settings === undefined ? undefined : { ...shown, form: name, settings };
}

/** The values or networks of the list, as the form takes them; undefined where one of them is wrong (and said). */
function shownThings(scope: EquationScope, clause: Setting, form: ShowForm): Pick<Show, 'values' | 'networks'> | undefined {
  const expressions = clause.values.map(({ value }) => value);
  const takesNetworks = showFormCatalogue[form].of === 'network';
  const networks = takesNetworks ? expressions.map((expression) => shownNetwork(scope, expression, form)) : [];
  const values = takesNetworks ? [] : expressions.map((expression) => lowerEquation(scope, expression));
  const shown = { values: values.filter((value) => value !== undefined), networks: networks.filter((network) => network !== undefined) };
  return shown.values.length + shown.networks.length === expressions.length ? shown : undefined;
}

function shownNetwork(scope: EquationScope, expression: Expression, form: string): string | undefined {
  const { resolved, unresolved } = scope.context.networks;
  const name = expression.$type === 'Ref' ? expression.name : '';
  if (resolved.has(name)) {
    return name;
  }
  if (!unresolved.has(name)) {
    scope.context.report({ code: 'ZOO1504', message: `\`as ${form}\` shows a network, by its name alone.`, at: rangeOf(expression) });
  }
  return undefined;
}

function reportForm(scope: EquationScope, name: string, form: FormCall | undefined): void {
  const names = Object.keys(showFormCatalogue);
  const { hint, fix } = suggest(name, names, `There are ${names.join(', ')}.`);
  const start = form === undefined ? 0 : rangeOf(form).start;
  scope.context.report({
    code: 'ZOO1512',
    message: `Nothing is shown as "${name}".${hint}`,
    at: { start, end: start + name.length },
    ...fix,
  });
}

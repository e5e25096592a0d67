import { nearestName } from '#base/nearest-name';
import type { Show } from '#model/recipe';
import { isShowForm, showFormCatalogue } from '#model/show-form-catalogue';
import { trainingDefaults } from '#model/training-defaults';
import type { FormCall, Setting } from '../generated/ast';
import { bindSettings } from './bind-settings';
import type { EquationScope } from './equation-scope';
import { lowerEquation } from './lower-equation';
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
  const values: number[] = [];
  const networks: string[] = [];
  let wrong = settings === undefined;
  for (const { value } of clause.values) {
    if (description.of === 'network') {
      const network = value.$type === 'Ref' && context.networks.resolved.has(value.name) ? value.name : undefined;
      if (network !== undefined) {
        networks.push(network);
      } else {
        wrong = true;
        if (value.$type !== 'Ref' || !context.networks.unresolved.has(value.name)) {
          context.report({ code: 'ZOO1504', message: `\`as ${name}\` shows a network, by its name alone.`, at: rangeOf(value) });
        }
      }
      continue;
    }
    const id = lowerEquation(scope, value);
    if (id === undefined) {
      wrong = true;
    } else {
      values.push(id);
    }
  }
  return wrong || settings === undefined ? undefined : { values, networks, form: name, settings };
}

function reportForm(scope: EquationScope, name: string, form: FormCall | undefined): void {
  const suggestion = nearestName(name, Object.keys(showFormCatalogue));
  const start = form === undefined ? 0 : rangeOf(form).start;
  const hint = suggestion === undefined ? `There are ${Object.keys(showFormCatalogue).join(', ')}.` : `Did you mean "${suggestion}"?`;
  scope.context.report({
    code: 'ZOO1512',
    message: `Nothing is shown as "${name}". ${hint}`,
    at: { start, end: start + name.length },
    ...(suggestion === undefined ? {} : { replacement: suggestion }),
  });
}

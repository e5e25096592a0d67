import { nearestName } from '#base/nearest-name';
import type { Network } from '#model/network';
import { countParameters, reachableNetworks } from '#model/parameter-count';
import type { Objective } from '#model/recipe';
import type { OptimizerSpec } from '#model/schedule';
import { trainingDefaults } from '#model/training-defaults';
import type { Minimize } from '../generated/ast';
import type { EquationScope } from './equation-scope';
import { trainedBy } from './gradient-paths';
import { lowerEquation } from './lower-equation';
import { lowerOptimizer } from './lower-optimizer';
import { rangeOf } from '../range-of';
import { lineOf } from './line-of';
import { checkSpecialOptimizer } from './special-optimizer';

/** `minimize equation over G using adam(2e-4) every 5 steps`; undefined where something in it is wrong (and said). */
export function lowerObjective(scope: EquationScope, clause: Minimize, optimizer: OptimizerSpec | undefined): Objective | undefined {
  const { context } = scope;
  const value = lowerEquation(scope, clause.value);
  const own = clause.using === undefined ? optimizer : lowerOptimizer(context, clause.using);
  const every = clause.every === undefined ? trainingDefaults.every : Number(clause.every);
  if (!Number.isSafeInteger(every) || every < 1) {
    context.report({
      code: 'ZOO1504',
      message: `\`every\` takes a whole number of steps, not ${String(clause.every)}.`,
      at: rangeOf(clause),
    });
    return undefined;
  }
  if (value === undefined) {
    return undefined;
  }
  const trained = trainedNetworks(scope, trainedBy(scope.list.nodes, value));
  const over = clause.over.length === 0 ? trained : chooseTrained(scope, clause, trained);
  if (over === undefined || own === undefined) {
    return undefined;
  }
  if (over.length === 0) {
    const message = 'Nothing in this equation can be trained: no network with parameters and no variable that a gradient reaches.';
    context.report({ code: 'ZOO1507', message, at: rangeOf(clause.value) });
    return undefined;
  }
  if (!checkSpecialOptimizer(scope, { clause, value, optimizer: own })) {
    return undefined;
  }
  const objective = { direction: clause.op, value, text: lineOf(context.text, clause.value), over, optimizer: own, every };
  return objective;
}

/** Variables, and networks with parameters: those that are applied and those inside them. */
function trainedNetworks(scope: EquationScope, names: readonly string[]): readonly string[] {
  const { resolved } = scope.context.networks;
  const all = names.flatMap((name) => {
    const network = resolved.get(name);
    return network === undefined ? [name] : reachableNetworks(network, (inner) => resolved.get(inner)).map((inner) => inner.name);
  });
  return [...new Set(all)].filter((name) => {
    const network = resolved.get(name);
    return scope.variables.has(name) || (network !== undefined && hasOwnParameters(network));
  });
}

function hasOwnParameters(network: Network): boolean {
  return countParameters(network, () => undefined).parameters > 0;
}

function chooseTrained(scope: EquationScope, clause: Minimize, trained: readonly string[]): readonly string[] | undefined {
  const { context } = scope;
  let wrong = false;
  for (const name of clause.over) {
    if (context.networks.unresolved.has(name)) {
      wrong = true;
    } else if (!trained.includes(name)) {
      const known = context.networks.resolved.has(name) || scope.variables.has(name);
      const suggestion = nearestName(name, trained);
      const hint = trained.length === 0 ? '' : ` It reaches ${trained.join(', ')}.`;
      const message = known
        ? `No gradient of this equation reaches "${name}".${hint}`
        : `There is no network or variable "${name}".${suggestion === undefined ? hint : ` Did you mean "${suggestion}"?`}`;
      context.report({ code: 'ZOO1508', message, at: rangeOf(clause) });
      wrong = true;
    }
  }
  return wrong ? undefined : [...new Set(clause.over)];
}

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
import { suggest } from '../suggestion';

/** `minimize equation over G using adam(2e-4) every 5 steps`; undefined where something in it is wrong (and said). */
export function lowerObjective(scope: EquationScope, clause: Minimize, optimizer: OptimizerSpec | undefined): Objective | undefined {
  const { context } = scope;
  const value = lowerEquation(scope, clause.value);
  const own = clause.using === undefined ? optimizer : lowerOptimizer(context, clause.using);
  const every = lowerEvery(scope, clause);
  if (value === undefined) {
    return undefined;
  }
  const over = lowerOver(scope, clause, trainedNetworks(scope, trainedBy(scope.list.nodes, value)));
  if (over === undefined || own === undefined || every === undefined) {
    return undefined;
  }
  if (!checkSpecialOptimizer(scope, { clause, value, optimizer: own })) {
    return undefined;
  }
  return { direction: clause.op, value, text: lineOf(context.text, clause.value), over, optimizer: own, every };
}

function lowerEvery({ context }: EquationScope, clause: Minimize): number | undefined {
  const every = clause.every === undefined ? trainingDefaults.every : Number(clause.every);
  if (Number.isSafeInteger(every) && every >= 1) {
    return every;
  }
  context.report({
    code: 'ZOO1504',
    message: `\`every\` takes a whole number of steps, not ${String(clause.every)}.`,
    at: rangeOf(clause),
  });
  return undefined;
}

/** What the objective updates: what stands after `over`, or all that a gradient reaches. */
function lowerOver(scope: EquationScope, clause: Minimize, trained: readonly string[]): readonly string[] | undefined {
  if (clause.over.length > 0) {
    return chooseTrained(scope, clause, trained);
  }
  if (trained.length > 0) {
    return trained;
  }
  const message = 'Nothing in this equation can be trained: no network with parameters and no variable that a gradient reaches.';
  scope.context.report({ code: 'ZOO1507', message, at: rangeOf(clause.value) });
  return undefined;
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
  const strangers = clause.over.filter((name) => !trained.includes(name));
  for (const name of strangers) {
    reportStranger(scope, clause, { name, trained });
  }
  return strangers.length > 0 ? undefined : [...new Set(clause.over)];
}

/** Says why a name after `over` cannot be updated; about a network that is wrong itself enough has been said. */
function reportStranger(
  scope: EquationScope,
  clause: Minimize,
  { name, trained }: { readonly name: string; readonly trained: readonly string[] },
): void {
  const { networks, report } = scope.context;
  if (networks.unresolved.has(name)) {
    return;
  }
  const reached = trained.length === 0 ? '' : `It reaches ${trained.join(', ')}.`;
  const isKnown = networks.resolved.has(name) || scope.variables.has(name);
  const message = isKnown
    ? `No gradient of this equation reaches "${name}". ${reached}`.trimEnd()
    : `There is no network or variable "${name}".${suggest(name, trained, reached).hint}`;
  report({ code: 'ZOO1508', message, at: rangeOf(clause) });
}

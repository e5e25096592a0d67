import type { Network } from '#model/network';
import type { OptimizerSpec } from '#model/schedule';
import type { Minimize } from '../generated/ast';
import type { EquationScope } from './equation-scope';
import { rangeOf } from '../range-of';

/**
 * Whether the optimiser can do what the objective asks. Two of them follow no gradient: `closedForm` solves least squares of a single linear layer,
 * `perceptronRule` changes a single layer of threshold units by its mistakes.
 */
export function checkSpecialOptimizer(
  scope: EquationScope,
  objective: { readonly clause: Minimize; readonly value: number; readonly optimizer: OptimizerSpec },
): boolean {
  const { clause, value, optimizer } = objective;
  const at = rangeOf(clause.using ?? clause.value);
  switch (optimizer.kind) {
    case 'closedForm':
      if (clause.op === 'minimize' && isSingleLayer(scope, value, { losses: ['l2', 'adaline'], activation: 'linear' })) {
        return true;
      }
      scope.context.report({
        code: 'ZOO1514',
        message: 'closedForm solves l2(Net(x), y) with a network of one dense layer without activation, and nothing else.',
        at,
      });
      return false;
    case 'perceptronRule':
      if (clause.op === 'minimize' && isSingleLayer(scope, value, { losses: ['perceptron'], activation: 'step' })) {
        return true;
      }
      scope.context.report({
        code: 'ZOO1515',
        message: 'perceptronRule trains perceptron(Net(x), y) with a network of one dense layer with step, and nothing else.',
        at,
      });
      return false;
    default:
      return true;
  }
}

function isSingleLayer(
  scope: EquationScope,
  value: number,
  wanted: { readonly losses: readonly string[]; readonly activation: string },
): boolean {
  const loss = scope.list.nodes[value];
  if (loss?.kind !== 'function' || !wanted.losses.includes(loss.function)) {
    return false;
  }
  const applied = scope.list.nodes[loss.inputs[0] ?? -1];
  const network = applied?.kind === 'apply' ? scope.context.networks.resolved.get(applied.network) : undefined;
  return network !== undefined && activationOfSingleLayer(network) === wanted.activation;
}

/** The activation of a network that is one dense layer, perhaps with its activation as a layer of its own and with flattening before. */
function activationOfSingleLayer(network: Network): string | undefined {
  const layers = network.nodes.filter((node) => node.kind !== 'input' && node.kind !== 'flatten');
  const [dense, after, ...others] = layers;
  if (dense?.kind !== 'dense' || others.length > 0) {
    return undefined;
  }
  const own = dense.settings['activation'];
  if (after === undefined) {
    return typeof own === 'string' ? own : undefined;
  }
  return own === 'linear' ? after.kind : undefined;
}

import type { Expectation } from '#language/analysis';
import { checkNetworkExpectations, networkFact } from '#language/training/check-expectations';
import { formatCount } from '#base/format-quantity';
import type { Network } from '#model/network';
import { formatShape } from '#model/tensor-type';
import type { Verdict } from './judge-expectation';

/** Holds a fact of a network (`parameters = 61706`, `C1.output = 28x28x6`) against the network. */
export function judgeNetwork(expectation: Expectation, networks: ReadonlyMap<string, Network>): Verdict {
  const network = networks.get(expectation.subject);
  const fact = network === undefined ? undefined : networkFact(network, expectation.path, networks);
  const holds = fact !== undefined && checkNetworkExpectations(networks, [expectation]).length === 0;
  return {
    expectation,
    holds,
    found: fact === undefined ? 'there is no such fact' : typeof fact === 'number' ? formatCount(fact) : formatShape(fact),
  };
}

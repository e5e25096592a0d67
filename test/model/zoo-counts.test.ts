import { expect, test } from 'vitest';
import type { Network } from '#model/network';
import { countMacs, countParameters } from '#model/parameter-count';
import { analyzeText, exampleText } from '../language/analyze-text';
import { zooFigures, type ZooFigure } from './zoo-figures';

test.each(zooFigures)('$file: $network has $parameters parameters', ({ file, network: name, ...published }) => {
  const { networks, diagnostics } = analyzeText(exampleText(`zoo/${file}.zoo`));
  const network = networks.get(name);
  expect(diagnostics).toEqual([]);
  expect(network && counts(network, (inner) => networks.get(inner))).toMatchObject(published);
});

/** Counts are figures of the networks in full: every one that somebody has published must come out exactly. */
function counts(network: Network, lookup: (name: string) => Network | undefined): Omit<ZooFigure, 'file' | 'network'> {
  const { parameters, total } = countParameters(network, lookup);
  return { parameters, total, macs: countMacs(network) };
}

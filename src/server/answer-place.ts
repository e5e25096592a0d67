import type { NetworkNode } from '#model/network';
import { networkSteps, ownNetworks } from '#language/services/network-steps';
import type { LanguageParams, LanguageResult } from '#protocol/language-requests';
import type { AnalyzedText } from './zoo-documents';

/** The network, node and training that a place belongs to; of steps inside steps, the innermost. */
export function answerAt({ text, document }: AnalyzedText, { position }: LanguageParams<'at'>): LanguageResult<'at'> {
  const offset = text.offsetAt(position);
  const declaration = document.analysis.symbols.find(
    ({ path, extent }) => !path.includes('.') && extent.start <= offset && offset <= extent.end,
  );
  const training = declaration?.kind === 'train' ? declaration.name : null;
  const line = text.rangeOf({ start: offset, end: offset }).start.line;
  const steps = [...networkSteps(document).values()];
  const around = steps
    .filter(({ source }) => source.start <= offset && offset <= source.end)
    .toSorted((a, b) => b.source.start - a.source.start);
  // A caret anywhere in a line with one step means that step, as on its label or behind it.
  const beside = steps.filter(({ source }) => text.positionAt(source.start).line === line);
  const step = around[0] ?? beside[0];
  const network = step?.network.name ?? (declaration?.kind === 'network' ? declaration.name : null);
  return { network, node: step?.nodes[0]?.path ?? null, training };
}

/** Where a network, a node of it or another declaration stands. */
export function answerFind({ text, document }: AnalyzedText, { name, node }: LanguageParams<'find'>): LanguageResult<'find'> {
  const network = ownNetworks(document).find((each) => each.name === name);
  const inside = node === undefined ? undefined : network?.nodes.find((each) => isAt(each, node))?.source;
  const symbol = document.analysis.symbols.find(({ path }) => path === name);
  const place = inside ?? symbol?.definition;
  return { range: place === undefined ? null : text.rangeOf(place) };
}

/** A node by its path, or the first one of a group by the group's. */
function isAt({ path }: NetworkNode, wanted: string): boolean {
  return path === wanted || path.startsWith(`${wanted}/`) || path.startsWith(`${wanted}.`);
}

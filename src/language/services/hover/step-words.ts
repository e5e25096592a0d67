import { formatBytes, formatCompact, formatCount } from '#base/format-quantity';
import { layerDescription } from '#model/layer-catalogue';
import { layerWords } from '#model/layer-words';
import type { NetworkNode } from '#model/network';
import { optimizerSlots } from '#model/optimizer-slots';
import { formatShape } from '#model/tensor-type';
import { trainingDefaults } from '#model/training-defaults';
import { activationsOf, type NetworkStep } from '../network-steps';
import type { SpokenDocument } from '../spoken-document';
import { formulaWords, referenceWords } from './callable-words';

/** A step of a network in Markdown: what it does, its formula, what flows in and out, what it costs, and where it comes from. */
export function stepWords(document: SpokenDocument, step: NetworkStep): string {
  const [node] = step.nodes;
  if (node === undefined) {
    return '';
  }
  const description =
    step.block === undefined && node.kind !== 'input' && node.kind !== 'network' ? layerDescription(node.kind) : undefined;
  const parts = [
    `**${step.nodes.length === 1 ? (node.name ?? node.path) : titleOf(step, node)}** · ${whatOf(document, step, node)}`,
    ...(node.documentation === undefined ? [] : [node.documentation]),
    ...(description === undefined ? [] : [description.summary, formulaWords(description.formula)]),
    flowWords(document, step, node),
    factsOf(document, step, node).join(' · '),
    ...(description === undefined || description.reference === '' ? [] : [referenceWords(description.reference)]),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function titleOf(step: NetworkStep, node: NetworkNode): string {
  return step.block ?? (node.kind === 'input' || node.kind === 'network' ? node.path : node.kind);
}

function whatOf({ analysis, t }: SpokenDocument, { block }: NetworkStep, node: NetworkNode): string {
  if (block !== undefined) {
    const documentation = analysis.symbols.find((symbol) => symbol.kind === 'block' && symbol.name === block)?.documentation;
    return documentation ?? t('block {0}: fresh weights at every use', block);
  }
  switch (node.kind) {
    case 'input':
      return t('input');
    case 'network':
      return analysis.networks.get(node.network)?.documentation ?? t('network {0}', node.network);
    default:
      return layerWords(node.kind, node.settings);
  }
}

function flowWords({ t }: SpokenDocument, { network, nodes, outputs }: NetworkStep, first: NetworkNode): string {
  const inside = new Set(nodes.map(({ id }) => id));
  const inputs = first.inputs.filter((id) => !inside.has(id)).flatMap((id) => network.nodes[id] ?? []);
  const given = inputs.map((input) => formatShape(input.output.shape)).join(', ');
  const shapes = [...new Set(outputs.map(formatShape))];
  const out = shapes.length > 3 ? `${shapes[0] ?? ''} … ${shapes.at(-1) ?? ''}` : shapes.join(', ');
  const times = outputs.length > 1 ? ` · ${t('applied {0} times in {1}', outputs.length, network.name)}` : '';
  return `${t('in {0} → out {1}', `**${given === '' ? t('nothing') : given}**`, `**${out}**`)}${times}`;
}

function factsOf(document: SpokenDocument, step: NetworkStep, node: NetworkNode): readonly string[] {
  const { t } = document;
  const field = step.nodes.at(-1)?.receptiveField;
  return [
    step.parameters === 0 ? t('no parameters') : t('{0} parameters', formatCount(step.parameters)),
    ...(step.macs === 0 ? [] : [t('{0} multiply-adds', formatCompact(step.macs))]),
    ...(field === undefined || node.kind === 'input' ? [] : [t('sees {0} of the input', formatShape(field))]),
    memoryWords(document, step),
  ];
}

/** At the batch of the first training of the file that uses the network: outputs are kept for the way back, weights with gradient and optimiser. */
function memoryWords({ analysis, t }: SpokenDocument, step: NetworkStep): string {
  const recipe = [...analysis.trainings.values()].find(({ networks }) => Object.hasOwn(networks, step.network.name));
  const batch = recipe?.batch.size ?? trainingDefaults.batch;
  const kind = recipe?.objectives[0]?.optimizer.kind ?? trainingDefaults.optimizer;
  const copies = 2 + optimizerSlots[kind];
  const bytes = 4 * (batch * activationsOf(step) + copies * step.parameters);
  return t('{0} at batch {1}', formatBytes(bytes), batch);
}

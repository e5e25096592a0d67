import { formatBytes, formatCompact, formatCount } from '#base/format-quantity';
import type { Translate } from '#base/translate';
import { countMacs, countParameters } from '#model/parameter-count';
import type { Network } from '#model/network';
import { optimizerSlots } from '#model/optimizer-slots';
import { formatShape } from '#model/tensor-type';
import { trainingMemory } from '#model/training-memory';
import { sourceCatalogue } from '#model/source-catalogue';
import type { DatasetRecipe } from '#model/dataset-recipe';
import type { SymbolInfo } from '../../analysis';
import { explainRecipe, formatType } from '../../training/explain-recipe';
import { knownCounts } from '../known-counts';
import type { SpokenDocument } from '../spoken-document';

/** What a name stands for, in Markdown. */
export function symbolWords(document: SpokenDocument, symbol: SymbolInfo): string {
  const documentation = symbol.documentation === undefined ? [] : [symbol.documentation];
  return [`**${symbol.name}** · ${kindWords[symbol.kind](document.t)}`, ...documentation, ...factsOf(document, symbol)].join('\n\n');
}

const kindWords: Readonly<Record<SymbolInfo['kind'], (t: Translate) => string>> = {
  network: (t) => t('network'),
  block: (t) => t('block, fresh weights at every use'),
  dataset: (t) => t('data set'),
  train: (t) => t('training'),
  search: (t) => t('search'),
  hyper: (t) => t('hyper-parameter'),
  input: (t) => t('input'),
  layer: (t) => t('layer and its output'),
  value: (t) => t('value'),
  noise: (t) => t('noise, drawn afresh for each sample and step'),
  field: (t) => t('field of the data'),
};

function factsOf(document: SpokenDocument, symbol: SymbolInfo): readonly string[] {
  const { t } = document;
  const { networks, datasets, trainings } = document.analysis;
  switch (symbol.kind) {
    case 'network': {
      const network = networks.get(symbol.name);
      return network === undefined ? [] : [networkFacts(document, network)];
    }
    case 'dataset': {
      const dataset = datasets.get(symbol.name);
      return dataset === undefined ? [] : datasetFacts(dataset, t);
    }
    case 'train': {
      const recipe = trainings.get(symbol.name);
      return recipe === undefined
        ? []
        : [t('The full recipe, every default written out:'), `\`\`\`zoo\n${explainRecipe(recipe).trim()}\n\`\`\``];
    }
    case 'field':
      return fieldFacts(datasets.get(ownerOf(symbol)), symbol.name);
    case 'hyper':
      return hyperFacts(networks.get(ownerOf(symbol)), symbol.name);
    case 'input':
    case 'layer':
    case 'value':
      return tensorFacts(document, ownerOf(symbol), symbol.name);
    case 'block':
    case 'search':
    case 'noise':
      return [];
  }
}

/** `LeNet5` of `LeNet5.C1`. */
function ownerOf({ path }: SymbolInfo): string {
  return path.slice(0, path.indexOf('.'));
}

/** What a network takes, gives and costs, in one line. */
export function networkFacts({ analysis, t }: SpokenDocument, network: Network): string {
  const lookup = (name: string): Network | undefined => analysis.networks.get(name);
  const { parameters, statistics } = countParameters(network, lookup);
  const recipe = [...analysis.trainings.values()].find(({ networks }) => Object.hasOwn(networks, network.name));
  const kind = recipe?.objectives[0]?.optimizer.kind ?? 'adam';
  const batch = recipe?.batch.size ?? 32;
  const { totalBytes } = trainingMemory(network, lookup, { batch, slotsPerParameter: optimizerSlots[kind] });
  const inputs = network.inputs.map(({ name, type }) => `${name} ${formatType(type)}`).join(', ');
  const outputs = network.outputs.map(({ name, node }) => `${name} ${formatShape(network.nodes[node]?.output.shape ?? [])}`).join(', ');
  const averages = statistics === 0 ? [] : [t('{0} running averages', formatCount(statistics))];
  return [
    t('in {0} → out {1}', `**${inputs}**`, `**${outputs}**`),
    [
      t('{0} parameters', formatCount(parameters)),
      ...averages,
      t('{0} multiply-adds', formatCompact(countMacs(network))),
      t('a step at batch {0} keeps about {1}', batch, formatBytes(totalBytes)),
    ].join(' · '),
  ].join('\n\n');
}

function datasetFacts(dataset: DatasetRecipe, t: Translate): readonly string[] {
  const { summary, origin } = sourceCatalogue[dataset.source.kind];
  const fields = dataset.fields.map(({ name, type }) => `\`${name}: ${formatType(type)}\``).join(', ');
  const counts = knownCounts(dataset);
  const parts =
    counts === undefined
      ? []
      : [t('{0} to train, {1} for validation, {2} to test', formatCount(counts.train), formatCount(counts.val), formatCount(counts.test))];
  return [`${summary} ${origin}`, ...parts, ...(fields === '' ? [] : [t('fields {0}', fields)])];
}

function fieldFacts(dataset: DatasetRecipe | undefined, name: string): readonly string[] {
  const fields = dataset?.fields.filter((field) => field.name === name || field.name.startsWith(`${name}.`)) ?? [];
  return fields.length === 0 ? [] : [fields.map((field) => `\`${field.name}: ${formatType(field.type)}\``).join(', ')];
}

function hyperFacts(network: Network | undefined, name: string): readonly string[] {
  const value = network?.hyper[name];
  return value === undefined ? [] : [`\`${name} = ${JSON.stringify(value)}\``];
}

function tensorFacts({ analysis, t }: SpokenDocument, owner: string, name: string): readonly string[] {
  const network = analysis.networks.get(owner);
  const node = network?.nodes[network.names[name] ?? -1];
  return node === undefined ? [] : [t('{0} for each sample', formatType(node.output))];
}

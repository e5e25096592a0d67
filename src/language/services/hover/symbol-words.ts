import { formatBytes, formatCompact, formatCount } from '#base/format-quantity';
import { countMacs, countParameters } from '#model/parameter-count';
import type { Network } from '#model/network';
import { optimizerSlots } from '#model/optimizer-slots';
import { formatShape } from '#model/tensor-type';
import { trainingMemory } from '#model/training-memory';
import { sourceCatalogue } from '#model/source-catalogue';
import type { DatasetRecipe } from '#model/dataset-recipe';
import type { SymbolInfo } from '../../analysis';
import { explainRecipe, formatType } from '../../training/explain-recipe';
import type { EditorDocument } from '../editor-document';
import { knownCounts } from '../known-counts';

/** What a name stands for, in Markdown. */
export function symbolWords(document: EditorDocument, symbol: SymbolInfo): string {
  const documentation = symbol.documentation === undefined ? [] : [symbol.documentation];
  return [`**${symbol.name}** · ${kindWords[symbol.kind]}`, ...documentation, ...factsOf(document, symbol)].join('\n\n');
}

const kindWords: Readonly<Record<SymbolInfo['kind'], string>> = {
  network: 'network',
  block: 'block, fresh weights at every use',
  dataset: 'data set',
  train: 'training',
  search: 'search',
  hyper: 'hyper-parameter',
  input: 'input',
  layer: 'layer and its output',
  value: 'value',
  noise: 'noise, drawn afresh for each sample and step',
  field: 'field of the data',
};

function factsOf(document: EditorDocument, symbol: SymbolInfo): readonly string[] {
  const { networks, datasets, trainings } = document.analysis;
  switch (symbol.kind) {
    case 'network': {
      const network = networks.get(symbol.name);
      return network === undefined ? [] : [networkFacts(document, network)];
    }
    case 'dataset': {
      const dataset = datasets.get(symbol.name);
      return dataset === undefined ? [] : datasetFacts(dataset);
    }
    case 'train': {
      const recipe = trainings.get(symbol.name);
      return recipe === undefined
        ? []
        : ['The full recipe, every default written out:', `\`\`\`zoo\n${explainRecipe(recipe).trim()}\n\`\`\``];
    }
    case 'field':
      return fieldFacts(datasets.get(ownerOf(symbol)), symbol.name);
    case 'hyper':
      return hyperFacts(networks.get(ownerOf(symbol)), symbol.name);
    case 'input':
    case 'layer':
    case 'value':
      return tensorFacts(networks.get(ownerOf(symbol)), symbol.name);
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
export function networkFacts({ analysis }: EditorDocument, network: Network): string {
  const lookup = (name: string): Network | undefined => analysis.networks.get(name);
  const { parameters, statistics } = countParameters(network, lookup);
  const recipe = [...analysis.trainings.values()].find(({ networks }) => Object.hasOwn(networks, network.name));
  const kind = recipe?.objectives[0]?.optimizer.kind ?? 'adam';
  const batch = recipe?.batch.size ?? 32;
  const { totalBytes } = trainingMemory(network, lookup, { batch, slotsPerParameter: optimizerSlots[kind] });
  const inputs = network.inputs.map(({ name, type }) => `${name} ${formatType(type)}`).join(', ');
  const outputs = network.outputs.map(({ name, node }) => `${name} ${formatShape(network.nodes[node]?.output.shape ?? [])}`).join(', ');
  const averages = statistics === 0 ? '' : ` and ${formatCount(statistics)} running averages`;
  return [
    `in **${inputs}** → out **${outputs}**`,
    `${formatCount(parameters)} parameters${averages} · ${formatCompact(countMacs(network))} multiply-adds · a step at batch ${String(batch)} keeps about ${formatBytes(totalBytes)}`,
  ].join('\n\n');
}

function datasetFacts(dataset: DatasetRecipe): readonly string[] {
  const { summary, origin } = sourceCatalogue[dataset.source.kind];
  const fields = dataset.fields.map(({ name, type }) => `\`${name}: ${formatType(type)}\``).join(', ');
  const counts = knownCounts(dataset);
  const parts =
    counts === undefined
      ? []
      : [`${formatCount(counts.train)} to train, ${formatCount(counts.val)} for validation, ${formatCount(counts.test)} to test`];
  return [`${summary} ${origin}`, ...parts, ...(fields === '' ? [] : [`fields ${fields}`])];
}

function fieldFacts(dataset: DatasetRecipe | undefined, name: string): readonly string[] {
  const fields = dataset?.fields.filter((field) => field.name === name || field.name.startsWith(`${name}.`)) ?? [];
  return fields.length === 0 ? [] : [fields.map((field) => `\`${field.name}: ${formatType(field.type)}\``).join(', ')];
}

function hyperFacts(network: Network | undefined, name: string): readonly string[] {
  const value = network?.hyper[name];
  return value === undefined ? [] : [`\`${name} = ${JSON.stringify(value)}\``];
}

function tensorFacts(network: Network | undefined, name: string): readonly string[] {
  const node = network?.nodes[network.names[name] ?? -1];
  return node === undefined ? [] : [`${formatType(node.output)} for each sample`];
}

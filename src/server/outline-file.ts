import type { DatasetRecipe } from '#model/dataset-recipe';
import type { Network } from '#model/network';
import { settingNames } from '#model/override-recipe';
import { countMacs, countParameters } from '#model/parameter-count';
import type { Recipe } from '#model/recipe';
import { formatShape } from '#model/tensor-type';
import { knownCounts } from '#language/services/known-counts';
import { networkParts, type NetworkPart } from '#language/services/network-parts';
import { ownNetworks } from '#language/services/network-steps';
import { explainScaling, formatType } from '#language/training/explain-recipe';
import { formatSettings } from '#language/training/format-settings';
import { augmentationCatalogue } from '#model/augmentation-catalogue';
import type { LanguageResult, OutlinePart } from '#protocol/language-requests';
import type { AnalyzedText } from './zoo-documents';

type Outline = LanguageResult<'outline'>;

/** All that a file declares, with the numbers that trees and quick picks show. */
export function outlineFile(analyzed: AnalyzedText): Outline {
  const { text, document } = analyzed;
  const { analysis } = document;
  return {
    uri: text.uri,
    networks: ownNetworks(document).map((network) => networkOutline(analyzed, network)),
    datasets: [...analysis.datasets.values()].map((dataset) => datasetOutline(analyzed, dataset)),
    trainings: [...analysis.trainings.values()].map((recipe) => trainingOutline(analyzed, recipe)),
    searches: [...analysis.searches.values()].map(({ name, training, method }) => ({
      name,
      training,
      method: method.kind,
      trials: method.trials,
      range: placeOf(analyzed, name),
    })),
    errors: analysis.diagnostics.filter(({ severity }) => severity === 'error').length,
  };
}

/** Where a declaration's name stands. */
function placeOf({ text, document }: AnalyzedText, name: string): Outline['networks'][number]['range'] {
  const symbol = document.analysis.symbols.find((each) => each.path === name);
  return text.rangeOf(symbol?.definition ?? { start: 0, end: 0 });
}

function documentationOf({ document }: AnalyzedText, name: string): string | null {
  return document.analysis.symbols.find((each) => each.path === name)?.documentation ?? null;
}

function networkOutline(analyzed: AnalyzedText, network: Network): Outline['networks'][number] {
  const { networks } = analyzed.document.analysis;
  const lookup = (name: string): Network | undefined => networks.get(name);
  const { parameters } = countParameters(network, lookup);
  return {
    name: network.name,
    documentation: network.documentation ?? null,
    parameters,
    macs: countMacs(network),
    inputs: network.inputs.map(({ name, type }) => ({ name, shape: formatShape(type.shape) })),
    output: network.outputs.map(({ node }) => formatShape(network.nodes[node]?.output.shape ?? [])).join(', '),
    range: placeOf(analyzed, network.name),
    parts: networkParts(network, lookup).map((part) => toPart(analyzed, part)),
  };
}

function toPart(analyzed: AnalyzedText, { source, children, ...part }: NetworkPart): OutlinePart {
  return {
    ...part,
    range: source === undefined ? null : analyzed.text.rangeOf(source),
    children: children.map((child) => toPart(analyzed, child)),
  };
}

function datasetOutline(analyzed: AnalyzedText, dataset: DatasetRecipe): Outline['datasets'][number] {
  const { source, name } = dataset;
  const path = source.settings['path'];
  return {
    name,
    documentation: documentationOf(analyzed, name),
    source: source.kind,
    path: typeof path === 'string' ? path : null,
    counts: knownCounts(dataset) ?? null,
    fields: dataset.fields.map((field) => ({ name: field.name, type: formatType(field.type) })),
    clauses: clausesOf(dataset),
    range: placeOf(analyzed, name),
  };
}

function clausesOf({ take, split, folds, size, scaling, augmentations }: DatasetRecipe): string[] {
  return [
    ...(take === null ? [] : [`take ${String(take)}`]),
    ...(split === null ? [] : [`split ${split.map((share) => `${String(Math.round(share * 100))}%`).join(' ')}`]),
    ...(folds === null ? [] : [`folds ${String(folds)}`]),
    ...(size === null ? [] : [`size ${size.join('x')}`]),
    ...explainScaling(scaling),
    ...augmentations.map(({ kind, settings }) => `augment ${kind}(${formatSettings(settings, augmentationCatalogue[kind].settings)})`),
  ];
}

function trainingOutline(analyzed: AnalyzedText, recipe: Recipe): Outline['trainings'][number] {
  return {
    name: recipe.name,
    documentation: recipe.documentation ?? null,
    dataset: recipe.data.name,
    networks: Object.keys(recipe.networks),
    objectives: recipe.objectives.map(({ direction, text }) => `${direction} ${text}`),
    metrics: recipe.reports.map(({ name }) => name),
    settings: [...settingNames(recipe)],
    length: { unit: recipe.length.unit, count: recipe.length.count },
    batch: recipe.batch.size,
    seed: recipe.seed,
    backend: recipe.backend,
    range: placeOf(analyzed, recipe.name),
  };
}

import { dirname } from 'node:path';
import { Budget } from '#base/budget';
import { formatCount } from '#base/format-quantity';
import type { Json } from '#base/json';
import { NeurozooError } from '#base/neurozoo-error';
import { formatType } from '#language/training/explain-recipe';
import { openDataset } from '#data/open-dataset';
import type { Dataset } from '#data/dataset';
import { chooseDeclaration } from '../choose-declaration';
import type { ExitStatus, Invocation } from '../command';
import { hasErrors, writeDiagnostics } from '../diagnostic-report';
import { loadFile } from '../load-file';
import type { Output } from '../output';
import { formatTable } from '../text-table';

/** Bytes that reading the data may take. */
const budgetBytes = 8 * 1024 ** 3;

/** The seed of a split that no training asks for: that of a training without a seed. */
const defaultSeed = 1;

/** `neurozoo dataset FILE [NAME]`. */
export async function runDataset({ positional, output, directory }: Invocation): Promise<ExitStatus> {
  const [fileName = '', name] = positional;
  const file = loadFile(fileName, directory);
  const { datasets: all, diagnostics } = file.analysis;
  if (hasErrors(diagnostics) && (name === undefined ? all.size === 0 : !all.has(name))) {
    writeDiagnostics(output, file);
    throw new NeurozooError({ code: 'ZOO6008', message: `${fileName} has errors and its data are not read.` });
  }
  const recipes =
    name === undefined && all.size > 0 ? [...all.values()] : [chooseDeclaration({ of: all, kind: 'data set', file: fileName }, name)];
  const documents: Json[] = [];
  for (const [index, recipe] of recipes.entries()) {
    if (index > 0) {
      output.line('');
    }
    const dataset = await openDataset(recipe, { directory: dirname(file.path), seed: defaultSeed, budget: new Budget(budgetBytes) });
    try {
      writeDataset(output, dataset);
      documents.push(datasetAsJson(dataset));
    } finally {
      dataset.dispose();
    }
  }
  output.json({ datasets: documents });
  return 0;
}

function writeDataset(output: Output, dataset: Dataset): void {
  output.line(`${dataset.name}  ${dataset.origin}`);
  for (const field of dataset.fields) {
    output.line(`  ${field.name}: ${formatType(field.type)}`);
  }
  const parts = (['train', 'val', 'test'] as const).filter((part) => dataset.counts[part] > 0);
  output.line(`  ${parts.map((part) => `${part} ${formatCount(dataset.counts[part])}`).join('  ')}`);
  if (dataset.classNames.length > 0) {
    const columns = [{ heading: 'class' }, ...parts.map((heading) => ({ heading, isNumber: true }))];
    const rows = dataset.classNames.map((name, index) => [
      name,
      ...parts.map((part) => formatCount(dataset.classCounts[part]?.[index] ?? 0)),
    ]);
    for (const line of formatTable(columns, rows)) {
      output.line(`  ${line}`);
    }
  }
  const skipped = Object.entries(dataset.skipped).map(([reason, count]) => `${formatCount(count)} ${reason}`);
  if (skipped.length > 0) {
    output.line(`  passed over: ${skipped.join(', ')}`);
  }
  output.line(`  fingerprint ${dataset.fingerprint.slice(0, 16)}`);
}

function datasetAsJson(dataset: Dataset): Json {
  return {
    name: dataset.name,
    origin: dataset.origin,
    fields: dataset.fields.map(({ name, type }) => ({
      name,
      shape: [...type.shape],
      element: type.element,
      classes: type.classes ?? null,
    })),
    counts: { ...dataset.counts },
    classNames: [...dataset.classNames],
    classCounts: Object.fromEntries(Object.entries(dataset.classCounts).map(([part, counts]) => [part, [...counts]])),
    skipped: { ...dataset.skipped },
    fingerprint: dataset.fingerprint,
  };
}

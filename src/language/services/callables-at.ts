import { assertNever } from '#base/assert-never';
import { augmentationCatalogue } from '#model/augmentation-catalogue';
import { equationCatalogue } from '#model/equation-catalogue';
import { layerCatalogue, layerDescription, isLayerKind } from '#model/layer-catalogue';
import { metricCatalogue } from '#model/metric-catalogue';
import { optimizerCatalogue } from '#model/optimizer-catalogue';
import { scheduleCatalogue } from '#model/schedule-catalogue';
import { showFormCatalogue } from '#model/show-form-catalogue';
import { sourceCatalogue } from '#model/source-catalogue';
import { parametersOf, tensorParameter, type Callable, type CallableKind, type CallableParameter } from './callable';
import type { CallRole } from './call-role';
import {
  equationCallables,
  initializerCallables,
  methodCallables,
  noiseCallables,
  ruleCallables,
  spaceCallables,
} from './clause-callables';
import type { EditorDocument } from './editor-document';
import { ownCallables } from './own-callables';

/** Everything that may be called at a place of a certain role, by name. */
export function callablesAt(document: EditorDocument, role: CallRole): ReadonlyMap<string, Callable> {
  switch (role) {
    case 'step':
      return new Map([...layers, ...ownCallables(document, ['network', 'block'])]);
    case 'equation':
      return new Map([...equationFunctions, ...equationCallables, ...ownCallables(document, ['network'])]);
    case 'metric':
      return metrics;
    case 'optimizer':
      return optimizers;
    case 'schedule':
      return schedules;
    case 'source':
      return sources;
    case 'augmentation':
      return augmentations;
    case 'form':
      return forms;
    case 'noise':
      return noiseCallables;
    case 'initializer':
      return initializerCallables;
    case 'rule':
      return ruleCallables;
    case 'method':
      return methodCallables;
    case 'space':
      return spaceCallables;
    default:
      return assertNever(role);
  }
}

/** Signs stand for these layers; they may be written as calls, but nobody needs a list of them. */
export const joiningKinds: ReadonlySet<string> = new Set(['subtract', 'multiply', 'linear']);

const layers: ReadonlyMap<string, Callable> = new Map(
  Object.keys(layerCatalogue)
    .filter(isLayerKind)
    .map((kind) => {
      const { summary, formula, reference, settings } = layerDescription(kind);
      return [kind, { name: kind, kind: 'layer', summary, formula, reference, parameters: parametersOf(settings) }];
    }),
);

const equationFunctions: ReadonlyMap<string, Callable> = new Map(
  Object.entries(equationCatalogue).map(([name, row]) => {
    const kind: CallableKind = row.family === 'loss' ? 'loss' : 'function';
    const network = row.takesNetwork === true ? [tensorParameter('network', 'a network, not applied')] : [];
    const parameters = [...network, ...row.arguments.map(toTensor), ...parametersOf(row.settings)];
    return [name, { name, kind, summary: row.summary, formula: row.formula, reference: row.reference, parameters }];
  }),
);

const metrics: ReadonlyMap<string, Callable> = new Map(
  Object.entries(metricCatalogue).map(([name, row]) => {
    const parameters = [...row.arguments.map(toTensor), ...parametersOf(row.settings)];
    return [name, { name, kind: 'metric', summary: row.summary, formula: row.formula, parameters }];
  }),
);

const optimizers: ReadonlyMap<string, Callable> = new Map(
  Object.entries(optimizerCatalogue).map(([name, row]) => {
    const rate: CallableParameter = {
      name: 'rate',
      meaning: 'The learning rate: a number, or a schedule such as cosine(0.002, to = 0).',
      default: String(row.rate),
      isPositional: true,
    };
    const hasRate = name !== 'closedForm';
    const parameters = [...(hasRate ? [rate] : []), ...parametersOf(row.settings)];
    return [name, { name, kind: 'optimiser', summary: row.summary, formula: row.formula, reference: row.reference, parameters }];
  }),
);

const schedules: ReadonlyMap<string, Callable> = new Map(
  Object.entries(scheduleCatalogue).map(([name, row]) => {
    const then = name === 'warmup' ? [tensorParameter('then', 'The rate or schedule behind the rise.')] : [];
    const parameters = [...parametersOf(row.settings), ...then];
    return [name, { name, kind: 'schedule', summary: row.summary, formula: row.formula, reference: row.reference, parameters }];
  }),
);

const sources: ReadonlyMap<string, Callable> = new Map(
  Object.entries(sourceCatalogue).map(([name, row]) => {
    const combined = row.combines === 'one' ? [tensorParameter('data', 'The data set that it draws from.')] : [];
    const parameters = [...combined, ...parametersOf(row.settings)];
    const summary = row.availability === 'later' ? `${row.summary} This version checks it, but cannot read it yet.` : row.summary;
    return [name, { name, kind: 'source', summary, reference: row.reference, parameters }];
  }),
);

const augmentations: ReadonlyMap<string, Callable> = new Map(
  Object.entries(augmentationCatalogue).map(([name, row]) => [
    name,
    { name, kind: 'augmentation', summary: row.summary, reference: row.reference, parameters: parametersOf(row.settings) },
  ]),
);

const forms: ReadonlyMap<string, Callable> = new Map(
  Object.entries(showFormCatalogue).map(([name, row]) => [
    name,
    { name, kind: 'form', summary: row.summary, parameters: parametersOf(row.settings) },
  ]),
);

function toTensor({ name, meaning }: { readonly name: string; readonly meaning: string }): CallableParameter {
  return tensorParameter(name, meaning);
}

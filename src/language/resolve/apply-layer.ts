import type { LayerFix } from '#model/layer-description';
import { inferLayer } from '#model/infer-layer';
import { layerDescription } from '#model/layer-catalogue';
import type { LayerKind } from '#model/layer-kind';
import { growField } from '#model/receptive-field';
import type { SettingValue } from '#model/setting';
import type { SourceRange } from '#model/source-range';
import type { TensorType } from '#model/tensor-type';
import type { TextFix } from '#base/diagnostic';
import { nextPath, unknown, type Frame, type Resolution, type Value } from './resolution';

/** A layer about to be applied. */
export interface LayerUse {
  readonly kind: LayerKind;
  readonly settings: Readonly<Record<string, SettingValue>>;
  readonly inputs: readonly number[];
  readonly label: string | undefined;
  /** The path of the weights, where they were made by `layer`. */
  readonly layer?: string;
  readonly at: SourceRange;
}

/** More nodes than this in one network are refused. */
export const mostNodes = 100_000;

/** Weights of more than 2^32 numbers (16 GiB) in one network are refused. */
const mostParameters = 2 ** 32;

/** Adds the application to the network, or says why it cannot be. */
export function applyLayer(resolution: Resolution, frame: Frame, use: LayerUse): Value {
  const { nodes, fields, layers } = resolution;
  if (nodes.length >= mostNodes) {
    resolution.report({ code: 'ZOO1106', message: `The network has more than ${mostNodes.toLocaleString('en')} layers here.`, ...use.at });
    return unknown;
  }
  const inputs = [...use.inputs];
  for (const [name, spec] of Object.entries(layerDescription(use.kind).settings)) {
    const target = use.settings[name];
    if (spec.type === 'reference' && typeof target === 'string') {
      const value = frame.names.get(target);
      if (value?.kind !== 'tensor') {
        if (value?.kind !== 'unknown')
          resolution.report({ code: 'ZOO1101', message: `${use.kind} names "${target}", but no layer or value has this name.`, ...use.at });
        return unknown;
      }
      inputs.push(...(spec.brings === 'inputAndOutput' ? (nodes[value.node]?.inputs.slice(0, 1) ?? []) : []), value.node);
    }
  }
  const types = inputs.flatMap((input): readonly TensorType[] => {
    const type = nodes[input]?.output;
    return type === undefined ? [] : [type];
  });
  const outcome = inferLayer(use.kind, use.settings, types);
  if (!outcome.ok) {
    const { code, message, fix } = outcome.refusal;
    const via = inputs.map((input) => nodes[input]?.path ?? '').join(' and ');
    const way = via === '' ? '' : ` The input comes from ${via}.`;
    resolution.report({ code, message: `${message}${way}`, ...use.at, fixes: toFixes(fix, use.at) });
    return unknown;
  }
  const { output, weights, macs, field } = outcome.inference;
  const path = nextPath(resolution, frame, use);
  const layer = use.layer ?? path;
  const known = layers.get(layer);
  if (known === undefined) {
    layers.set(layer, { path: layer, kind: use.kind, settings: use.settings, weights });
    resolution.spent.parameters += weights.reduce((sum, { shape }) => sum + shape.reduce((product, size) => product * size, 1), 0);
    if (resolution.spent.parameters > mostParameters) {
      resolution.report({ code: 'ZOO1201', message: `With ${path} the weights of the network would take more than 16 GiB.`, ...use.at });
      return unknown;
    }
  } else if (JSON.stringify(known.weights) !== JSON.stringify(weights)) {
    const message = `The shared layer ${layer} has weights for another input; here it gets ${types.map(({ shape }) => shape.join('x')).join(' and ')}.`;
    resolution.report({ code: 'ZOO1221', message, ...use.at });
    return unknown;
  }
  for (const remark of outcome.remarks ?? []) {
    resolution.report({ code: remark.code, message: remark.message, severity: 'hint', ...use.at, fixes: toFixes(remark.fix, use.at) });
  }
  const grown = growField(
    inputs.map((input) => fields[input]),
    field,
  );
  fields.push(grown);
  nodes.push({
    id: nodes.length,
    kind: use.kind,
    path,
    ...(use.label === undefined ? {} : { name: use.label }),
    inputs,
    output,
    macs,
    ...(grown === undefined ? {} : { receptiveField: grown.size }),
    source: use.at,
    settings: use.settings,
    layer,
  });
  return { kind: 'tensor', node: nodes.length - 1 };
}

function toFixes(fix: LayerFix | undefined, { start, end }: SourceRange): readonly TextFix[] {
  if (fix === undefined) {
    return [];
  }
  return fix.kind === 'insertBefore'
    ? [{ title: fix.title, edits: [{ start, end: start, text: `${fix.text} -> ` }] }]
    : [{ title: fix.title, edits: [{ start: end - 1, end: end - 1, text: `, ${fix.name} = ${fix.text}` }] }];
}

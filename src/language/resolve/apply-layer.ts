import type { TextFix } from '#base/diagnostic';
import { inferLayer } from '#model/infer-layer';
import { layerDescription } from '#model/layer-catalogue';
import type { LayerFix, LayerInference, LayerRemark } from '#model/layer-description';
import type { LayerKind } from '#model/layer-kind';
import type { NetworkNode } from '#model/network';
import { growField } from '#model/receptive-field';
import type { SettingSpec, SettingValue } from '#model/setting';
import { formatShape, sizeOf, type TensorType } from '#model/tensor-type';
import type { AstNode } from 'langium';
import { suggest } from '../suggestion';
import { nextPath, place, refuse, unknown, type Frame, type Resolution, type Value } from './resolution';

/** A layer about to be applied. */
export interface LayerUse {
  readonly kind: LayerKind;
  readonly settings: Readonly<Record<string, SettingValue>>;
  readonly inputs: readonly number[];
  readonly label?: string | undefined;
  readonly documentation?: string | undefined;
  /** The path of the weights, where they were made by `layer`. */
  readonly layer?: string;
  readonly at: AstNode;
}

/** More nodes than this in one network are refused. */
const mostNodes = 100_000;

/** Weights of more than 2^32 numbers (16 GiB) in one network are refused. */
export const mostParameters = 2 ** 32;

/** Adds the application to the network, or says why it cannot be. */
export function applyLayer(resolution: Resolution, frame: Frame, use: LayerUse): Value {
  const { nodes } = resolution;
  if (nodes.length >= mostNodes) {
    const message = `The network has more than ${mostNodes.toLocaleString('en')} layers here.`;
    return refuse(resolution, frame, { code: 'ZOO1106', message, at: use.at });
  }
  const complete = withReferences(resolution, frame, use);
  if (complete === undefined) {
    return unknown;
  }
  const types = complete.inputs.flatMap((input) => nodes[input]?.output ?? []);
  const outcome = inferLayer(use.kind, complete.settings, types);
  if (!outcome.ok) {
    const { code, message, fix } = outcome.refusal;
    const via = complete.inputs.map((input) => nodes[input]?.path ?? '').join(' and ');
    const way = via === '' ? '' : ` The input comes from ${via}.`;
    return refuse(resolution, frame, { code, message: `${message}${way}`, at: use.at, fixes: toFixes(fix, place(frame, use.at)) });
  }
  sayRemarks(resolution, frame, { use: complete, remarks: outcome.remarks ?? [] });
  return addNode(resolution, frame, { use: complete, types, inference: outcome.inference });
}

/** The use with the tensors that its settings name, and these settings as full paths: `unpool(P2)` reads the weights and places of `P2`. */
function withReferences(resolution: Resolution, frame: Frame, use: LayerUse): LayerUse | undefined {
  const inputs = [...use.inputs];
  const settings = { ...use.settings };
  for (const [name, spec] of referencesOf(use.kind)) {
    const node = referredNode(resolution, frame, { use, target: settings[name], spec });
    if (node === undefined) {
      return undefined;
    }
    inputs.push(...(spec.brings === 'inputAndOutput' ? node.inputs.slice(0, 1) : []), node.id);
    settings[name] = 'layer' in node ? node.layer : node.path;
  }
  return { ...use, inputs, settings };
}

function referencesOf(kind: LayerKind): readonly [name: string, spec: SettingSpec][] {
  return Object.entries<SettingSpec>(layerDescription(kind).settings).filter(([, spec]) => spec.type === 'reference');
}

interface Reference {
  readonly use: LayerUse;
  readonly target: SettingValue | undefined;
  readonly spec: SettingSpec;
}

function referredNode(resolution: Resolution, frame: Frame, { use, target, spec }: Reference): NetworkNode | undefined {
  const value = typeof target === 'string' ? frame.names.get(target) : undefined;
  if (value?.kind === 'unknown' || typeof target !== 'string') {
    return undefined;
  }
  const node = value?.kind === 'tensor' ? resolution.nodes[value.node] : undefined;
  if (node === undefined) {
    const { hint } = suggest(target, frame.names.keys());
    const message = `${use.kind} names "${target}", but no layer or value before it has this name.${hint}`;
    refuse(resolution, frame, { code: 'ZOO1101', message, at: use.at });
  } else if (spec.brings === 'inputAndOutput' && node.kind !== 'maxpool') {
    const message = `${use.kind} needs a max pooling, but "${target}" is ${node.kind}.`;
    refuse(resolution, frame, { code: 'ZOO1209', message, at: use.at });
    return undefined;
  }
  return node;
}

interface InferredUse {
  readonly use: LayerUse;
  readonly types: readonly TensorType[];
  readonly inference: LayerInference;
}

function addNode(resolution: Resolution, frame: Frame, { use, types, inference }: InferredUse): Value {
  const { nodes, fields } = resolution;
  const path = nextPath(resolution, frame, use);
  const layer = use.layer ?? path;
  if (!keepLayer(resolution, frame, { use: { ...use, layer }, types, inference })) {
    return unknown;
  }
  const grown = growField(
    use.inputs.map((input) => fields[input]),
    inference.field,
  );
  fields.push(grown);
  nodes.push({
    id: nodes.length,
    kind: use.kind,
    path,
    ...(use.label === undefined ? {} : { name: use.label }),
    ...(use.documentation === undefined ? {} : { documentation: use.documentation }),
    inputs: use.inputs,
    output: inference.output,
    macs: inference.macs,
    ...(grown === undefined ? {} : { receptiveField: grown.size }),
    source: place(frame, use.at),
    settings: use.settings,
    layer,
  });
  return { kind: 'tensor', node: nodes.length - 1 };
}

/** Makes the weights at the first use; later uses must fit them. */
function keepLayer(
  resolution: Resolution,
  frame: Frame,
  { use, types, inference }: InferredUse & { readonly use: { readonly layer: string } },
) {
  const { layers, spent } = resolution;
  const { weights } = inference;
  const known = layers.get(use.layer);
  if (known === undefined) {
    layers.set(use.layer, { path: use.layer, kind: use.kind, settings: use.settings, weights });
    spent.parameters += weights.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
    if (spent.parameters > mostParameters) {
      const message = `With ${use.layer} the weights of the network would take more than 16 GiB.`;
      refuse(resolution, frame, { code: 'ZOO1201', message, at: use.at });
      return false;
    }
    return true;
  }
  if (JSON.stringify(known.weights) !== JSON.stringify(weights)) {
    const given = types.map(({ shape }) => formatShape(shape)).join(' and ');
    const message = `The shared layer ${use.layer} has weights for another input; here it gets ${given}.`;
    refuse(resolution, frame, { code: 'ZOO1221', message, at: use.at });
    return false;
  }
  return true;
}

/**
 * Says what is worth saying. That `dense` flattens is news only where a picture comes straight from an input: behind convolutions and poolings it is
 * what everybody means.
 */
function sayRemarks(
  resolution: Resolution,
  frame: Frame,
  { use, remarks }: { readonly use: LayerUse; readonly remarks: readonly LayerRemark[] },
): void {
  const [height, width] = resolution.fields[use.inputs[0] ?? -1]?.size ?? [];
  for (const { code, message, fix } of remarks) {
    if (code !== 'ZOO1203' || (height === 1 && width === 1)) {
      refuse(resolution, frame, { code, message, severity: 'hint', at: use.at, fixes: toFixes(fix, place(frame, use.at)) });
    }
  }
}

function toFixes(fix: LayerFix | undefined, { start, end }: { readonly start: number; readonly end: number }): readonly TextFix[] {
  if (fix === undefined) {
    return [];
  }
  return fix.kind === 'insertBefore'
    ? [{ title: fix.title, edits: [{ start, end: start, text: `${fix.text} -> ` }] }]
    : [{ title: fix.title, edits: [{ start: end - 1, end: end - 1, text: `, ${fix.name} = ${fix.text}` }] }];
}

import * as v from 'valibot';
import { layerKinds } from '#model/layer-kind';
import type { Network, NetworkNode } from '#model/network';
import type { WeightSpec } from '#model/weight';
import {
  countSchema,
  indexSchema,
  initializerSchema,
  nameSchema,
  numberSchema,
  settingsSchema,
  shapeSchema,
  sourceRangeSchema,
  tensorTypeSchema,
} from './setting-schema';

const nodeBase = {
  id: indexSchema,
  path: nameSchema,
  name: v.exactOptional(v.string()),
  documentation: v.exactOptional(v.string()),
  inputs: v.array(indexSchema),
  output: tensorTypeSchema,
  macs: numberSchema,
  receptiveField: v.exactOptional(v.tuple([numberSchema, numberSchema])),
  source: v.exactOptional(sourceRangeSchema),
};

const nodeSchema: v.GenericSchema<NetworkNode> = v.variant('kind', [
  v.strictObject({ ...nodeBase, kind: v.literal('input') }),
  v.strictObject({ ...nodeBase, kind: v.picklist(layerKinds), settings: settingsSchema, layer: nameSchema }),
  v.strictObject({ ...nodeBase, kind: v.literal('network'), network: nameSchema, member: nameSchema }),
]);

const weightSchema: v.GenericSchema<WeightSpec> = v.strictObject({
  name: nameSchema,
  shape: shapeSchema,
  initializer: initializerSchema,
  role: v.picklist(['parameter', 'statistic', 'fixed']),
});

const networkShape: v.GenericSchema<Network> = v.strictObject({
  name: nameSchema,
  documentation: v.exactOptional(v.string()),
  hyper: settingsSchema,
  inputs: v.array(v.strictObject({ name: nameSchema, type: tensorTypeSchema, node: indexSchema })),
  nodes: v.array(nodeSchema),
  outputs: v.pipe(v.array(v.strictObject({ name: nameSchema, node: indexSchema })), v.minLength(1)),
  layers: v.array(
    v.strictObject({ path: nameSchema, kind: v.picklist(layerKinds), settings: settingsSchema, weights: v.array(weightSchema) }),
  ),
  names: v.record(v.string(), indexSchema),
  groups: v.array(
    v.strictObject({
      path: nameSchema,
      block: nameSchema,
      repeat: v.exactOptional(v.strictObject({ index: countSchema, of: countSchema })),
      nodes: v.array(indexSchema),
      source: v.exactOptional(sourceRangeSchema),
    }),
  ),
  source: v.exactOptional(sourceRangeSchema),
});

/** A resolved network; each node uses only earlier ones, and every index names a node. */
export const networkSchema: v.GenericSchema<Network> = v.pipe(networkShape, v.check(isOrdered, 'A node of the network is out of order.'));

function isOrdered(network: Network): boolean {
  const nodes = network.nodes.length;
  const layers = new Set(network.layers.map((layer) => layer.path));
  return (
    network.nodes.every(
      (node, index) =>
        node.id === index &&
        node.inputs.every((input) => input < index) &&
        (node.kind === 'input' || node.kind === 'network' || layers.has(node.layer)),
    ) &&
    network.inputs.every((input) => input.node < nodes) &&
    network.outputs.every((output) => output.node < nodes) &&
    Object.values(network.names).every((node) => node < nodes)
  );
}

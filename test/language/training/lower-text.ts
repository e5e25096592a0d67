import { parseZoo, documentationBefore } from '#language/parse';
import type { Declaration, Expression } from '#language/generated/ast';
import { constantNumber } from '#language/training/constant-number';
import { lowerTrainings, type LoweredTrainings } from '#language/training/lower-trainings';
import type { Diagnostic } from '#base/diagnostic';
import { inferLayer } from '#model/infer-layer';
import { layerCatalogue } from '#model/layer-catalogue';
import type { Network, NetworkNode } from '#model/network';
import { defaultSettings } from '#model/setting-values';
import { floatTensor, type Shape, type TensorType } from '#model/tensor-type';

/** Outputs of networks that the tests do not resolve themselves: by network, the shape of each output or inner layer; the first is the output. */
export type KnownOutputs = Readonly<Record<string, Readonly<Record<string, Shape>>>>;

/**
 * The training half of a text. Its networks are chains of `dense` layers, or have the outputs that the test states: how networks are resolved is
 * tested elsewhere.
 */
export function lowerText(text: string, outputs: KnownOutputs = {}): LoweredTrainings & { readonly all: readonly Diagnostic[] } {
  const parsed = parseZoo(text);
  const whole = parsed.file.declarations.filter((declaration) => !parsed.broken.has(declaration));
  const networks = whole.flatMap((declaration) => networkOf(declaration, outputs) ?? []);
  const lowered = lowerTrainings({
    text,
    declarations: parsed.file.declarations,
    broken: parsed.broken,
    networks: {
      resolved: new Map([...networks, ...importedNetworks(parsed.file.declarations, outputs)].map((network) => [network.name, network])),
      unresolved: new Set(),
      blocks: new Set(parsed.file.declarations.flatMap((declaration) => (declaration.$type === 'Block' ? [declaration.name] : []))),
    },
    fieldsOf: () => undefined,
    documentationOf: (declaration) => documentationBefore(text, parsed.comments, declaration.$cstNode?.offset ?? 0),
  });
  return { ...lowered, all: [...parsed.diagnostics, ...lowered.diagnostics] };
}

function networkOf(declaration: Declaration, outputs: KnownOutputs): Network | undefined {
  if (declaration.$type !== 'Network') {
    return undefined;
  }
  const inputs = declaration.inputs.map((input) => {
    const shape = (input.shape?.size ?? input.shape?.length ?? '1').split('x').map(Number);
    const type: TensorType = input.shape?.integer === true ? { shape, element: 'int' } : floatTensor(shape);
    return { name: input.name, type };
  });
  const stated = outputs[declaration.name];
  if (stated !== undefined) {
    return statedNetwork(declaration.name, inputs, stated);
  }
  const [statement] = declaration.body.statements;
  return statement?.$type === 'Value' ? chainNetwork(declaration.name, inputs, statement.value) : undefined;
}

type Inputs = readonly { readonly name: string; readonly type: TensorType }[];

/** Networks that come from an import: all that the test states and the text does not declare take a picture of 256x256. */
function importedNetworks(declarations: readonly Declaration[], outputs: KnownOutputs): readonly Network[] {
  const declared = new Set(declarations.map((declaration) => ('name' in declaration ? declaration.name : '')));
  return Object.entries(outputs)
    .filter(([name]) => !declared.has(name))
    .map(([name, stated]) => statedNetwork(name, [{ name: 'image', type: floatTensor([256, 256, 3]) }], stated));
}

function inputNodes(inputs: Inputs): NetworkNode[] {
  return inputs.map(({ name, type }, id) => ({ id, kind: 'input', path: name, name, inputs: [], output: type, macs: 0 }));
}

function statedNetwork(name: string, inputs: Inputs, stated: Readonly<Record<string, Shape>>): Network {
  const nodes = inputNodes(inputs);
  const kernel = { name: 'kernel', shape: [1, 1], initializer: { kind: 'constant', value: 0 }, role: 'parameter' } as const;
  const layers = Object.keys(stated).map(
    (path) => ({ path, kind: 'dense', settings: { activation: 'linear' }, weights: [kernel] }) as const,
  );
  const names: Record<string, number> = {};
  for (const [path, shape] of Object.entries(stated)) {
    names[path] = nodes.length;
    nodes.push({
      id: nodes.length,
      kind: 'dense',
      path,
      name: path,
      inputs: [0],
      output: floatTensor(shape),
      macs: 0,
      settings: { activation: 'linear' },
      layer: path,
    });
  }
  return networkWith({ name, inputs, nodes, layers, names }, inputs.length);
}

function chainNetwork(name: string, inputs: Inputs, value: Expression): Network | undefined {
  const nodes = inputNodes(inputs);
  const layers: Network['layers'][number][] = [];
  const names: Record<string, number> = {};
  for (const { name: label, step } of value.$type === 'Pipe' ? value.steps : []) {
    if (step.$type !== 'Call') {
      continue;
    }
    const units = step.args[0] === undefined ? 1 : constantNumber(step.args[0].value);
    const second = step.args[1]?.value;
    const activation = second?.$type === 'Ref' ? second.name : 'linear';
    const settings = { ...defaultSettings(layerCatalogue.dense.settings), units: units ?? 1, activation };
    const before = nodes.at(-1);
    const outcome = inferLayer('dense', settings, [before?.output ?? floatTensor([1])]);
    if (!outcome.ok) {
      return undefined;
    }
    const path = label ?? `dense.${String(layers.length + 1)}`;
    layers.push({ path, kind: 'dense', settings, weights: outcome.inference.weights });
    if (label !== undefined) {
      names[label] = nodes.length;
    }
    nodes.push({
      id: nodes.length,
      kind: 'dense',
      path,
      inputs: [nodes.length - 1],
      output: outcome.inference.output,
      macs: outcome.inference.macs,
      settings,
      layer: path,
    });
  }
  return networkWith({ name, inputs, nodes, layers, names }, nodes.length - 1);
}

function networkWith(parts: Pick<Network, 'name' | 'nodes' | 'layers' | 'names'> & { readonly inputs: Inputs }, output: number): Network {
  return {
    name: parts.name,
    hyper: {},
    inputs: parts.inputs.map((input, node) => ({ ...input, node })),
    nodes: parts.nodes,
    outputs: [{ name: 'output', node: output }],
    layers: parts.layers,
    names: parts.names,
    groups: [],
  };
}

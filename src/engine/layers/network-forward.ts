import type { Tensor } from '@tensorflow/tfjs-core';
import { NeurozooError } from '#base/neurozoo-error';
import type { CallNode, LayerNode, Network, NetworkNode } from '#model/network';
import { draw, moveStatistic, stateOf, type ForwardContext } from '../forward-context';
import { inScope, markScope } from '../trace/trace';
import { forwardLayer } from './layer-forward';
import type { LayerCall } from './layer-call';

/** A network applied to certain inputs. What has been computed of it stays, so that several of its outputs share their way. */
export class NetworkApplication {
  readonly #network: Network;
  readonly #context: ForwardContext;
  /** Tells this application from others: random numbers depend on it. */
  readonly #name: string;
  readonly #computed: (Tensor | undefined)[] = [];
  readonly #calls = new Map<string, NetworkApplication>();

  constructor({ network, inputs, context, name }: ApplicationRequest) {
    this.#network = network;
    this.#context = context;
    this.#name = name;
    network.inputs.forEach((input, index) => {
      this.#computed[input.node] = inputs[index];
    });
  }

  /** The tensor of an output, or of an inner layer or value by its name or path. Computes what that needs and nothing else. */
  member(name: string): Tensor {
    const target = memberNode(this.#network, name);
    const needed = this.#needed(target);
    for (const node of this.#network.nodes) {
      if (needed.has(node.id) && this.#computed[node.id] === undefined) {
        this.#computed[node.id] = this.#compute(node);
      }
    }
    return this.#tensor(target);
  }

  #needed(target: number): ReadonlySet<number> {
    const needed = new Set([target]);
    for (const node of this.#network.nodes.toReversed()) {
      if (needed.has(node.id) && this.#computed[node.id] === undefined) {
        node.inputs.forEach((input) => needed.add(input));
      }
    }
    return needed;
  }

  #compute(node: NetworkNode): Tensor {
    switch (node.kind) {
      case 'input':
        throw new NeurozooError({ code: 'ZOO4108', message: `${this.#network.name} is applied without its input ${node.path}.` });
      case 'network':
        return this.#call(node).member(node.member);
      default: {
        const scope = `${this.#network.name}/${node.path}`;
        return inScope(scope, () => markScope(forwardLayer(node, this.#layerCall(node, scope)), scope));
      }
    }
  }

  #call(node: CallNode): NetworkApplication {
    const key = `${node.network}(${node.inputs.join()})`;
    const known = this.#calls.get(key);
    if (known !== undefined) {
      return known;
    }
    const application = new NetworkApplication({
      network: networkOf(this.#context, node.network),
      inputs: node.inputs.map((input) => this.#tensor(input)),
      context: this.#context,
      name: `${this.#name}/${this.#network.name}/${key}`,
    });
    this.#calls.set(key, application);
    return application;
  }

  #layerCall(node: LayerNode, path: string): LayerCall {
    const network = this.#network;
    const context = this.#context;
    const layer = network.layers.find((candidate) => candidate.path === node.layer);
    const prefix = `${network.name}/${node.layer}`;
    return {
      path,
      inputs: node.inputs.map((input) => this.#tensor(input)),
      output: node.output,
      weights: new Map((layer?.weights ?? []).map(({ name }) => [name, stateOf(context, `${prefix}/${name}`)])),
      training: context.training(network.name),
      passesThresholds: context.passesThresholds,
      moveStatistic: (name, value) => {
        moveStatistic(context, `${prefix}/${name}`, value);
      },
      draw: ({ purpose, ...request }) => draw(context, { ...request, name: `${purpose}/${this.#name}/${path}` }),
      layerAt: (wanted) => network.layers.find((candidate) => candidate.path === wanted) ?? layerNode(network, wanted),
    };
  }

  #tensor(node: number): Tensor {
    const tensor = this.#computed[node];
    if (tensor === undefined) {
      throw new NeurozooError({ code: 'ZOO4108', message: `${this.#network.name} uses its node ${String(node)} before it is computed.` });
    }
    return tensor;
  }
}

/** A network and what it is applied to. */
export interface ApplicationRequest {
  readonly network: Network;
  /** In the order of the network's inputs, each with the batch axis. */
  readonly inputs: readonly Tensor[];
  readonly context: ForwardContext;
  readonly name: string;
}

/** The network of that name. */
export function networkOf(context: Pick<ForwardContext, 'networks'>, name: string): Network {
  const network = context.networks[name];
  if (network === undefined) {
    throw new NeurozooError({ code: 'ZOO4108', message: `The recipe has no network ${name}.` });
  }
  return network;
}

function memberNode(network: Network, name: string): number {
  const node =
    network.outputs.find((output) => output.name === name)?.node ??
    (Object.hasOwn(network.names, name) ? network.names[name] : undefined) ??
    network.nodes.find((candidate) => candidate.path === name)?.id;
  if (node === undefined) {
    throw new NeurozooError({ code: 'ZOO4108', message: `${network.name} has no output or layer ${name}.` });
  }
  return node;
}

function layerNode(network: Network, wanted: string): LayerNode | undefined {
  const id = Object.hasOwn(network.names, wanted) ? network.names[wanted] : undefined;
  const node = network.nodes.find((candidate) => candidate.id === id || candidate.path === wanted);
  return node === undefined || node.kind === 'input' || node.kind === 'network' ? undefined : node;
}

import { expandDims, mul, scalar, tanh, type Scalar, type Tensor } from '@tensorflow/tfjs-core';
import { assertNever } from '#base/assert-never';
import { NeurozooError } from '#base/neurozoo-error';
import type { EquationNode } from '#model/equation';
import { drawNoise, draw, stateOf, type ForwardContext } from '../forward-context';
import { networkOf, NetworkApplication } from '../layers/network-forward';
import { inScope, markScope } from '../trace/trace';
import { functionForward } from './equation-functions';
import { applyOperator } from './operators';

/** What equations are evaluated on. */
export interface EquationContext extends ForwardContext {
  readonly values: readonly EquationNode[];
  /** The data, by field, each with the batch axis. */
  readonly fields: Readonly<Record<string, Tensor>>;
  readonly batchSize: number;
  /** How much of the training is done, 0 to 1. */
  readonly progress: Scalar;
  readonly labelSmoothing: number;
}

/** The values of a training's equations on one batch and one state of the weights. Each is computed once, when it is asked for. */
export class EquationValues {
  readonly #context: EquationContext;
  readonly #computed = new Map<number, Tensor>();
  readonly #applications = new Map<string, NetworkApplication>();

  constructor(context: EquationContext) {
    this.#context = context;
  }

  /** The tensor of a value; scalars where it does not depend on the batch. */
  value(id: number): Tensor {
    const known = this.#computed.get(id);
    if (known !== undefined) {
      return known;
    }
    const node = this.#context.values.find((candidate) => candidate.id === id);
    if (node === undefined) {
      throw new NeurozooError({ code: 'ZOO4108', message: `The training has no value ${String(id)}.` });
    }
    const tensor = this.#compute(node);
    this.#computed.set(id, tensor);
    return tensor;
  }

  #compute(node: EquationNode): Tensor {
    const context = this.#context;
    switch (node.kind) {
      case 'field':
        return this.#field(node.field);
      case 'noise':
        return drawNoise(context, { name: `value/${String(node.id)}`, shape: [context.batchSize, ...node.type.shape] }, node.distribution);
      case 'variable':
        return expandDims(stateOf(context, node.variable), 0);
      case 'number':
        return scalar(node.value);
      case 'ramp':
        // 2 / (1 + e^(-gamma p)) - 1 is tanh(gamma p / 2).
        return mul(tanh(mul(context.progress, node.gamma / 2)), node.to);
      case 'apply':
        return this.#apply(node.network, node.inputs).member(node.member);
      case 'operator':
        return inScope(lossScope, () => {
          const [a = scalar(0), b = a] = node.inputs.map((input) => this.value(input));
          return markScope(applyOperator(node.operator, [a, b]), lossScope);
        });
      case 'function':
        return this.#function(node);
      default:
        return assertNever(node);
    }
  }

  #field(name: string): Tensor {
    const field = Object.hasOwn(this.#context.fields, name) ? this.#context.fields[name] : undefined;
    if (field === undefined) {
      throw new NeurozooError({ code: 'ZOO4108', message: `The data have no field ${name}.` });
    }
    return field;
  }

  #apply(network: string, inputs: readonly number[]): NetworkApplication {
    const key = `${network}(${inputs.join()})`;
    const known = this.#applications.get(key);
    if (known !== undefined) {
      return known;
    }
    const application = this.#applyTo(
      network,
      key,
      inputs.map((input) => this.value(input)),
    );
    this.#applications.set(key, application);
    return application;
  }

  #applyTo(network: string, name: string, inputs: readonly Tensor[]): NetworkApplication {
    return new NetworkApplication({ network: networkOf(this.#context, network), inputs, context: this.#context, name });
  }

  #function(node: Extract<EquationNode, { kind: 'function' }>): Tensor {
    const inputs = node.inputs.map((input) => this.value(input));
    const name = `${node.function}/${String(node.id)}`;
    return inScope(lossScope, () =>
      markScope(
        functionForward[node.function]({
          name: node.function,
          inputs,
          settings: node.settings,
          type: node.type,
          labelSmoothing: this.#context.labelSmoothing,
          apply: (network, input) => this.#applyTo(network, name, [input]).member(firstOutput(this.#context, network)),
          drawUniform: (shape) => draw(this.#context, { name, shape, distribution: 'uniform' }),
        }),
        lossScope,
      ),
    );
  }
}

/** What operations of equations are recorded for. */
const lossScope = 'loss';

function firstOutput(context: EquationContext, network: string): string {
  return networkOf(context, network).outputs[0]?.name ?? 'output';
}

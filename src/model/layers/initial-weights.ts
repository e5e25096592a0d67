import type { ActivationKind } from '../layer-kind';
import type { Shape } from '../tensor-type';
import type { Initializer, WeightSpec } from '../weight';

/** What decides how a kernel starts. */
export interface KernelStart {
  readonly init: Initializer | null;
  readonly activation: ActivationKind;
  readonly fanIn: number;
  readonly fanOut: number;
}

/** The trained kernel of a layer. */
export function kernelWeight(shape: Shape, start: KernelStart): WeightSpec {
  return parameter('kernel', shape, kernelInitializer(start));
}

/** The trained bias of a layer: none for `no`, zeros for `yes`, or the number given. */
export function biasWeights(bias: boolean | number, channels: number): readonly WeightSpec[] {
  if (bias === false) {
    return [];
  }
  return [parameter('bias', [channels], { kind: 'constant', value: typeof bias === 'number' ? bias : 0 })];
}

/** A weight that an optimiser changes. */
export function parameter(name: string, shape: Shape, initializer: Initializer): WeightSpec {
  return { name, shape, initializer, role: 'parameter' };
}

/** He et al. 2015 before the relu family, Glorot & Bengio 2010 elsewhere, unless something else is asked for; a fan of 0 stands for the layer's own. */
export function kernelInitializer({ init, activation, fanIn, fanOut }: KernelStart): Initializer {
  const chosen = init ?? (reluFamily.has(activation) ? { kind: 'he', fanIn: 0 } : { kind: 'glorot', fanIn: 0, fanOut: 0 });
  switch (chosen.kind) {
    case 'he':
      return { kind: 'he', fanIn: chosen.fanIn || fanIn };
    case 'glorot':
      return { kind: 'glorot', fanIn: chosen.fanIn || fanIn, fanOut: chosen.fanOut || fanOut };
    default:
      return chosen;
  }
}

const reluFamily: ReadonlySet<ActivationKind> = new Set(['relu', 'leakyrelu', 'elu', 'swish', 'gelu']);

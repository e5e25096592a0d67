import { KernelBackend, type BackendValues, type DataId, type DataType } from '@tensorflow/tfjs-core';
import { NeurozooError } from '#base/neurozoo-error';
import type { ElementType } from '#program/program';
import { Recorder } from './recorder';

/** The name under which tfjs knows the tracing backend while a trace runs. */
export const traceBackendName = 'trace';

/** A tfjs backend that computes nothing: its tensors have a shape and stand for a value of the recording. */
export class TraceBackend extends KernelBackend {
  readonly recorder = new Recorder();
  readonly #references = new Map<DataId, number>();

  /** Counts a tensor that a kernel has made. */
  adopt(dataId: DataId): void {
    this.#references.set(dataId, 1);
  }

  override write(values: BackendValues, shape: number[], dtype: DataType): DataId {
    const type = elementTypeOf(dtype);
    const { dataId } = this.recorder.constant(toConstantData(values, type), shape, type);
    this.adopt(dataId);
    return dataId;
  }

  override move(): void {
    throw new NeurozooError({
      code: 'ZOO4103',
      message: 'The step uses a tensor of another backend; a traced step may use only what it is given.',
    });
  }

  override readSync(): BackendValues {
    throw new NeurozooError({ code: 'ZOO4104', message: 'The step asks for the numbers of a tensor, which a trace does not have.' });
  }

  override read(): Promise<BackendValues> {
    return Promise.reject(
      new NeurozooError({ code: 'ZOO4104', message: 'The step asks for the numbers of a tensor, which a trace does not have.' }),
    );
  }

  override incRef(dataId: DataId): void {
    this.#references.set(dataId, this.refCount(dataId) + 1);
  }

  override refCount(dataId: DataId): number {
    return this.#references.get(dataId) ?? 0;
  }

  override disposeData(dataId: DataId, force = false): boolean {
    const left = this.refCount(dataId) - 1;
    if (left > 0 && !force) {
      this.#references.set(dataId, left);
      return false;
    }
    this.#references.delete(dataId);
    return true;
  }

  override numDataIds(): number {
    return this.#references.size;
  }

  override memory(): { unreliable: boolean } {
    return { unreliable: true };
  }

  override timerAvailable(): boolean {
    return false;
  }

  override floatPrecision(): 16 | 32 {
    return 32;
  }

  override epsilon(): number {
    return 1e-7;
  }

  override dispose(): void {
    this.#references.clear();
  }
}

/** The element type of a tfjs type; complex numbers and texts have no place in a step. */
export function elementTypeOf(dtype: DataType): ElementType {
  if (dtype === 'float32' || dtype === 'int32' || dtype === 'bool') {
    return dtype;
  }
  throw new NeurozooError({ code: 'ZOO4103', message: `The step uses a tensor of the type ${dtype}, which no program can carry.` });
}

function toConstantData(values: BackendValues, type: ElementType): Float32Array | Int32Array | Uint8Array {
  if (values instanceof Float32Array || values instanceof Int32Array || (values instanceof Uint8Array && type === 'bool')) {
    return values;
  }
  const numbers = Array.from(values, Number);
  switch (type) {
    case 'float32':
      return Float32Array.from(numbers);
    case 'int32':
      return Int32Array.from(numbers);
    case 'bool':
      return Uint8Array.from(numbers);
  }
}

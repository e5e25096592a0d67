import type { TensorData } from '#base/tensor-data';
import type { Program } from '#program/program';

/** Where programs can run. */
export type TargetName = 'eager' | 'cpu' | 'wasm' | 'tensorflow' | 'webgpu';

/** A way to run programs on this machine. */
export interface Target {
  readonly name: TargetName;
  /** For people: `CPU, 1 thread, WebAssembly SIMD`. */
  readonly device: string;
  /** A fresh session without state. */
  createSession(): Promise<TargetSession>;
}

/** Holds the state (weights, optimiser slots, statistics) that several programs share, and runs them. */
export interface TargetSession {
  /** Prepares a program; its state inputs must be written before it first runs. */
  load(program: Program): Promise<LoadedProgram>;
  /** Runs it once: state outputs replace the state of their names, fetches are copied out. Feeds must have the program's shapes. */
  run(program: LoadedProgram, feeds: Readonly<Record<string, TensorData>>): Promise<Record<string, TensorData>>;
  /** Copies of the named state, or of all of it. Bit for bit. */
  readState(names?: readonly string[]): Promise<Record<string, TensorData>>;
  writeState(state: Readonly<Record<string, TensorData>>): Promise<void>;
  dispose(): void;
}

/** A program that a session has made ready. Opaque outside its target. */
export interface LoadedProgram {
  readonly program: Program;
}

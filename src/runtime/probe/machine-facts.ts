import { version_wasm } from '@tensorflow/tfjs-backend-wasm';
import { cpus, totalmem } from 'node:os';

/** What a run records of the machine, and `neurozoo doctor` prints. */
export interface MachineFacts {
  /** `v20.20.2` */
  readonly node: string;
  /** `linux x64` */
  readonly platform: string;
  readonly processor: string;
  /** Hardware threads that the system shows. */
  readonly threads: number;
  readonly memoryBytes: number;
  readonly tfjs: string;
  /** Whether WebAssembly takes 128-bit vectors, and fused multiply-add among them. */
  readonly simd: boolean;
  readonly relaxedSimd: boolean;
}

/** Facts about this machine, without starting anything. */
export function machineFacts(): MachineFacts {
  const processors = cpus();
  return {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    processor: processors[0]?.model.trim() ?? 'unknown',
    threads: processors.length,
    memoryBytes: totalmem(),
    tfjs: version_wasm,
    simd: WebAssembly.validate(vectorModule([...i32Const, 0xfd, 17, 0xfd, 98])),
    relaxedSimd: WebAssembly.validate(
      vectorModule([...i32Const, 0xfd, 17, ...i32Const, 0xfd, 17, ...i32Const, 0xfd, 17, 0xfd, 0x85, 0x02]),
    ),
  };
}

const i32Const = [0x41, 0];

/** A module of one function `() -> v128` with the given instructions: `i32.const`, `i8x16.splat` and so on. */
function vectorModule(instructions: readonly number[]): Uint8Array {
  const body = [0, ...instructions, 0x0b];
  const code = [1, body.length, ...body];
  return Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 5, 1, 0x60, 0, 1, 0x7b, 3, 2, 1, 0, 10, code.length, ...code);
}

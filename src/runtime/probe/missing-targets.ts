/** Targets that have a name but no implementation yet, with what to use meanwhile. */
export const missingTargets = {
  wasm: {
    device: 'CPU, several threads, compiled WebAssembly',
    reason: 'this version has no compiled programs yet.',
    cure: 'Use `backend eager`, the same machine one kernel at a time.',
  },
  tensorflow: {
    device: 'NVIDIA GPU or native CPU, TensorFlow',
    reason: 'this version has no TensorFlow graphs yet.',
    cure: 'Use `backend eager`.',
  },
  webgpu: { device: 'any GPU, WebGPU', reason: 'this version has no WebGPU commands yet.', cure: 'Use `backend eager`.' },
} as const;

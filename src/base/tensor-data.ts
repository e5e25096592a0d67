/** Numbers with a shape, as they cross the borders between layers, processes and files. Row-major; the batch axis, if any, is the first. */
export type TensorData =
  | { readonly type: 'float32'; readonly shape: readonly number[]; readonly data: Float32Array }
  | { readonly type: 'int32'; readonly shape: readonly number[]; readonly data: Int32Array };

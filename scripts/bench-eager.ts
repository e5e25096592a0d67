import { cpus, loadavg } from 'node:os';
import * as tf from '@tensorflow/tfjs-core';
import type { TensorData } from '#base/tensor-data';
import { fillNormal, fillUniform } from '#base/random';
import { trace, type StepInput } from '#engine/trace/trace';
import { elementCount } from '#program/element-bytes';
import { forecast } from '#program/forecast';
import { createTarget } from '#runtime/create-target';
import { machineFacts } from '#runtime/probe/machine-facts';

/*
 * Images a second of a LeNet-5 training step (tanh, average pooling, Adam, 28x28 with padding, 61,706 parameters) on the target `eager`,
 * and where its time goes: `npx tsx scripts/bench-eager.ts [batch] [seconds]`.
 */

const batch = Number(process.argv[2] ?? 128);
const seconds = Number(process.argv[3] ?? 5);

const parameters: Readonly<Record<string, readonly number[]>> = {
  'C1/kernel': [5, 5, 1, 6],
  'C1/bias': [6],
  'C3/kernel': [5, 5, 6, 16],
  'C3/bias': [16],
  'F5/kernel': [400, 120],
  'F5/bias': [120],
  'F6/kernel': [120, 84],
  'F6/bias': [84],
  'output/kernel': [84, 10],
  'output/bias': [10],
};
const names = Object.keys(parameters);
type Tensors = Readonly<Record<string, tf.Tensor>>;

const inputs: StepInput[] = [
  ...names.flatMap((name): StepInput[] =>
    ['', '/m', '/v'].map((slot) => ({ name: name + slot, shape: parameters[name] ?? [], type: 'float32', role: 'state' })),
  ),
  { name: 'image', shape: [batch, 28, 28, 1], type: 'float32', role: 'feed' },
  { name: 'label', shape: [batch], type: 'int32', role: 'feed' },
  { name: 'step', shape: [], type: 'float32', role: 'feed' },
];

const program = trace({ name: 'lenet', inputs, step: lenetStep });
const expected = forecast(program);
print(
  `machine: ${JSON.stringify(machineFacts())}, load ${loadavg()
    .map((load) => load.toFixed(2))
    .join(' ')}, ${String(cpus().length)} cores`,
);
print(
  `program: ${String(expected.operations)} operations, ${(expected.flops / 1e6).toFixed(0)} MFLOP, temporaries ${(expected.peakTemporaryBytes / 1e6).toFixed(1)} MB`,
);

const feeds: Record<string, TensorData> = {
  image: { type: 'float32', shape: [batch, 28, 28, 1], data: uniform(batch * 784) },
  label: { type: 'int32', shape: [batch], data: Int32Array.from({ length: batch }, (_, index) => index % 10) },
};
await measure();
await profile();

async function measure(): Promise<void> {
  const run = await prepare();
  for (let step = 1; step <= 10; step++) {
    await run(step);
  }
  const times: number[] = [];
  const startMs = performance.now();
  const startCpu = process.cpuUsage();
  for (let step = 11; performance.now() - startMs < seconds * 1000; step++) {
    const before = performance.now();
    await run(step);
    times.push(performance.now() - before);
  }
  const cpuMs = (process.cpuUsage(startCpu).user + process.cpuUsage(startCpu).system) / 1000;
  times.sort((a, b) => a - b);
  const median = times[Math.floor(times.length / 2)] ?? NaN;
  const loss = await run(5000);
  print(
    `batch ${String(batch)}: median ${median.toFixed(2)} ms, best ${(times[0] ?? NaN).toFixed(2)} ms, ${((1000 * batch) / median).toFixed(0)} images/s; cpu/wall ${(cpuMs / (performance.now() - startMs)).toFixed(2)}; loss ${String(loss)}`,
  );
}

async function profile(): Promise<void> {
  const spent = new Map<string, { ms: number; calls: number }>();
  const run = await prepare((kernel, ms) => {
    const before = spent.get(kernel) ?? { ms: 0, calls: 0 };
    spent.set(kernel, { ms: before.ms + ms, calls: before.calls + 1 });
  });
  for (let step = 1; step <= 5; step++) {
    await run(step);
  }
  spent.clear();
  const steps = 20;
  for (let step = 6; step < 6 + steps; step++) {
    await run(step);
  }
  for (const [kernel, { ms, calls }] of [...spent].sort(([, a], [, b]) => b.ms - a.ms).slice(0, 24)) {
    print(`${(ms / steps).toFixed(2).padStart(8)} ms ${String(calls / steps).padStart(4)} ${kernel}`);
  }
}

async function prepare(onKernel?: (kernel: string, milliseconds: number) => void): Promise<(step: number) => Promise<number>> {
  const target = await createTarget('eager', {
    onOperation:
      onKernel &&
      ((operation, ms) => {
        onKernel(`${operation.kernel} ${String(operation.outputs.map((id) => program.values[id]?.shape.join('x')))}`, ms);
      }),
  });
  const session = await target.createSession();
  await session.writeState(
    Object.fromEntries(names.flatMap((name, index) => ['', '/m', '/v'].map((slot) => [name + slot, start(name, index, slot)]))),
  );
  const loaded = await session.load(program);
  return async (step) => {
    const { loss } = await session.run(loaded, { ...feeds, step: { type: 'float32', shape: [], data: Float32Array.of(step) } });
    return loss?.data[0] ?? NaN;
  };
}

function start(name: string, index: number, slot: string): TensorData {
  const shape = parameters[name] ?? [];
  const data = new Float32Array(elementCount(shape));
  if (slot === '' && name.endsWith('kernel')) {
    fillNormal({ seed: 1, stream: index, step: 0 }, data);
    const scale = Math.sqrt(shape.at(-1) === undefined ? 1 : (shape.at(-1) ?? 1) / data.length);
    data.forEach((number, at) => {
      data[at] = number * scale;
    });
  }
  return { type: 'float32', shape, data };
}

function uniform(count: number): Float32Array {
  const data = new Float32Array(count);
  fillUniform({ seed: 2, stream: 0, step: 0 }, data);
  return data;
}

/** One step of Adam on the mean cross-entropy, as tensor functions. */
function lenetStep(given: Tensors): { state: Tensors; fetches: Tensors } {
  const { value, grads } = tf.valueAndGrads((...weights: tf.Tensor[]) =>
    lenetLoss(Object.fromEntries(names.map((name, index) => [name, pick(weights, index)])), given),
  )(names.map((name) => of(given, name)));
  const rate = tf.div(tf.mul(2e-3, tf.sqrt(tf.sub(1, tf.pow(0.999, of(given, 'step'))))), tf.sub(1, tf.pow(0.9, of(given, 'step'))));
  const state: Record<string, tf.Tensor> = {};
  names.forEach((name, index) => {
    const gradient = pick(grads, index);
    const m = tf.add(tf.mul(of(given, `${name}/m`), 0.9), tf.mul(gradient, 0.1));
    const v = tf.add(tf.mul(of(given, `${name}/v`), 0.999), tf.mul(tf.square(gradient), 0.001));
    state[`${name}/m`] = m;
    state[`${name}/v`] = v;
    state[name] = tf.sub(of(given, name), tf.mul(rate, tf.div(m, tf.add(tf.sqrt(v), 1e-7))));
  });
  return { state, fetches: { loss: value } };
}

function lenetLoss(weights: Tensors, given: Tensors): tf.Scalar {
  const convolve = (x: tf.Tensor, name: string, pad: 'same' | 'valid'): tf.Tensor => {
    const sums = tf.add(tf.conv2d(rank4(x), rank4(of(weights, `${name}/kernel`)), 1, pad), of(weights, `${name}/bias`));
    return tf.avgPool(rank4(tf.tanh(sums)), 2, 2, 'valid');
  };
  const dense = (x: tf.Tensor, name: string): tf.Tensor => tf.add(tf.matMul(x, of(weights, `${name}/kernel`)), of(weights, `${name}/bias`));
  const pictures = convolve(convolve(of(given, 'image'), 'C1', 'same'), 'C3', 'valid');
  const logits = dense(tf.tanh(dense(tf.tanh(dense(tf.reshape(pictures, [batch, 400]), 'F5')), 'F6')), 'output');
  const labels = tf.cast(tf.oneHot(of(given, 'label'), 10), 'float32');
  return tf.mean(tf.neg(tf.sum(tf.mul(labels, tf.logSoftmax(logits)), -1)));
}

function rank4(x: tf.Tensor): tf.Tensor4D {
  const [a = 1, b = 1, c = 1, d = 1] = x.shape;
  return tf.reshape(x, [a, b, c, d]);
}

function of(tensors: Tensors, name: string): tf.Tensor {
  return tensors[name] ?? tf.scalar(NaN);
}

function pick(tensors: readonly tf.Tensor[], index: number): tf.Tensor {
  return tensors[index] ?? tf.scalar(NaN);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { NeurozooError, type ErrorReport } from '#base/neurozoo-error';
import type { BatchPlan } from '#data/batch-plan';
import { createDataset } from '#data/create-dataset';
import type { BatchStream } from '#data/streamed-batch';
import { createWorkerStream } from '#data/worker-stream';
import { folderWith, prepared, recipeOf } from './open';

const plan: BatchPlan = { seed: 1, batchSize: 8, count: 80, balanced: null, firstStep: 0 };

function streamFrom(script: string, own: Partial<BatchPlan> = {}): BatchStream {
  const data = prepared(recipeOf('blobs', { points: 100, classes: 2 }));
  const workerFile = pathToFileURL(join(folderWith({ 'worker.mjs': script }), 'worker.mjs'));
  return createWorkerStream(createDataset(data), { prepared: data, plan: { ...plan, ...own }, workerFile });
}

async function bundledWorker(): Promise<string> {
  const options = { bundle: true, platform: 'node', format: 'esm', write: false, logLevel: 'silent' } as const;
  const { outputFiles } = await build({ entryPoints: ['src/data/worker-main.ts'], ...options });
  return outputFiles[0]?.text ?? '';
}

async function failure(stream: BatchStream): Promise<ErrorReport> {
  try {
    await stream.next();
  } catch (error) {
    if (error instanceof NeurozooError) {
      return error.toReport();
    }
    throw error;
  }
  throw new Error('It gave a batch.');
}

describe('a thread that prepares batches', () => {
  it.each([
    ['ends', 'process.exit(3)'],
    ['throws', 'throw new RangeError("Array buffer allocation failed")'],
  ])('that %s at a request gives a typed error to whoever waits, and to whoever asks later', async (_name, act) => {
    const stream = streamFrom(`import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { ${act}; });`);
    expect((await failure(stream)).code).toBe('ZOO2033');
    expect((await failure(stream)).code).toBe('ZOO2033');
    stream.dispose();
  });

  it('that ends at once, or that cannot be started, gives a typed error', async () => {
    expect((await failure(streamFrom(''))).code).toBe('ZOO2033');
    expect((await failure(streamFrom('this is no script'))).code).toBe('ZOO2033');
  });

  it('that answers with an error passes code and hint on', async () => {
    const report = { code: 'ZOO2003', message: 'Too much.', hint: 'Take less.' };
    const reply = JSON.stringify({ kind: 'failed', report });
    const stream = streamFrom(
      `import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => parentPort.postMessage(${reply}));`,
    );
    expect(await failure(stream)).toMatchObject(report);
    stream.dispose();
  });

  it('says that balanced batches are impossible as this thread would', async () => {
    const stream = streamFrom(await bundledWorker(), { balanced: { classes: 5, each: 4 } });
    expect((await failure(stream)).code).toBe('ZOO2032');
    stream.dispose();
  });

  it('gives what was asked for before it is disposed of, and ends then', async () => {
    const stream = streamFrom(await bundledWorker());
    expect((await stream.next()).samples.length).toBe(8);
    stream.dispose();
    expect((await failure(stream)).code).toBe('ZOO2033');
  });
});

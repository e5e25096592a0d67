import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { defaultRequest, diagramStyles, type DiagramRequest } from '#diagram/diagram-request';
import { drawNetwork } from '#diagram/draw-network';
import { toSvg } from '#diagram/to-svg';
import { analyze } from '#language/analyze';
import type { Network } from '#model/network';

/*
 * How fast drawing is: networks of the zoo folded, with everything open and as SVG: `npx tsx scripts/bench-diagram.ts`. Medians, with the first call
 * in brackets, which is what a person waits for after opening a file.
 */

const zoo = join(import.meta.dirname, '../examples/zoo');

function networkOf(file: string, name: string): Network {
  const { networks } = analyze(readFileSync(join(zoo, file), 'utf8'), { importText: () => undefined, fieldsOf: () => undefined });
  const network = networks.get(name);
  if (network === undefined) throw new Error(`${file} has no ${name}.`);
  return network;
}

function report(what: string, run: () => unknown): void {
  const taken = Array.from({ length: 9 }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  const median = taken.toSorted((a, b) => a - b)[4] ?? 0;
  process.stdout.write(`${what.padEnd(58)} ${median.toFixed(1).padStart(7)} ms  (${(taken[0] ?? 0).toFixed(1)})\n`);
}

const draw = (network: Network, request: Partial<DiagramRequest>) =>
  drawNetwork(network, () => undefined, { ...defaultRequest, ...request });

process.stdout.write(`load ${(loadavg()[0] ?? 0).toFixed(1)}\n`);
const resnet = networkOf('resnet.zoo', 'ResNet152');
report('ResNet-152 with all 515 layers open', () => draw(resnet, { expand: 'all' }));
report('ResNet-152 folded', () => draw(resnet, {}));
report('ResNet-152 open, as SVG', () => toSvg(draw(resnet, { expand: 'all' }), { theme: 'light', style: 'embedded', hasBackground: true }));
const inception = networkOf('googlenet.zoo', 'GoogLeNet');
report('GoogLeNet open', () => draw(inception, { expand: 'all' }));
for (const style of diagramStyles) {
  report(`VGG-16 as ${style}`, () => draw(networkOf('vgg16.zoo', 'VGG16'), { style }));
}

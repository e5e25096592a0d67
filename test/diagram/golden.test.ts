import { expect, test } from 'vitest';
import type { DiagramRequest } from '#diagram/diagram-request';
import { toMermaid } from '#diagram/to-mermaid';
import { toTikz } from '#diagram/to-tikz';
import { drawExample, lightSvg } from './drawings';

const pictures: readonly (readonly [file: string, name: string, golden: string, request: Partial<DiagramRequest>])[] = [
  ['lenet5.zoo', 'LeNet5', 'lenet5-graph', {}],
  ['lenet5.zoo', 'LeNet5', 'lenet5-planes', { style: 'lenet' }],
  ['lenet5.zoo', 'LeNet5', 'lenet5-boxes', { style: 'alexnet' }],
  ['lenet5.zoo', 'LeNet5', 'lenet5-neurons', { style: 'neurons' }],
  ['lenet5.zoo', 'LeNet5', 'lenet5-right-by-parameters', { direction: 'right', colorBy: 'parameters' }],
  ['zoo/resnet.zoo', 'ResNet50', 'resnet50-folded', {}],
  ['zoo/resnet.zoo', 'ResNet18', 'resnet18-open', { expand: 'all' }],
  ['zoo/alexnet.zoo', 'AlexNet', 'alexnet-boxes', { style: 'alexnet' }],
  ['zoo/unet.zoo', 'UNet', 'unet', {}],
  ['zoo/googlenet.zoo', 'GoogLeNet', 'googlenet-with-a3-open', { opened: ['a3'] }],
  ['dcgan.zoo', 'dcgan', 'dcgan-training', {}],
  ['dcgan.zoo', 'dcgan', 'dcgan-training-open', { opened: ['G', 'D'] }],
  ['cyclegan.zoo', 'cyclegan', 'cyclegan-training', {}],
  ['history.zoo', 'Xor', 'xor-with-weights', { style: 'neurons', weights: { hidden: [4.6, 5.8, 4.6, 5.8], 'dense.1': [-9.2, 8.5] } }],
];

test.each(pictures)('%s %s is drawn as %s', async (...row) => {
  const [file, name, golden, request] = row;
  await expect(lightSvg(drawExample(file, name, request))).toMatchFileSnapshot(`golden/${golden}.svg`);
});

test.each([
  ['lenet5.zoo', 'LeNet5', 'lenet5-planes', { style: 'lenet' }],
  ['dcgan.zoo', 'dcgan', 'dcgan-training', {}],
] as const)('%s %s is written as TikZ as %s', async (...row) => {
  const [file, name, golden, request] = row;
  await expect(toTikz(drawExample(file, name, request))).toMatchFileSnapshot(`golden/${golden}.tex`);
});

test.each([
  ['zoo/resnet.zoo', 'ResNet50', 'resnet50', {}],
  ['dcgan.zoo', 'dcgan', 'dcgan-training-open', { opened: ['G'] }],
] as const)('%s %s is written as Mermaid as %s', async (...row) => {
  const [file, name, golden, request] = row;
  await expect(toMermaid(drawExample(file, name, request), 'down')).toMatchFileSnapshot(`golden/${golden}.mmd`);
});

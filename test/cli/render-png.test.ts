import { expect, test } from 'vitest';
import { createPngRenderer } from '#cli/render-png';
import { drawExample, lightSvg } from '../diagram/drawings';

test('a PNG has the size of its drawing at the dots asked for, and letters in it', async () => {
  const drawing = drawExample('lenet5.zoo', 'LeNet5', { style: 'lenet' });
  const svg = lightSvg(drawing);
  const renderPng = await createPngRenderer();
  const png = Buffer.from(renderPng(svg, 2));
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2 * drawing.width, 2 * drawing.height]);
  const withoutText = Buffer.from(renderPng(svg.replace(/<text.*?<\/text>/g, ''), 2));
  expect(withoutText.equals(png)).toBe(false);
});

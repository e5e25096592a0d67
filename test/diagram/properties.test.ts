import { describe, expect, test } from 'vitest';
import { diagramStyles, type DiagramRequest } from '#diagram/diagram-request';
import { exampleTexts } from '../language/example-texts';
import { analyzedExample, badTexts, drawExample, drawText, lightSvg, looseEdges, overlaps } from './drawings';

const files = [...exampleTexts.keys()];

const requests: readonly (readonly [string, Partial<DiagramRequest>])[] = [
  ['folded by itself', {}],
  ['with nothing open', { expand: 'none' }],
  ['with everything open', { expand: 'all' }],
  ['flowing to the right', { direction: 'right' }],
  ['open and flowing to the right', { direction: 'right', expand: 'all' }],
  ['small', { small: true }],
  ['coloured by memory', { colorBy: 'memory' }],
  ...diagramStyles.filter((style) => style !== 'graph').map((style) => [`as ${style}`, { style }] as const),
];

describe.each(requests)('every example, %s', (_, request) => {
  test.each(files)('%s: nothing overlaps, every line ends at boxes, every text is inside', (file) => {
    const { networks, trainings } = analyzedExample(file);
    const drawings = [...networks.keys(), ...trainings.keys()].map((name) => drawExample(file, name, request));
    expect(drawings.flatMap(overlaps)).toEqual([]);
    expect(drawings.flatMap(looseEdges)).toEqual([]);
    expect(drawings.flatMap(badTexts)).toEqual([]);
    expect(drawings.map(({ boxes }) => new Set(boxes.map(({ id }) => id)).size)).toEqual(drawings.map(({ boxes }) => boxes.length));
  });
});

describe('a drawing', () => {
  test.each(['graph', 'lenet', 'alexnet', 'neurons'] as const)('in the style %s is the same bytes each time', (style) => {
    expect(lightSvg(drawExample('lenet5.zoo', 'LeNet5', { style }))).toBe(lightSvg(drawExample('lenet5.zoo', 'LeNet5', { style })));
  });

  test('survives JSON', () => {
    const drawing = drawExample('zoo/unet.zoo', 'UNet');
    expect(JSON.parse(JSON.stringify(drawing))).toEqual(drawing);
  });

  test.each([
    ['zoo/resnet.zoo', 'ResNet152', 13],
    ['zoo/resnet.zoo', 'ResNet18', 12],
    ['zoo/unet.zoo', 'UNet', 16],
    ['lenet5.zoo', 'LeNet5', 9],
  ])('of %s %s shows %i boxes, outputs included', (file, name, count) => {
    expect(drawExample(file, name).boxes).toHaveLength(count);
  });

  test('with everything open shows each layer of ResNet-152 once', () => {
    const { networks } = analyzedExample('zoo/resnet.zoo');
    const single = drawExample('zoo/resnet.zoo', 'ResNet152', { expand: 'all' }).boxes.filter(({ content }) => content === 'single');
    expect(single).toHaveLength((networks.get('ResNet152')?.nodes.length ?? 0) + 1);
  });

  test('adds up to the parameters of its network, however it is folded', () => {
    const sums = (['none', 'auto', 'all'] as const).map((expand) =>
      drawExample('zoo/resnet.zoo', 'ResNet50', { expand }).boxes.reduce(
        (sum, box) => sum + (box.content === 'open' ? 0 : box.parameters),
        0,
      ),
    );
    expect(sums).toEqual([25_557_032, 25_557_032, 25_557_032]);
  });
});

describe('a block', () => {
  const text = 'block B(x) { y = x -> dense(4) -> relu -> dense(4)  x + y } network N(x: 4) { x -> [B()] x 30 -> dense(2) }';

  test('that is repeated is one box that says how often', () => {
    const folded = drawText(text, 'N', { expand: 'none' }).boxes.find(({ content }) => content === 'folded');
    expect(folded).toMatchObject({ label: 'B', repetitions: 30, parameters: 30 * 40, previous: ['x'] });
  });

  test('is a frame around one repetition when it is opened, and the arrow keys go through it', () => {
    const folded = drawText(text, 'N', { expand: 'none' }).boxes.find(({ content }) => content === 'folded');
    const { boxes } = drawText(text, 'N', { expand: 'none', opened: [folded?.id ?? ''] });
    expect(boxes.find(({ id }) => id === folded?.id)).toMatchObject({ content: 'open', repetitions: 30 });
    const inside = boxes.filter(({ group }) => group === folded?.id);
    expect(inside.length).toBeGreaterThan(1);
    expect(boxes.find(({ id }) => id === 'x')?.next.every((id) => inside.some((box) => box.id === id))).toBe(true);
  });
});

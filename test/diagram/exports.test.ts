import { describe, expect, test } from 'vitest';
import { defaultRequest } from '#diagram/diagram-request';
import { drawNetwork } from '#diagram/draw-network';
import type { Drawing } from '#diagram/drawing';
import { drawingStyle, toSvg } from '#diagram/to-svg';
import { toMermaid } from '#diagram/to-mermaid';
import { toTikz } from '#diagram/to-tikz';
import { analyzeText } from '../language/analyze-text';
import { drawExample, lightSvg, shapesOf } from './drawings';

/** LeNet-5 whose first layer has a name that no language allows, as a recipe from elsewhere might have it. */
function drawHostile(name: string): Drawing {
  const { networks } = analyzeText('network N(x: 4) { x -> a: dense(2) }');
  const network = networks.get('N');
  if (network === undefined) {
    throw new Error('The network is not there.');
  }
  const nodes = network.nodes.map((node) => (node.name === 'a' ? { ...node, name, path: name } : node));
  return drawNetwork({ ...network, name, nodes }, () => undefined, { ...defaultRequest, expand: 'all' });
}

const hostileNames = [
  '"><script>alert(1)</script>',
  "'/><image href=x onerror=alert(1)>",
  ']]></style><svg onload=alert(1)>',
  '\\input{/etc/passwd}',
  '$\\write18{id}$ % & # _ ^ ~',
  'a"]:::x\n  click n0 href "javascript:alert(1)"\n',
  '\u0000\u001b[31m\ud800\uffff',
  '日本語 Ünïcödé 😀',
];

describe('a hostile name', () => {
  test.each(hostileNames)('%j is only text in SVG', (name) => {
    const svg = lightSvg(drawHostile(name));
    const tags = new Set([...svg.matchAll(/<\/?([a-zA-Z]+)/g)].map(([, tag]) => tag));
    expect([...tags].toSorted()).toEqual(['desc', 'g', 'path', 'polygon', 'rect', 'style', 'svg', 'text', 'title']);
    expect(
      [...svg.matchAll(/ ([a-z-]+)="/g)].filter(([, attribute]) => attribute?.startsWith('on') === true || attribute === 'href'),
    ).toEqual([]);
    expect(/[^\P{Cc}\n]|\p{Cs}/u.test(svg)).toBe(false);
  });

  test.each(hostileNames)('%j is only text in TikZ', (name) => {
    const lines = toTikz(drawHostile(name)).split('\n');
    const commands = new Set(
      lines.flatMap((line) => [...line.replace(/^%.*/, '').matchAll(/\\([a-zA-Z]+)/g)].map(([, command]) => command)),
    );
    expect(commands.has('input') || commands.has('write')).toBe(false);
    expect(lines.every((line) => /^[ -~\u00a0-\u017f]*$/.test(line))).toBe(true);
  });

  test.each(hostileNames)('%j is only text in Mermaid', (name) => {
    const lines = toMermaid(drawHostile(name), 'down').split('\n');
    expect(
      lines.filter((line) => !/^(flowchart | {2}accTitle: | {2}accDescr: | {2}n\d+[[(]| {2}n\d+ -->| {2}classDef |$)/.test(line)),
    ).toEqual([]);
    expect(
      lines.filter((line) => line.includes('"') && !line.startsWith('  acc')).every((line) => (line.match(/"/g) ?? []).length === 2),
    ).toBe(true);
  });
});

describe('an SVG', () => {
  const drawing = drawExample('lenet5.zoo', 'LeNet5');

  test('stands alone: it names nothing outside', () => {
    const svg = lightSvg(drawing);
    expect(svg.match(/https?:[^"]*/g)).toEqual(['http://www.w3.org/2000/svg']);
    expect(svg).not.toMatch(/url\(|@import|<image|href=/);
  });

  test('has its words as text, its title and what it shows', () => {
    const svg = lightSvg(drawing);
    expect(svg).toContain('>conv 6@5x5 · tanh</text>');
    expect(svg).toContain('<title>LeNet5</title>');
    expect(svg).toContain('61,706 parameters');
  });

  test('for a page has the colours of the editor, and no style sheet of its own', () => {
    expect(toSvg(drawing, { theme: 'css-variables', style: 'none', hasBackground: false })).not.toContain('<style>');
    expect(drawingStyle('css-variables')).toContain('.zoo-drawing .box.convolution{fill:color-mix(in srgb, var(--vscode-charts-blue');
  });

  test.each(['light', 'dark'] as const)('in %s has text that can be read on every family', (theme) => {
    const rules = new Map(
      [...drawingStyle(theme).matchAll(/\.zoo-drawing \.([\w.-]+)\{fill:(#[0-9a-f]{6})/g)].map(([, name, fill]) => [name, fill]),
    );
    const weak = [...rules]
      .filter(([name]) => name?.startsWith('box.') === true)
      .filter(([, fill]) => contrast(fill ?? '', rules.get('label') ?? '') < 7 || contrast(fill ?? '', rules.get('words') ?? '') < 3.5);
    expect(weak.map(([name]) => name).filter((name) => name?.startsWith('box.heat') !== true)).toEqual([]);
    expect(rules.size).toBeGreaterThan(40);
  });
});

describe('TikZ', () => {
  test('closes what it opens and defines every colour that it uses', () => {
    const tex = toTikz(drawExample('dcgan.zoo', 'dcgan'));
    const defined = new Set([...tex.matchAll(/definecolor\{(\w+)\}/g)].map(([, name]) => name));
    const used = [...tex.matchAll(/(?:fill|draw|text)=(\w+)/g)].map(([, name]) => name);
    expect(used.filter((name) => !defined.has(name))).toEqual([]);
    expect((tex.match(/\{/g) ?? []).length).toBe((tex.match(/\}/g) ?? []).length);
    expect(tex).toMatch(/^\\begin\{document\}$/m);
  });
});

test('a small drawing has labels and shapes of boxes only', () => {
  const roles = new Set(shapesOf(drawExample('lenet5.zoo', 'LeNet5', { small: true })).map(({ role }) => role));
  expect([...roles].toSorted()).toEqual(['arrow', 'box', 'edge', 'label', 'stripe']);
});

/** Of two colours, as WCAG 2 computes it. */
function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(color.slice(at, at + 2), 16) / 255;
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

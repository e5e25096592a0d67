import { describe, expect, test } from 'vitest';
import { codeLenses } from '#language/services/code-lenses';
import { fixEverything, quickFixes, withEdits } from '#language/services/code-actions';
import { cursorContext } from '#language/services/cursor-context';
import { definitionAt } from '#language/services/definition';
import { documentLinks } from '#language/services/document-links';
import { foldsOf } from '#language/services/folding';
import { hoverAt } from '#language/services/hover';
import { inlayHints } from '#language/services/inlay-hints';
import { knownCounts } from '#language/services/known-counts';
import { networkParts, type NetworkPart } from '#language/services/network-parts';
import { outlineOf } from '#language/services/outline';
import { referencesAt } from '#language/services/references';
import { renameAt, renamePlaceAt } from '#language/services/rename';
import { selectionRangesAt } from '#language/services/selection-ranges';
import { semanticTokens } from '#language/services/semantic-tokens';
import { signatureAt } from '#language/services/signature-help';
import { glossaryEntry, glossaryWords } from '#model/glossary';
import { exampleTexts } from '../example-texts';
import { exampleText } from '../analyze-text';
import { markedText, openText } from './marked-text';

/** An example with a mark before the first place of a text in it. */
function inExample(file: string, place: string): ReturnType<typeof markedText> {
  return markedText(exampleText(file).replace(place, `|${place}`));
}

function hoverIn(marked: ReturnType<typeof markedText>): string {
  return hoverAt(marked.document, marked.offset)?.markdown ?? '';
}

describe('hover', () => {
  test.each([
    [
      'lenet5.zoo',
      'conv(6',
      [
        '**C1** · conv 6@5x5 · tanh',
        'in **32x32x1** → out **28x28x6**',
        '156 parameters',
        '118 k multiply-adds',
        'sees 5x5',
        'at batch 128',
        'LeCun',
      ],
    ],
    ['lenet5.zoo', 'C3: conv', ['**C3**', '14x14x6', '2,416 parameters']],
    ['lenet5.zoo', 'avgpool', ['no parameters', '14x14x6']],
    ['lenet5.zoo', '5x5, tanh', ['`kernel`', 'Height and width']],
    ['lenet5.zoo', 'tanh)      //', ['Squeezes every number', 'y = tanh(x)']],
    ['lenet5.zoo', 'LeNet5(image), label)', ['61,706 parameters', 'LeNet-5 (LeCun et al. 1998)']],
    ['lenet5.zoo', 'lenet {', ['The full recipe', 'seed           1']],
    ['lenet5.zoo', 'digits =', ['55,000 to train', '`image: 32x32x1`']],
    ['lenet5.zoo', 'label)', ['field of the data', '10 classes']],
    ['lenet5.zoo', 'epochs', ['Without it: 10', 'by heart']],
    ['lenet5.zoo', '128', ['Samples in each step']],
    ['lenet5.zoo', '0.003', ['`rate`', 'the rate at the start']],
    ['lenet5.zoo', 'cosine', ['half a cosine']],
    ['lenet5.zoo', 'minimize', ['as small as possible']],
    ['lenet5.zoo', 'crossEntropy', ['logsumexp', 'Bishop']],
    ['lenet5.zoo', 'mnist', ['70,000 handwritten digits']],
    ['lenet5.zoo', 'shift', ['Moves the picture']],
    ['lenet5.zoo', 'adam', ['Kingma']],
    ['resnet.zoo', 'momentum(rate', ['Polyak', 'keep a share of the direction']],
    ['resnet.zoo', 'Residual(16)', ['**Residual**', 'applied 3 times in ResNet', '14,016 parameters']],
    ['resnet.zoo', 'network', ['**Network**']],
    ['dcgan.zoo', 'z ~', ['noise']],
    ['dcgan.zoo', 'normal', ['normal distribution']],
    ['charlstm.zoo', 'asha', ['Stops bad trials early']],
  ])('%s: over %s it says what there is to say', (file, place, wanted) => {
    const said = hoverIn(inExample(file, place));
    expect(wanted.filter((words) => !said.includes(words))).toEqual([]);
  });

  test('a picture is added where somebody draws one, and comments say nothing', () => {
    const { document, offset } = inExample('lenet5.zoo', 'conv(6');
    const hover = hoverAt(document, offset, { pictureOf: (network, node) => `data:${network.name}/${node.path}` });
    expect(hover?.markdown).toContain('![C1 in LeNet5](data:LeNet5/C1)');
    expect(hoverIn(inExample('lenet5.zoo', 'LeCun'))).toBe('');
  });

  test('words of the field are explained in two sentences', () => {
    const long = glossaryWords.filter((word) => (glossaryEntry(word)?.text.match(/[.:](?: |$)|\?(?: |$)/g)?.length ?? 0) < 2);
    expect(long.filter((word) => (glossaryEntry(word)?.text.match(/\.(?: |$)/g)?.length ?? 0) !== 2)).toEqual([]);
    expect(glossaryEntry('toString')).toBeUndefined();
  });
});

describe('inlay hints', () => {
  const labels = (text: string): readonly string[] => inlayHints(openText(text), { start: 0, end: text.length }).map(({ label }) => label);

  test('a line with one step has shape and parameters, one with several the shapes that change', () => {
    expect(labels('network N(x: 8x8x1) {\n  x\n    -> conv(4, 3x3)\n    -> relu\n}')).toEqual(['6x6x4 · 40', '6x6x4']);
    expect(labels('network N(x: 8x8x1) { x -> conv(4, 3x3) -> relu -> dense(3) }')).toEqual(['6x6x4', '3']);
  });

  test('a line of a block says all shapes that it gives, and sums have no words behind them', () => {
    expect(
      labels('block B<n>(x) {\n  x -> dense(n)\n}\nnetwork N(x: 4) {\n  a = x -> B(2)\n  b = x -> B(3)\n  concat(a, b) + 1\n}'),
    ).toEqual(['2, 3 · 25', '2 · 10', '3 · 15', '5']);
  });

  test('only what is asked for is answered', () => {
    const text = exampleText('lenet5.zoo');
    const end = text.indexOf('// 28x28x6');
    expect(inlayHints(openText(text), { start: 0, end })).toHaveLength(1);
  });
});

describe('signature help', () => {
  test.each([
    ['network N(x: 8x8x1) { x -> conv(|', 'filters'],
    ['network N(x: 8x8x1) { x -> conv(6, |', 'kernel'],
    ['network N(x: 8x8x1) { x -> conv(6, stride = |', 'stride'],
    ['train t { optimizer adam(|', 'rate'],
    ['train t { optimizer adam(rate = cosine(0.1, |', 'to'],
    ['block B<n, k = 2>(x) { x -> dense(n) }\nnetwork N(x: 4) { x -> B(3, |', 'k = 2'],
    ['dataset d = csv("a.csv", target = |', 'target'],
  ])('%s: the argument is %s', (marked, argument) => {
    const { document, offset } = markedText(marked);
    const help = signatureAt(document, offset);
    const [start, end] = help?.parameters[help.active ?? -1]?.place ?? [0, 0];
    expect(help?.label.slice(start, end)).toMatch(new RegExp(`^${argument}`));
  });

  test('outside of calls and in calls of unknown things there is none', () => {
    for (const marked of ['network N(x: 4) { x -> | }', 'network N(x: 4) { x -> foo(|']) {
      const { document, offset } = markedText(marked);
      expect(signatureAt(document, offset)).toBeUndefined();
    }
  });
});

describe('names', () => {
  test('references are the definition and every use', () => {
    const { document, offset } = inExample('dcgan.zoo', 'fake = G');
    expect(
      referencesAt(document, offset).map(({ range, isDefinition }) => [document.text.slice(range.start, range.end), isDefinition]),
    ).toEqual([
      ['fake', true],
      ['fake', false],
      ['fake', false],
      ['fake', false],
    ]);
  });

  test('a rename changes all of them and nothing else', () => {
    const { document, offset } = inExample('dcgan.zoo', 'fake = G');
    const renamed = renameAt(document, offset, 'painted');
    expect(renamed.kind === 'edits' && withEdits(document.text, renamed.edits)).toBe(document.text.replaceAll(/\bfake\b/g, 'painted'));
  });

  test.each([
    { file: 'dcgan.zoo', place: 'fake = G', name: 'z', message: /a "z" already/ },
    { file: 'dcgan.zoo', place: 'fake = G', name: '2x', message: /is no name/ },
    { file: 'dcgan.zoo', place: 'fake = G', name: 'minimize', message: /a word of the language/ },
    { file: 'dcgan.zoo', place: 'normal(', name: 'x', message: /comes from elsewhere/ },
    { file: 'lenet5.zoo', place: 'label)', name: 'x', message: /from its source/ },
  ])('$file: renaming $place to $name is refused', ({ file, place, name, message }) => {
    const { document, offset } = inExample(file, place);
    const renamed = renameAt(document, offset, name);
    expect(renamed.kind === 'refused' && renamed.message).toMatch(message);
  });

  test('what may be renamed is shown before', () => {
    const { document, offset } = inExample('lenet5.zoo', 'C1: conv');
    expect(renamePlaceAt(document, offset)).toEqual({ kind: 'name', name: 'C1', range: { start: offset, end: offset + 2 } });
  });

  test('definitions are found in the text, in imported files, and behind the path of an import', () => {
    const { document, offset } = markedText('import "zoo:vgg16"\nnetwork N(x: 224x224x3) { x -> |VGG16 }');
    const importOf = (): ReturnType<typeof openText> => openText(exampleText('zoo/vgg16.zoo'));
    expect(definitionAt(document, offset, importOf)).toMatchObject({ importPath: 'zoo:vgg16' });
    expect(definitionAt(document, 10, importOf)).toMatchObject({ importPath: 'zoo:vgg16', range: { start: 0, end: 0 } });
    const own = inExample('lenet5.zoo', 'LeNet5(image), label)');
    expect(definitionAt(own.document, own.offset, () => undefined)).toMatchObject({ importPath: undefined, range: { start: 93, end: 99 } });
  });
});

describe('repairs', () => {
  const broken = 'network N(x: 4) { x -> dens(2) -> rely }\n';

  test('each mistake has its own, and all of them one', () => {
    const document = openText(broken);
    expect(quickFixes(document, { start: 24, end: 24 }).map(({ title }) => title)).toEqual(['Write dense']);
    const all = fixEverything(document);
    expect(withEdits(broken, all?.edits ?? [])).toBe('network N(x: 4) { x -> dense(2) -> relu }\n');
    expect(fixEverything(openText(exampleText('lenet5.zoo')))).toBeUndefined();
  });
});

describe('the shape of a file', () => {
  test('the outline has every declaration with what it gives', () => {
    const flat = outlineOf(openText(exampleText('lenet5.zoo'))).map(
      ({ name, kind, children }) => `${kind} ${name} ${String(children.length)}`,
    );
    expect(flat).toEqual(['network LeNet5 9', 'dataset digits 0', 'train lenet 0']);
  });

  test('bodies, long comments and imports fold', () => {
    const text = 'import "zoo:vgg16"\nimport "zoo:vgg19"\n\n/** a\n b */\nnetwork N(x: 4) {\n  x -> dense(2)\n}\n';
    expect(foldsOf(openText(text)).map(({ kind, start, end }) => [kind, text.slice(start, end).split('\n').length])).toEqual([
      ['code', 3],
      ['comment', 2],
      ['imports', 2],
    ]);
  });

  test('a selection grows from the word to the file', () => {
    const { document, offset } = markedText('network N(x: 4) { x -> dense(|2) -> relu }');
    const grown = selectionRangesAt(document, offset).map(({ start, end }) => document.text.slice(start, end));
    expect(grown[0]).toBe('2');
    expect(grown).toContain('dense(2)');
    expect(grown).toContain('x -> dense(2) -> relu');
    expect(grown.at(-1)).toBe(document.text);
  });

  test('paths and papers are links', () => {
    const text =
      '/** See arXiv:1512.03385, doi:10.1038/nature14539 and https://example.org/a. */\nimport "zoo:vgg16"\ndataset d = csv("a.csv", target = "y")\ndataset t = truth("0 1")\n';
    expect(documentLinks(openText(text)).map(({ kind, target }) => `${kind} ${target}`)).toEqual([
      'import zoo:vgg16',
      'data a.csv',
      'paper https://example.org/a',
      'paper https://arxiv.org/abs/1512.03385',
      'paper https://doi.org/10.1038/nature14539',
    ]);
  });

  test('words are coloured by what they stand for, without overlaps', () => {
    const text = exampleText('dcgan.zoo');
    const tokens = semanticTokens(openText(text));
    expect(tokens.filter(({ end }, index) => end > (tokens[index + 1]?.start ?? Infinity))).toEqual([]);
    const typeOf = (word: string): string | undefined => tokens.find(({ start, end }) => text.slice(start, end) === word)?.type;
    expect(['G', 'z', 'fake', 'digits', 'dcgan', 'batchnorm'].map(typeOf)).toEqual([
      'class',
      'parameter',
      'variable',
      'namespace',
      'event',
      'function',
    ]);
  });

  test('lenses stand above networks and trainings without errors', () => {
    const titles = (text: string): readonly string[] => codeLenses(openText(text)).map(({ subject, title }) => `${subject} ${title}`);
    expect(titles(exampleText('history.zoo')).filter((title) => title.startsWith('minsky'))).toEqual([
      'minsky Train',
      'minsky Evaluate',
      'minsky Diagram',
    ]);
    expect(titles('network N(x: 4) { x -> dens(2) }')).toEqual(['N Diagram']);
  });

  test('parts of a network are its layers, blocks and repetitions, and their parameters add up', () => {
    const { analysis } = openText(exampleText('zoo/resnet.zoo'));
    const network = analysis.networks.get('ResNet50');
    const parts = network === undefined ? [] : networkParts(network, (name) => analysis.networks.get(name));
    const sum = (all: readonly NetworkPart[]): number => all.reduce((total, part) => total + part.parameters, 0);
    expect(sum(parts)).toBe(25_557_032);
    for (const part of parts.filter(({ children, repeat }) => children.length > 0 && repeat === 1)) {
      expect(sum(part.children)).toBe(part.parameters);
    }
  });

  test('counts of samples are those that the text tells', () => {
    const countsOf = (text: string): unknown => {
      const [dataset] = openText(text).analysis.datasets.values();
      return dataset === undefined ? undefined : knownCounts(dataset);
    };
    expect(countsOf('dataset d = mnist() { take 1000 }')).toEqual({ train: 1000, val: 5000, test: 10_000 });
    expect(countsOf('dataset d = blobs(points = 100) { split 70% 20% 10% }')).toEqual({ train: 70, val: 20, test: 10 });
    expect(countsOf('dataset d = csv("a.csv")')).toBeUndefined();
  });
});

test.each([...exampleTexts.keys()])('%s: every step has a hint or stands on a line where nothing changes', (name) => {
  const text = exampleTexts.get(name) ?? '';
  const document = openText(text);
  const hints = inlayHints(document, { start: 0, end: text.length });
  expect(hints.every(({ label, offset }) => /^(number|\d)/.test(label) && offset <= text.length)).toBe(true);
  expect(hints.length > 0 || document.analysis.networks.size === 0 || !text.includes('network')).toBe(true);
});

test('a place in unfinished text knows its declaration, clause and call', () => {
  const { document, offset } = markedText('dataset d = mnist()\ntrain t {\n  data d\n  minimize bce(N(x, |\n\nnetwork M(x: 4) { x }');
  expect(cursorContext(document.text, document.parsed, offset)).toMatchObject({
    declaration: { kind: 'train', name: 't' },
    clause: 'minimize',
    calls: [
      { name: 'bce', argument: 0 },
      { name: 'N', argument: 1 },
    ],
  });
});

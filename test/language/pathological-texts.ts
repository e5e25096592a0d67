/** A text that a program or an attacker would write, and what is to be said of it. */
export interface PathologicalText {
  readonly name: string;
  readonly text: string;
  /** The codes that may be said; none: the text is valid. */
  readonly codes: readonly string[];
}

/** Texts at and beyond the limits of the language. */
export function pathologicalTexts(): readonly PathologicalText[] {
  return [...nested, ...long, ...large, ...circular, ...strangeNames(), ...unfinished, ...slowForPatterns];
}

const nested: readonly PathologicalText[] = (
  [
    ['(', 'x', ')'],
    ['[', 'dense(2)', '] x 2'],
    ['{', '1', '}'],
    ['f(', '1', ')'],
    ['if 1 { ', 'x', ' } else { x }'],
    ['-', 'x', ''],
    ['x + (', 'x', ')'],
  ] as const
).flatMap(([open, inner, close]) =>
  [100_000, 300].map((depth) => ({
    name: `${String(depth)} times ${open}`,
    text: `network N(x: 4) { x -> dense(2) x -> ${open.repeat(depth)}${inner}${close.repeat(depth)} }`.replace(
      open === '[' ? /^(?!)/ : 'x -> dense(2) x -> ',
      '',
    ),
    codes: ['ZOO1004'],
  })),
);

const long: readonly PathologicalText[] = [
  { name: 'a sum of 100,000', text: `network N(x: 4) { ${'x + '.repeat(100_000)}x }`, codes: ['ZOO1004'] },
  { name: 'members of members', text: `network N(x: 4) { x${'.x'.repeat(100_000)} }`, codes: ['ZOO1004'] },
  {
    name: 'one line of a megabyte of words',
    text: `network N(x: 4) { ${'x '.repeat(500_000)} }`,
    codes: ['ZOO1005'],
  },
  { name: 'a name of a megabyte', text: `network N(x: 4) { x -> ${'a'.repeat(1_000_000)} }`, codes: ['ZOO1102'] },
  { name: 'an argument of a megabyte', text: `network N(x: 4) { x -> dense(2, ${'a'.repeat(1_000_000)} = 3) }`, codes: ['ZOO1105'] },
  { name: 'a number of a megabyte', text: `network N(x: 4) { x -> dense(${'9'.repeat(1_000_000)}) }`, codes: ['ZOO1219'] },
  {
    name: 'a size of 100,000 axes',
    text: `network N(x: 4) { x -> reshape(1${'x1'.repeat(100_000)}) }`,
    codes: ['ZOO1105', 'ZOO1207', 'ZOO1219'],
  },
  { name: 'a text of a megabyte', text: `dataset d = truth("${'0 1 '.repeat(250_000)}")`, codes: ['ZOO1309'] },
  { name: '100,000 layers in a row', text: `network N(x: 4) { x${' -> relu'.repeat(99_000)} }`, codes: ['ZOO1005'] },
  { name: '100,000 layers too many', text: `network N(x: 4) { x${' -> relu'.repeat(110_000)} }`, codes: ['ZOO1005'] },
  {
    name: '100,000 statements',
    text: `network N(x: 4) {\n${Array.from({ length: 50_000 }, (_, index) => `a${String(index)} = x -> relu\n`).join('')} x }`,
    codes: ['ZOO1005'],
  },
  {
    name: '100,000 declarations',
    text: Array.from({ length: 100_000 }, (_, index) => `expect N${String(index)} {}\n`).join(''),
    codes: ['ZOO1005'],
  },
  {
    name: '30,000 data sets',
    text: Array.from({ length: 30_000 }, (_, index) => `dataset d${String(index)} = mnist()\n`).join(''),
    codes: ['ZOO1005'],
  },
  { name: '100,000 mistakes', text: 'network -> '.repeat(90_000), codes: ['ZOO1005'] },
  { name: '100,000 broken networks', text: 'network N(x: 4) { -> }\n'.repeat(40_000), codes: ['ZOO1005'] },
  {
    name: '100,000 documented blocks',
    text: Array.from({ length: 20_000 }, (_, index) => `/** Block. */\nblock B${String(index)}(x) { x }\n`).join(''),
    codes: ['ZOO1005'],
  },
  { name: '100,000 comments', text: `${'// note\n'.repeat(100_000)}network N(x: 4) { x -> dense(2) }`, codes: [] },
  { name: '100,000 foreign characters', text: '§ '.repeat(100_000), codes: ['ZOO1002'] },
  { name: 'more than 4 MB', text: ' '.repeat(5_000_000), codes: ['ZOO1005'] },
];

const large: readonly PathologicalText[] = [
  { name: 'a trillion repetitions', text: 'network N(x: 4) { x -> [dense(4)] x 1e12 }', codes: ['ZOO1106'] },
  { name: 'repetitions of repetitions', text: `network N(x: 4) { x -> ${'['.repeat(5)}relu${'] x 10000'.repeat(5)} }`, codes: ['ZOO1106'] },
  { name: 'deep repetitions', text: `network N(x: 4) { x -> ${'['.repeat(39)}relu${'] x 2'.repeat(39)} }`, codes: ['ZOO1106'] },
  {
    name: 'repetitions of nothing',
    text: `block B(x) { x } network N(x: 4) { x -> ${'['.repeat(5)}B()${'] x 10000'.repeat(5)} }`,
    codes: ['ZOO1106'],
  },
  { name: 'units that no machine holds', text: 'network N(x: 400) { x -> dense(200000000) }', codes: ['ZOO1201'] },
  {
    name: 'an input beyond exact integers',
    text: 'network N(x: 9007199254740993) { x -> relu }',
    codes: ['ZOO1201', 'ZOO1219', 'ZOO1222'],
  },
  { name: 'a product beyond exact integers', text: 'network N(x: 94906267x94906267) { x -> flatten -> dense(2) }', codes: ['ZOO1222'] },
  { name: 'a number without an end', text: 'network N(x: 4) { x -> dense(1e309) }', codes: ['ZOO1105', 'ZOO1219', 'ZOO1201'] },
  { name: 'upsampling beyond all memory', text: `network N(x: 4x4x1) { x${' -> upsample(1000x1000)'.repeat(20)} }`, codes: ['ZOO1201'] },
  {
    name: 'blocks that double',
    text: `${Array.from({ length: 30 }, (_, index) => `block B${String(index + 1)}(x) { x -> B${String(index)}() -> B${String(index)}() }\n`).join('')}block B0(x) { x -> relu }\nnetwork N(x: 4) { x -> B30() }`,
    codes: ['ZOO1106', 'ZOO1104'],
  },
  {
    name: 'networks that double',
    text: `network N0(x: 4) { x -> dense(4) }\n${Array.from({ length: 60 }, (_, index) => `network N${String(index + 1)}(x: 4) { x -> N${String(index)} -> N${String(index)} }\n`).join('')}`,
    codes: ['ZOO1201', 'ZOO1106'],
  },
];

const circular: readonly PathologicalText[] = [
  { name: 'a block of itself', text: 'block B(x) { x -> B() } network N(x: 4) { x -> B() }', codes: ['ZOO1104'] },
  { name: 'networks of each other', text: 'network A(x: 4) { x -> B } network B(x: 4) { x -> A }', codes: ['ZOO1104'] },
  {
    name: '3,000 networks in a row',
    text: Array.from(
      { length: 3000 },
      (_, index) => `network N${String(index)}(x: 4) { x -> ${index === 2999 ? 'dense(4)' : `N${String(index + 1)}`} }\n`,
    ).join(''),
    codes: ['ZOO1104', 'ZOO1106'],
  },
  {
    name: '3,000 networks in a circle',
    text: Array.from({ length: 3000 }, (_, index) => `network N${String(index)}(x: 4) { x -> N${String((index + 1) % 3000)} }\n`).join(''),
    codes: ['ZOO1104', 'ZOO1106'],
  },
  {
    name: '1,000 blocks in a row',
    text: `${Array.from({ length: 1000 }, (_, index) => `block B${String(index)}(x) { x -> ${index === 999 ? 'relu' : `B${String(index + 1)}()`} }\n`).join('')}network N(x: 4) { x -> B0() }`,
    codes: ['ZOO1104'],
  },
  {
    name: '10,000 data sets in a circle',
    text: Array.from({ length: 10_000 }, (_, index) => `dataset d${String(index)} = pairs(d${String((index + 1) % 10_000)})\n`).join(''),
    codes: ['ZOO1005'],
  },
  {
    name: 'names of a training in a row',
    text: `network N(x: 2) { x -> dense(1) } dataset d = truth("0 1 1 0") train t { data d\n a0 = N(x)\n${Array.from({ length: 5000 }, (_, index) => `a${String(index + 1)} = a${String(index)} + a${String(index)}\n`).join('')} minimize bce(a5000, y) }`,
    codes: [],
  },
];

/** Names that objects have by birth, each as every kind of name. */
function strangeNames(): readonly PathologicalText[] {
  return ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'].flatMap((name) => [
    { name: `${name} as names that are declared`, text: `block B<${name} = 2>(x) { x -> dense(${name}) }\nnetwork ${name}(x: 2) { x -> ${name}: B() -> dense(1) }\ndataset d = truth("0 1 1 0")\ntrain t { data d  minimize bce(${name}(x), y)  report ${name} = mean(${name}(x)) }\nexpect ${name} { parameters = 9 }`, codes: [] },
    { name: `${name} as a network`, text: `network N(x: 4) { x -> ${name} -> dense(2) }`, codes: ['ZOO1102'] },
    { name: `${name} as a layer`, text: `network N(x: 4) { x -> ${name}(2) }`, codes: ['ZOO1102'] },
    { name: `${name} as a value`, text: `network N(x: 4) { ${name} + x }`, codes: ['ZOO1101'] },
    { name: `${name} as a setting`, text: `network N(x: 4) { x -> dense(2, ${name} = 3) }`, codes: ['ZOO1105'] },
    { name: `${name} as a source`, text: `dataset d = ${name}()`, codes: ['ZOO1301'] },
    { name: `${name} as an augmentation`, text: `dataset d = mnist() { augment ${name}(3) }`, codes: ['ZOO1307'] },
    { name: `${name} as a function`, text: `network N(x: 2) { x -> dense(1) } dataset d = truth("0 1 1 0") train t { data d  minimize ${name}(N(x), y) }`, codes: ['ZOO1402'] },
    { name: `${name} as an optimizer`, text: `network N(x: 2) { x -> dense(1) } dataset d = truth("0 1 1 0") train t { data d  minimize bce(N(x), y)  optimizer ${name}(1) }`, codes: ['ZOO1505'] },
    { name: `${name} as a measure`, text: `network N(x: 2) { x -> dense(1) } dataset d = truth("0 1 1 0") train t { data d  minimize bce(N(x), y)  keep best(val.${name}) }`, codes: ['ZOO1510'] },
    { name: `${name} as a field`, text: `network N(x: 2) { x -> dense(1) } dataset d = truth("0 1 1 0") train t { data d  minimize bce(N(${name}), y) }`, codes: ['ZOO1401'] },
    { name: `${name} as a fact`, text: `network N(x: 2) { x -> dense(1) } expect N { ${name} = 3 }`, codes: ['ZOO1612'] },
    { name: `${name} as an axis of a search`, text: `network N(x: 2) { x -> dense(1) } dataset d = truth("0 1 1 0") train t { data d  minimize bce(N(x), y) } search s of t { ${name} in {1, 2}  minimize val.loss  using grid() }`, codes: ['ZOO1602'] },
  ]); // prettier-ignore
}

const unfinished: readonly PathologicalText[] = [
  { name: 'a text without an end', text: 'dataset d = truth("0 1 1 0', codes: ['ZOO1003', 'ZOO1001'] },
  { name: 'a comment without an end', text: `network N(x: 4) { x -> dense(2) } /*${' *'.repeat(400_000)}`, codes: ['ZOO1003'] },
  { name: 'names from right to left', text: 'network \u202eN(x: 4) { x -> dense(2) }', codes: ['ZOO1002', 'ZOO1001'] },
  { name: 'letters that look like others', text: 'network N(х: 4) { х -> dense(2) }', codes: ['ZOO1002', 'ZOO1001'] },
  { name: 'halves of characters', text: 'network N(x: 4) { x -> dense(2) \ud83e }', codes: ['ZOO1002'] },
];

/** What would take a pattern that backtracks a time that grows with the square or worse. */
const slowForPatterns: readonly PathologicalText[] = [
  ['digits', '1'.repeat(500_000)],
  ['decimals', '1.'.repeat(250_000)],
  ['sizes', `1${'x1'.repeat(250_000)}y`],
  ['exponents', '1e'.repeat(250_000)],
  ['signs of exponents', `1e${'+'.repeat(500_000)}`],
  ['ranges', '-1.'.repeat(200_000)],
  ['minus signs', '-1'.repeat(200_000)],
  ['percents', `${'9'.repeat(500_000)}.`],
  ['letters', 'a'.repeat(500_000)],
  ['letters without a bracket', `${'a'.repeat(500_000)} (`],
  ['quotes', '"'.repeat(500_001)],
  ['openings of comments', '/*'.repeat(250_000)],
  ['slashes', '/'.repeat(500_000)],
  ['stars', `/*${'*'.repeat(500_000)}`],
  ['blanks', ' '.repeat(500_000)],
  ['blanks and a letter', `${' '.repeat(500_000)}a`],
].map(([name = '', text = '']) => ({
  name: `half a megabyte of ${name}`,
  text: `expect ${text}`,
  codes: ['ZOO1001', 'ZOO1002', 'ZOO1003', 'ZOO1004', 'ZOO1005'],
}));

import { describe, expect, it, test } from 'vitest';
import { formatZoo } from '#language/format';
import { parseZoo } from '#language/parse';
import { exampleTexts } from './example-texts';

/** Tokens and comments in their order: all that a formatter must leave alone. */
function words(text: string): readonly string[] {
  const { tokens, comments } = parseZoo(text);
  return [
    ...tokens.map(({ image, startOffset }) => ({ image, startOffset })),
    ...comments.map((comment) => ({ image: comment.text.trimEnd(), startOffset: comment.start })),
  ]
    .toSorted((a, b) => a.startOffset - b.startOffset)
    .map(({ image }) => image);
}

test.each([...exampleTexts])('%s is in canonical form', (_name, text) => {
  expect(formatZoo(text)).toEqual({ text, diagnostics: [] });
});

test.each([...exampleTexts])(
  '%s comes back to its form when all of its line breaks and indentation but those of comments are squeezed',
  (_name, text) => {
    const squeezed = text.replace(/(?<!\/\/.*|\*\/)\n[ ]*(?!\/[/*])/g, ' ');
    const formatted = formatZoo(squeezed).text;
    expect(words(formatted)).toEqual(words(text));
    expect(formatZoo(formatted).text).toBe(formatted);
  },
);

interface Case {
  readonly fact: string;
  readonly text: string;
  readonly formatted: string;
}

const cases: readonly Case[] = [
  {
    fact: 'blanks around signs are one, and none stand inside of brackets',
    text: 'network N < n=3 > ( x:4 ){x->dense( n*2 , relu )}',
    formatted: 'network N<n = 3>(x: 4) { x -> dense(n * 2, relu) }\n',
  },
  {
    fact: 'a call stays a call, and a name before a bracket a name',
    text: 'network N(x: 4) {\na = x\n(a,x)->Merge( 64 )\nx -> [dense( 4 )]x  (1+1) -> dense(2) }\nblock Merge<n>(a, b) { a+b }',
    formatted:
      'network N(x: 4) {\n  a = x\n  (a, x) -> Merge(64)\n  x -> [dense(4)] x (1 + 1) -> dense(2)\n}\n\nblock Merge<n>(a, b) { a + b }\n',
  },
  {
    fact: 'arrows stand below the first one, or two blanks in where every arrow begins a line',
    text: 'network N(x: 4) {\ny = x -> dense(4) ->\ndense(5)\ny\n->  dense(3)\n   -> dense(2)\n}',
    formatted: 'network N(x: 4) {\n  y = x -> dense(4)\n        -> dense(5)\n  y\n    -> dense(3)\n    -> dense(2)\n}\n',
  },
  {
    fact: 'a pipeline wider than a line is broken before every arrow, and its body with it',
    text: `network N(x: 4) { x${' -> dense(1000, relu)'.repeat(8)} }`,
    formatted: `network N(x: 4) {\n  x\n${'    -> dense(1000, relu)\n'.repeat(8)}}\n`,
  },
  {
    fact: 'values of clauses stand in a column, and so do the ends of objectives',
    text: 'train t {\ndata d\nminimize a(x) over  F using adam(1e-3)\nminimize abc(x) over G\nbatch   8\n}',
    formatted: 'train t {\n  data     d\n  minimize a(x)    over F  using adam(1e-3)\n  minimize abc(x)  over G\n  batch    8\n}\n',
  },
  {
    fact: 'an equation of several lines goes on below its beginning, and in brackets below theirs',
    text: 'train t {\n data d\n optimizer adam(1e-3)\n minimize a(x)\n+ 3 * (b(x)\n- c(x))\nover F\n}',
    formatted:
      'train t {\n  data      d\n  optimizer adam(1e-3)\n  minimize  a(x)\n            + 3 * (b(x)\n                   - c(x))\n            over F\n}\n',
  },
  {
    fact: 'a set opened by a line break is indented from its step',
    text: 'network N(x: 8x8x2) {\nx\n-> conv(2, 3x3, connect = {\n{0}, {0,1} }) -> relu }',
    formatted: 'network N(x: 8x8x2) {\n  x\n    -> conv(2, 3x3, connect = {\n         {0}, {0, 1}}) -> relu\n}\n',
  },
  {
    fact: 'comments keep their lines; those at line ends keep a column that they share',
    text: '// first\n\n\n\n/** The net. */\nnetwork N(x: 4) { // opens\n\n  // own\n  x -> a: dense(4)   // four\n    -> dense(20)     // twenty\n  /* last */\n\n}\n// end',
    formatted:
      '// first\n\n/** The net. */\nnetwork N(x: 4) {  // opens\n  // own\n  x -> a: dense(4)   // four\n    -> dense(20)     // twenty\n  /* last */\n}\n// end\n',
  },
  {
    fact: 'a comment between words stays between them',
    text: 'network N(/* in */ x: /* size */4){x->dense(2 /* two */)}',
    formatted: 'network N( /* in */ x: /* size */ 4) { x -> dense(2 /* two */) }\n',
  },
  {
    fact: 'several blank lines become one, and long declarations stand apart',
    text: 'dataset a = mnist()\n\n\n\ndataset bcd = mnist()\nnetwork N(x: 4) {\n\n\nx = x\n\n\n\nx }\nexpect N {parameters=0}\n',
    formatted: 'dataset a = mnist()\n\ndataset bcd = mnist()\n\nnetwork N(x: 4) {\n  x = x\n\n  x\n}\n\nexpect N { parameters = 0 }\n',
  },
  {
    fact: 'braces and equals signs of neighbours on one line each stand in a column',
    text: 'dataset a = mnist()\ndataset bcd = fashion() { take 5 }\n\nexpect N { output=2 }\nexpect Long {output  =  3   macs<=4k}',
    formatted:
      'dataset a   = mnist()\ndataset bcd = fashion() { take 5 }\n\nexpect N    { output = 2 }\nexpect Long { output = 3  macs <= 4k }\n',
  },
  {
    fact: 'signs keep the meaning of what follows them',
    text: 'dataset d = mnist() { scale -1..1 }\ntrain t {\nz ~normal( -  1 )\nminimize -a(-x - -2)\n}',
    formatted: 'dataset d = mnist() { scale -1..1 }\n\ntrain t {\n  z ~ normal(-1)\n  minimize -a(-x - -2)\n}\n',
  },
  {
    fact: 'conditions open and close as they were opened',
    text: 'block B<n>(x) {\ny = if n>1 {x -> dense(n)} else {\nx }\ny }',
    formatted: 'block B<n>(x) {\n  y = if n > 1 { x -> dense(n) } else {\n    x\n  }\n  y\n}\n',
  },
  {
    fact: 'Windows line ends stay',
    text: 'dataset a = mnist()\r\n\r\n\r\ndataset b=mnist()',
    formatted: 'dataset a = mnist()\r\n\r\ndataset b = mnist()\r\n',
  },
  { fact: 'an empty text is empty', text: ' \n\n', formatted: '' },
  { fact: 'a text of comments keeps them', text: '  // a\n\n\n  /* b */  // c', formatted: '// a\n\n/* b */ // c\n' },
];

describe('canonical form', () => {
  it.each(cases.map(({ fact, ...rest }) => [fact, rest] as const))('%s', (_fact, { text, formatted }) => {
    const once = formatZoo(text);
    expect(once.text).toBe(formatted);
    expect(words(once.text)).toEqual(words(text));
    expect(formatZoo(formatted).text).toBe(formatted);
  });
});

test('a text with an error of syntax stays as it is, and the error is said', () => {
  const text = 'network  N(x: 4) { x -> -> dense(2) }';
  const formatted = formatZoo(text);
  expect(formatted.text).toBe(text);
  expect(formatted.diagnostics.map(({ code }) => code)).toEqual(['ZOO1001']);
});

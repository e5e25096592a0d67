import type { RandomChoice } from './random-choice';

/** A text with one mistake more: what fingers, clipboards and disks do to programs. */
export function mutateText(text: string, others: readonly [string, ...string[]], choice: RandomChoice): string {
  return choice.pick(mutations)(text, choice, others);
}

type Mutation = (text: string, choice: RandomChoice, others: readonly [string, ...string[]]) => string;

const mutations: readonly [Mutation, ...Mutation[]] = [
  removeWord,
  removeWord,
  repeatWord,
  swapWords,
  replaceWord,
  replaceWord,
  replaceNumber,
  replaceNumber,
  misspell,
  misspell,
  removeStretch,
  insertSign,
  insertSign,
  insertCharacter,
  changeByte,
  splice,
  moveStretch,
  cutOff,
  nest,
  joinLines,
  addComment,
];

const signs: readonly [string, ...string[]] = [
  '(', ')', '[', ']', '{', '}', '<', '>', ',', ':', '=', '~', '->', '+', '-', '*', '/', '.', '..', '==', '!=', '<=', '>=', '"', '//', '/*', '*/', '%',
  'x', 'if', 'else', 'return', 'layer', 'network', 'block', 'train', 'dataset', 'expect', 'search', 'yes', 'no', 'minimize', 'over', 'using', 'every',
]; // prettier-ignore

const numbers: readonly [string, ...string[]] = [
  '0', '1', '-1', '2', '0.5', '1e-4', '1e12', '1e309', '1e-400', '9007199254740993', '2147483648', '4294967296', '99999999999999999999',
  '0x0', '1x1', '5x5', '1000000x1000000', '3x0x2', '4294967296x2', '1x1x1x1x1x1', '100%', '0%', '99999%', '4..16', '16..4', '-1..1', '0..0', '1k', '4M', '007',
]; // prettier-ignore

const characters: readonly [string, ...string[]] = [
  '\0', '\t', '\r', '\r\n', '\u00a0', '\u200b', '\u202e', '\ufeff', '\ud800', '\udfff', '🦓', 'é', 'а', 'ﬀ', '§', '$', '@', '\\', '`', "'", ';', '?', '&', '|', '^', '#', '!',
]; // prettier-ignore

const names: readonly [string, ...string[]] = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'x', 'data', 'output', 'image', 'image(', 'conv(', 'N', 'a']; // prettier-ignore

interface Stretch {
  readonly start: number;
  readonly end: number;
}

function wordsOf(text: string, pattern: RegExp): readonly Stretch[] {
  return [...text.matchAll(pattern)].map(({ index, 0: word }) => ({ start: index, end: index + word.length }));
}

const anyWord = /[A-Za-z_]\w*|\d[\w.%]*|->|[^\s\w]/g;

function anyStretch(text: string, choice: RandomChoice, pattern: RegExp): Stretch {
  const words = wordsOf(text, pattern);
  return words[choice.below(words.length)] ?? { start: 0, end: 0 };
}

function put(text: string, { start, end }: Stretch, inserted: string): string {
  return text.slice(0, start) + inserted + text.slice(end);
}

function removeWord(text: string, choice: RandomChoice): string {
  return put(text, anyStretch(text, choice, anyWord), '');
}

function repeatWord(text: string, choice: RandomChoice): string {
  const word = anyStretch(text, choice, anyWord);
  return put(text, { start: word.end, end: word.end }, ` ${text.slice(word.start, word.end)}`);
}

function swapWords(text: string, choice: RandomChoice): string {
  const words = wordsOf(text, anyWord);
  const index = choice.below(words.length - 1);
  const [first, second] = [words[index], words[index + 1]];
  return first === undefined || second === undefined
    ? text
    : text.slice(0, first.start) +
        text.slice(second.start, second.end) +
        text.slice(first.end, second.start) +
        text.slice(first.start, first.end) +
        text.slice(second.end);
}

function replaceWord(text: string, choice: RandomChoice): string {
  const from = anyStretch(text, choice, anyWord);
  return put(text, anyStretch(text, choice, anyWord), choice.chance(0.2) ? choice.pick(names) : text.slice(from.start, from.end));
}

function replaceNumber(text: string, choice: RandomChoice): string {
  return put(text, anyStretch(text, choice, /\d[\w.%]*/g), choice.pick(numbers));
}

function misspell(text: string, choice: RandomChoice): string {
  const { start, end } = anyStretch(text, choice, /[A-Za-z_]\w+/g);
  const at = start + choice.below(Math.max(1, end - start));
  return put(text, { start: at, end: at + choice.below(2) }, choice.chance(0.5) ? 'q' : '');
}

function removeStretch(text: string, choice: RandomChoice): string {
  const start = choice.below(text.length);
  return put(text, { start, end: start + choice.below(1 + choice.below(200)) }, '');
}

function insertSign(text: string, choice: RandomChoice): string {
  const { end } = anyStretch(text, choice, anyWord);
  return put(text, { start: end, end }, ` ${choice.pick(signs)} `);
}

function insertCharacter(text: string, choice: RandomChoice): string {
  const at = choice.below(text.length + 1);
  return put(text, { start: at, end: at }, choice.pick(characters));
}

function changeByte(text: string, choice: RandomChoice): string {
  const at = choice.below(text.length);
  return put(text, { start: at, end: at + 1 }, String.fromCharCode(choice.below(128)));
}

function splice(text: string, choice: RandomChoice, others: readonly [string, ...string[]]): string {
  const other = choice.pick(others);
  const from = choice.below(other.length);
  const at = choice.chance(0.5) ? choice.below(text.length) : text.length;
  return put(text, { start: at, end: at }, `\n${other.slice(from, from + choice.below(400))}`);
}

function moveStretch(text: string, choice: RandomChoice): string {
  const start = choice.below(text.length);
  const end = start + choice.below(80);
  const rest = put(text, { start, end }, '');
  const at = choice.below(rest.length + 1);
  return put(rest, { start: at, end: at }, text.slice(start, end));
}

function cutOff(text: string, choice: RandomChoice): string {
  return text.slice(0, choice.below(text.length));
}

function nest(text: string, choice: RandomChoice): string {
  const word = anyStretch(text, choice, anyWord);
  const [open, close] = choice.pick([['(', ')'], ['[', '] x 2'], ['{', '}'], ['-', ''], ['f(', ')']]); // prettier-ignore
  const depth = choice.pick([1, 2, 10, 100, 255, 256, 257, 2000]);
  return put(text, word, open.repeat(depth) + text.slice(word.start, word.end) + close.repeat(choice.chance(0.8) ? depth : depth - 1));
}

function joinLines(text: string, choice: RandomChoice): string {
  return put(text, anyStretch(text, choice, /\s+/g), choice.pick(['', ' ', '\n', '\n\n\n', '\t']));
}

function addComment(text: string, choice: RandomChoice): string {
  const { end } = anyStretch(text, choice, anyWord);
  return put(
    text,
    { start: end, end },
    choice.pick([' // note\n', ' /* note */ ', '\n// own\n', '\n\n/* of two\n   lines */\n', '/** doc */']),
  );
}

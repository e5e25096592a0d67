import { describe, expect, test } from 'vitest';
import { philoxWords } from '#base/philox';
import { crc32, crc32OfBytes } from '#protocol/crc32';
import { toMetricLine, type StepRecord } from '#protocol/metrics';
import { StepLineReader } from '#protocol/step-line';

const words = new Uint32Array(80_000);
philoxWords({ seed: 11, stream: 5, step: 0 }, words);

/** Every pattern of 64 bits may come, so that numbers of every size and length do. */
function anyDouble(index: number): number {
  const value = new Float64Array(words.buffer, 8 * (index % 40_000), 1)[0] ?? 0;
  return Number.isFinite(value) ? value : 0.1;
}

/** Numbers as trainings have them: float32 losses, times, rates, round ones. */
function trainedNumber(index: number): number {
  const word = (words[index % words.length] ?? 0) / 2 ** 32;
  return (
    [Math.fround(word * 3), word * 1e5, word * 1e-3, Math.round(word * 1e9) / 1e4, Math.fround(word) * 1e-7, Math.floor(word * 1e6)][
      index % 6
    ] ?? 0
  );
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function jsonOf(record: StepRecord): string {
  return toMetricLine(record).split('\t')[0] ?? '';
}

function read(json: string): Omit<StepRecord, 'kind'> | undefined {
  const reader = new StepLineReader();
  const bytes = bytesOf(`##${json}##`);
  if (!reader.read(bytes, 2, bytes.length - 2)) return undefined;
  const { step, epoch, losses, rates, imagesPerSecond, t } = reader;
  return { step, epoch, losses: [...losses], rates: [...rates], imagesPerSecond, t };
}

const plain: StepRecord = { kind: 'step', step: 7, epoch: 1, losses: [0.5, 2], rates: [1e-3], imagesPerSecond: 14_210.25, t: 1e-7 };

describe('a step read from its bytes', () => {
  test.each([
    ['numbers of trainings', trainedNumber],
    ['numbers of any size', anyDouble],
  ])('equals the step read as JSON, bit for bit: %s', (_name, numberAt) => {
    for (let index = 0; index < 20_000; index++) {
      const [loss, other, rate, speed, t] = [0, 1, 2, 3, 4].map((part) => numberAt(7 * index + part));
      if ([loss, other, rate, speed, t].some((value) => Object.is(value, -0))) continue;
      const record = { ...plain, step: index, losses: [loss ?? 0, other ?? 0], rates: [rate ?? 0], imagesPerSecond: speed ?? 0, t: t ?? 0 };
      expect({ kind: 'step', ...read(jsonOf(record)) }).toStrictEqual(JSON.parse(jsonOf(record)));
    }
  });

  test.each([
    '0',
    '1',
    '0.1',
    '9007199254740993',
    '9007199254740992.5',
    '123456789012345678',
    '0.30000000000000004',
    '5e-324',
    '1.7976931348623157e308',
    '2.2250738585072011e-308',
    '1E5',
    '1e+5',
    '99999999999999999',
    '0.00000000000000000000001234567890123456',
    '4.35',
    '8.41e21',
  ])('reads %s as the language does', (number) => {
    expect(read(jsonOf(plain).replace('14210.25', number))?.imagesPerSecond).toBe(Number(number));
    expect(read(jsonOf(plain).replace('14210.25', `-${number}`))?.imagesPerSecond).toBe(-Number(number));
  });

  test.each([
    ['a word for a number', jsonOf({ ...plain, t: Number.NaN })],
    ['infinite losses', jsonOf({ ...plain, losses: [Number.POSITIVE_INFINITY] })],
    ['another kind', '{"kind":"header","version":1,"attempt":1,"resumedFrom":null}'],
    ['a leading zero', jsonOf(plain).replace('14210.25', '014210.25')],
    ['a point without digits', jsonOf(plain).replace('14210.25', '14210.')],
    ['no digits before the point', jsonOf(plain).replace('14210.25', '.25')],
    ['an exponent without digits', jsonOf(plain).replace('14210.25', '1e')],
    ['a step that is no whole number', jsonOf(plain).replace('"step":7', '"step":7.5')],
    ['a negative step', jsonOf(plain).replace('"step":7', '"step":-7')],
    ['something behind', `${jsonOf(plain)} `],
    ['something before', ` ${jsonOf(plain)}`],
    ['an end that is missing', jsonOf(plain).slice(0, -1)],
    ['a comma too much', jsonOf(plain).replace('[0.5,2]', '[0.5,2,]')],
  ])('is refused for %s', (_name, json) => {
    expect(read(json)).toBeUndefined();
  });

  test('may have no losses', () => {
    expect(read(jsonOf({ ...plain, losses: [], rates: [] }))).toMatchObject({ losses: [], rates: [] });
  });
});

test('the checksum of bytes is the checksum of their text, from any place to any other', () => {
  const bytes = new Uint8Array(words.buffer, 0, 300);
  const text = String.fromCharCode(...bytes);
  for (let start = 0; start < 20; start++) {
    for (let end = start; end < 300; end += 7) expect(crc32OfBytes(bytes, start, end)).toBe(crc32(text, start, end));
  }
});

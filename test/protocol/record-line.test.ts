import { describe, expect, test } from 'vitest';
import { crc32 } from '#protocol/crc32';
import { mergeAttempts, parseMetricLines, toMetricLine, withoutClock, type MetricRecord, type StepRecord } from '#protocol/metrics';
import { parseRecordLines, toRecordLine } from '#protocol/record-line';
import { createRandom } from '../store/random';

function step(number: number, loss = 1 / number): StepRecord {
  return { kind: 'step', step: number, epoch: 1, losses: [loss], rates: [0.1], imagesPerSecond: 100, t: number };
}

describe('a line of a log', () => {
  test('has the checksum that zip and PNG use', () => {
    expect(crc32('123456789')).toBe(0xcbf43926);
  });

  test('carries every number exactly', () => {
    const numbers = [Number.NaN, Infinity, -Infinity, -0, 0, 5e-324, Number.MAX_VALUE, 0.1, -1 / 3];
    const line = toMetricLine({ ...step(1), losses: numbers });
    expect(parseMetricLines(line).records).toEqual([{ ...step(1), losses: numbers }]);
    const [record] = parseMetricLines(line).records;
    expect(record?.kind === 'step' && Object.is(record.losses[3], -0)).toBe(true);
  });

  test('is ASCII whatever it says', () => {
    const record = { text: 'größer 🙂\n\t\u0000\u2028' };
    const line = toRecordLine(record);
    expect(line).toMatch(/^[\x20-\x7e]+\t[0-9a-f]{8}\n$/);
    expect(parseRecordLines(line)).toEqual({ records: [record], damaged: 0 });
  });

  test('that is torn at any byte costs only itself', () => {
    const lines = [1, 2, 3].map((number) => toMetricLine(step(number)));
    const text = lines.join('');
    for (let end = 0; end <= text.length; end++) {
      const whole = lines.filter((_, index) => lines.slice(0, index + 1).join('').length <= end + 1).length;
      expect(parseMetricLines(text.slice(0, end)).records).toHaveLength(whole);
    }
  });

  test('that is damaged costs no other line: never more records than flipped bits', () => {
    const seed = Number(process.env['NEUROZOO_SEED'] ?? 20261124);
    const rounds = Number(process.env['NEUROZOO_FLIPS'] ?? 1000);
    const random = createRandom(seed);
    const records = Array.from({ length: 40 }, (_, index) => step(index + 1));
    const bytes = Buffer.from(records.map(toMetricLine).join(''), 'latin1');
    const originals = new Set(records.map((record) => JSON.stringify(record)));
    for (let round = 0; round < rounds; round++) {
      const damaged = Buffer.from(bytes);
      const flips = 1 + random.below(100);
      for (let flip = 0; flip < flips; flip++) {
        const at = random.below(damaged.length);
        damaged[at] = (damaged[at] ?? 0) ^ (1 << random.below(8));
      }
      const found = parseMetricLines(damaged.toString('latin1')).records;
      expect(records.length - found.length, `seed ${String(seed)}, round ${String(round)}`).toBeLessThanOrEqual(flips);
      expect(found.every((record) => originals.has(JSON.stringify(record)))).toBe(true);
    }
  });
});

describe('the attempts of a run', () => {
  const header = (attempt: number, resumedFrom: number | null): MetricRecord => ({ kind: 'header', version: 1, attempt, resumedFrom });
  const attempts = [
    { attempt: 1, damaged: 0, records: [header(1, null), ...[1, 2, 3, 4, 5].map((number) => step(number))] },
    { attempt: 2, damaged: 0, records: [header(2, 3), step(4, 40), step(5, 50), step(6, 60)] },
    { attempt: 3, damaged: 0, records: [header(3, 2), step(3, 300)] },
  ];

  test('tell one story: what was done again is told once, by the last who did it', () => {
    expect(mergeAttempts(attempts)).toEqual([step(1), step(2), step(3, 300)]);
    expect(mergeAttempts(attempts.slice(0, 2).reverse())).toEqual([step(1), step(2), step(3), step(4, 40), step(5, 50), step(6, 60)]);
  });

  test('tell the same story when a header is lost', () => {
    const headless = attempts
      .slice(0, 2)
      .map((attempt) => ({ ...attempt, records: attempt.records.filter(({ kind }) => kind !== 'header') }));
    expect(mergeAttempts(headless)).toEqual(mergeAttempts(attempts.slice(0, 2)));
  });

  test('are equal without what the clock decides', () => {
    expect(withoutClock({ ...step(1), t: 5, imagesPerSecond: 7 })).toEqual(withoutClock(step(1)));
  });
});

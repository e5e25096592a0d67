import { expect, test } from 'vitest';
import { analyze } from '#language/analyze';
import { formatZoo } from '#language/format';
import { exampleContext } from './fuzz/faults-of';
import { pathologicalTexts } from './pathological-texts';

test.each(pathologicalTexts().map((one) => [one.name, one] as const))('%s', { timeout: 60_000 }, (_name, { text, codes }) => {
  const { diagnostics } = analyze(text, exampleContext);
  const errors = new Set(diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code));
  expect([...errors].filter((code) => !codes.includes(code))).toEqual([]);
  expect(errors.size > 0).toBe(codes.length > 0);
  for (const { message, start, end } of diagnostics) {
    expect(message.length).toBeLessThan(1000);
    expect(start <= end && end <= text.length).toBe(true);
  }
  const formatted = formatZoo(text).text;
  expect(formatZoo(formatted).text === formatted).toBe(true);
});

test('a layer that no machine could hold is refused without room for it', () => {
  const text = 'network N(x: 400) { x -> dense(200000000) }';
  analyze(text, exampleContext);
  const before = process.memoryUsage();
  expect(analyze(`${text} `, exampleContext).diagnostics.map(({ code }) => code)).toEqual(['ZOO1201']);
  const after = process.memoryUsage();
  expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(1_000_000);
  expect(after.heapUsed - before.heapUsed).toBeLessThan(50_000_000);
});

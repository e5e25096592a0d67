import { describe, expect, it } from 'vitest';
import { labelText } from '#session/label-text';
import { createOutput } from '#cli/output';
import { formatTable } from '#cli/text-table';
import { ThinnedCurve } from '#cli/thinned-curve';
import { judgeTraining } from '#cli/judge-expectation';
import { junitReport } from '#cli/junit-report';
import type { Expectation } from '#language/analysis';
import { NeurozooError } from '#base/neurozoo-error';
import { newRun } from '../store/sample-run';

function expectation(path: string, operator: Expectation['operator'], value: Expectation['value']): Expectation {
  return {
    subject: 'lenet',
    of: 'training',
    path,
    operator,
    value,
    text: `${path} ${operator} ${String(value)}`,
    source: { start: 0, end: 1 },
  };
}

function refusalOf(title: string): unknown {
  try {
    return labelText(title, 'title');
  } catch (error) {
    return error instanceof NeurozooError ? error.code : error;
  }
}

describe('a table', () => {
  it('puts numbers to the right and each row on one line', () => {
    expect(formatTable([{ heading: 'name' }, { heading: 'n', isNumber: true }], [['a\n  b', '10'], ['c']])).toEqual([
      'name   n',
      '────  ──',
      'a b   10',
      'c',
    ]);
  });
});

describe('a label', () => {
  it('is one line without control characters', () => {
    expect(labelText(' a\nb\u001b[31m;  id\u0007', 'title')).toBe('a b [31m; id');
  });

  it.each([
    [' \n', 'ZOO6003'],
    ['x'.repeat(201), 'ZOO6004'],
  ])('refuses what is empty or too long', (text, code) => {
    expect(refusalOf(text)).toBe(code);
  });
});

describe('the output', () => {
  function record(isTTY: boolean, isJson: boolean) {
    const told: string[] = [];
    const stream = { isTTY, columns: 40, write: (text: string) => told.push(text) };
    return { told, output: createOutput({ out: stream, err: stream }, isJson) };
  }

  it('puts lines above the status line and leaves nothing of it behind', () => {
    const { told, output } = record(true, false);
    output.status('half');
    output.line('whole');
    output.status('');
    expect(told).toEqual(['\r\u001b[2Khalf', '\r\u001b[2K', 'whole\n', 'half', '\r\u001b[2K']);
  });

  it('has no status line where no terminal is', () => {
    const { told, output } = record(false, false);
    output.status('half');
    expect(told).toEqual([]);
  });

  it('prints documents only for --json, and lines only without', () => {
    const { told, output } = record(true, true);
    output.line('for people');
    output.json({ a: 1 });
    expect(told).toEqual(['{"a":1}\n']);
  });

  it('disarms what a terminal would obey', () => {
    const { told, output } = record(false, false);
    output.line('a\u001b[2Jb\u009bc\td');
    expect(told).toEqual(['a\ufffd[2Jb\ufffdc\td\n']);
  });
});

describe('a thinned curve', () => {
  it('keeps every value until it is full, then means of neighbours', () => {
    const curve = new ThinnedCurve(4);
    [1, 3, 5].forEach((value) => {
      curve.add(value);
    });
    expect(curve.values).toEqual([1, 3, 5]);
    [7, 9, 11].forEach((value) => {
      curve.add(value);
    });
    expect(curve.values).toEqual([2, 6, 10]);
  });
});

describe('a verdict on a training', () => {
  const run = {
    ...newRun().run,
    id: '2026-11-24-lenet-1',
    status: 'finished' as const,
    test: { accuracy: 0.99 },
    last: { 'val.loss': 0.5 },
  };

  it.each([
    ['test.accuracy', '>=', 0.99, true],
    ['test.accuracy', '>', 0.99, false],
    ['test.accuracy', '=', 0.99, true],
    ['val.loss', '<', 0.5, false],
    ['val.loss', '<=', 0.5, true],
    ['test.loss', '<', 1, false],
  ] as const)('%s %s %d: %s', (...[path, operator, value, holds]) => {
    expect(judgeTraining(expectation(path, operator, value), run).holds).toBe(holds);
  });

  it('never holds for a training that failed', () => {
    expect(judgeTraining(expectation('test.accuracy', '>', 0), { ...run, status: 'failed' }).holds).toBe(false);
  });
});

describe('the JUnit report', () => {
  it('counts failures and escapes what XML would read', () => {
    const verdict = { expectation: expectation('test.loss', '<', 1), holds: false, found: '"2" & more\u0000' };
    const report = junitReport('a&b.zoo', [verdict, { ...verdict, holds: true }]);
    expect(report).toContain('<testsuite name="a&amp;b.zoo" tests="2" failures="1">');
    expect(report).toContain('name="test.loss &lt; 1">\n      <failure message="&quot;2&quot; &amp; more\ufffd"/>');
  });
});

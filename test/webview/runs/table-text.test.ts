import { describe, expect, test } from 'vitest';
import { columnOf } from '#webview/runs/run-columns';
import { toCsv, toJson } from '#webview/runs/table-text';
import { entryOf } from './run-lines';

const columns = ['name', 'test:accuracy', 'last:val.loss'].flatMap((id) => columnOf(id) ?? []);

function cellOf(title: string): string {
  return toCsv([entryOf('lenet-1', { title, test: {}, last: {} })], columns, 0)
    .split('\r\n')
    .slice(1)
    .join('\r\n')
    .replace(/^lenet-1,/, '')
    .replace(/,,\r\n$/, '');
}

describe('the table as CSV', () => {
  test.each([
    ['plain', 'plain'],
    [`=cmd|' /C calc'!A0`, `'=cmd|' /C calc'!A0`],
    ['+1+1', `'+1+1`],
    ['@SUM(A1)', `'@SUM(A1)`],
    ['-2+3', `'-2+3`],
    ['-2.5', '-2.5'],
    ['=1,"2"', `"'=1,""2"""`],
    ['a "b", c', '"a ""b"", c"'],
    ['\ttab', `'\ttab`],
  ])('writes %j as %j', (title, cell) => {
    expect(cellOf(title)).toBe(cell);
  });

  test('has a head, and numbers rather than their short forms', () => {
    expect(toCsv([entryOf('lenet-1', { last: { 'val.loss': 'NaN' } }, { metrics: {} })], columns, 0)).toBe(
      'run,name,test accuracy,last val.loss\r\nlenet-1,lenet-1,0.985,NaN\r\n',
    );
  });
});

test('the table as JSON has a member for each column, null where there is nothing', () => {
  const entry = entryOf('lenet-1', { title: '</script>', test: {}, last: { 'val.loss': '-Infinity' } }, { metrics: {} });
  expect(JSON.parse(toJson([entry], columns, 0))).toEqual([
    { run: 'lenet-1', name: '</script>', 'test:accuracy': null, 'last:val.loss': '-Infinity' },
  ]);
});

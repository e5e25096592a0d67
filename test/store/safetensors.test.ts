import { describe, expect, test } from 'vitest';
import { Budget } from '#base/budget';
import { NeurozooError } from '#base/neurozoo-error';
import { parseSafetensors, toSafetensors } from '#store/safetensors';
import { snapshotAt } from './sample-run';

function fileWith(header: string, dataBytes = 0): Uint8Array {
  const text = Buffer.from(header);
  const head = Buffer.alloc(8);
  head.writeBigUInt64LE(BigInt(text.byteLength));
  return Buffer.concat([head, text, Buffer.alloc(dataBytes)]);
}

function codeOf(bytes: Uint8Array, budgetBytes = 1e6): string {
  try {
    parseSafetensors(bytes, new Budget(budgetBytes), 'a.safetensors');
    return 'read';
  } catch (error) {
    return error instanceof NeurozooError ? error.code : 'untyped';
  }
}

const tensor = (shape: string, offsets: string, dtype = 'F32'): string => `{"dtype":"${dtype}","shape":${shape},"data_offsets":${offsets}}`;

describe('a safetensors file', () => {
  const { weights } = snapshotAt(3);
  const bytes = Buffer.concat(
    toSafetensors({ tensors: { ...weights, empty: { type: 'int32', shape: [0, 5], data: new Int32Array(0) } }, metadata: { a: 'b' } }),
  );

  test('comes back bit for bit', () => {
    const { tensors, metadata } = parseSafetensors(bytes, new Budget(1e6), 'a.safetensors');
    expect(tensors).toEqual({ ...weights, empty: { type: 'int32', shape: [0, 5], data: new Int32Array(0) } });
    expect(metadata).toEqual({ a: 'b' });
    expect(Object.is(tensors['Net/C1/bias']?.data[1], -0)).toBe(true);
  });

  test('that is cut off anywhere is refused', () => {
    for (let end = 0; end < bytes.byteLength; end++) {
      expect(codeOf(bytes.subarray(0, end))).toBe('ZOO3022');
    }
  });

  test.each([
    ['a hole', fileWith(`{"a":${tensor('[1]', '[4,8]')}}`, 8)],
    ['an overlap', fileWith(`{"a":${tensor('[1]', '[0,4]')},"b":${tensor('[1]', '[0,4]')}}`, 4)],
    ['an end before its begin', fileWith(`{"a":${tensor('[1]', '[4,0]')}}`, 4)],
    ['a shape that overflows', fileWith(`{"a":${tensor('[4294967296,4294967296]', '[0,4]')}}`, 4)],
    ['a negative shape', fileWith(`{"a":${tensor('[-1]', '[0,4]')}}`, 4)],
    ['bytes after the end', fileWith(`{"a":${tensor('[1]', '[0,4]')}}`, 5)],
    ['another number type', fileWith(`{"a":${tensor('[1]', '[0,8]', 'F64')}}`, 8)],
    ['a tensor that would be a prototype', fileWith(`{"__proto__":${tensor('[1]', '[0,4]')}}`, 4)],
    ['a header that is a list', fileWith('[]')],
    ['a header of 2^63 bytes', Buffer.from([0, 0, 0, 0, 0, 0, 0, 128, 123, 125])],
  ])('with %s is refused', (_name, file) => {
    expect(codeOf(file)).toBe('ZOO3022');
  });

  test('beyond the budget is refused before anything is taken', () => {
    expect(codeOf(bytes, 10)).toBe('ZOO3023');
  });
});

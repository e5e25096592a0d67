import { describe, expect, it } from 'vitest';
import { philox4x32, philoxWords, streamOf } from '#base/philox';

/** Known answers of the Random123 distribution for philox4x32 with ten rounds. */
const knownAnswers = [
  { counter: [0, 0, 0, 0], key: [0, 0], words: [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8] },
  {
    counter: [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
    key: [0xffffffff, 0xffffffff],
    words: [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
  },
  {
    counter: [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    key: [0xa4093822, 0x299f31d0],
    words: [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
  },
] as const;

describe('philox4x32', () => {
  it.each(knownAnswers)('gives the published words for counter $counter', ({ counter, key: [seed, stream], words }) => {
    const block = new Uint32Array(4);
    philox4x32(Uint32Array.from(counter), { seed, stream }, block);
    expect([...block]).toEqual([...words]);
  });

  it('is a pure function of seed, stream and step', () => {
    const words = (seed: number, stream: number, step: number) => {
      const target = new Uint32Array(10);
      philoxWords({ seed, stream, step }, target);
      return [...target];
    };
    expect(words(1, 2, 3)).toEqual(words(1, 2, 3));
    expect(new Set([words(1, 2, 3), words(2, 2, 3), words(1, 3, 3), words(1, 2, 4)].map(String)).size).toBe(4);
  });

  it('gives a longer sequence the same beginning', () => {
    const short = new Uint32Array(5);
    const long = new Uint32Array(50);
    philoxWords({ seed: 7, stream: 1, step: 0 }, short);
    philoxWords({ seed: 7, stream: 1, step: 0 }, long);
    expect([...long.subarray(0, 5)]).toEqual([...short]);
  });
});

describe('streamOf', () => {
  it('is 32-bit FNV-1a', () => {
    expect(streamOf('')).toBe(0x811c9dc5);
    expect(streamOf('a')).toBe(0xe40c292c);
    expect(streamOf('foobar')).toBe(0xbf9cf968);
  });
});

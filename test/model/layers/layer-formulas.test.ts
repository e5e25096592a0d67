import { describe, expect, it } from 'vitest';

import { apply, chain, parametersOf, tryLayer } from './sequential';

const c3Table = [
  [0, 1, 2],
  [1, 2, 3],
  [2, 3, 4],
  [3, 4, 5],
  [0, 4, 5],
  [0, 1, 5],
  [0, 1, 2, 3],
  [1, 2, 3, 4],
  [2, 3, 4, 5],
  [0, 3, 4, 5],
  [0, 1, 4, 5],
  [0, 1, 2, 5],
  [0, 1, 3, 4],
  [1, 2, 4, 5],
  [0, 2, 3, 5],
  [0, 1, 2, 3, 4, 5],
];

describe('parameters', () => {
  it.each([
    ['conv', { filters: 6, kernel: [5, 5] }, [32, 32, 1], 156],
    ['conv', { filters: 256, kernel: [5, 5], groups: 2 }, [27, 27, 96], 307_456],
    ['conv', { filters: 16, kernel: [5, 5], connect: c3Table }, [14, 14, 6], 1516],
    ['conv', { filters: 64, kernel: [3, 3], bias: false }, [8, 8, 3], 1728],
    ['deconv', { filters: 512, kernel: [4, 4], bias: false }, [1, 1, 100], 819_200],
    ['depthwise', { kernel: [3, 3], multiplier: 2 }, [8, 8, 4], 80],
    ['separable', { filters: 16, kernel: [3, 3] }, [8, 8, 4], 116],
    ['subsample', { kernel: [2, 2] }, [28, 28, 6], 12],
    ['dense', { units: 10 }, [784], 7850],
    ['dense', { units: 65 }, [50, 128], 8385],
    ['maxout', { units: 128 }, [784], 200_960],
    ['polynomial', {}, [2], 0],
    ['batchnorm', {}, [8, 8, 64], 128],
    ['instancenorm', {}, [8, 8, 64], 0],
    ['instancenorm', { affine: true }, [8, 8, 64], 128],
    ['groupnorm', {}, [8, 8, 64], 128],
    ['layernorm', {}, [50, 64], 128],
    ['prelu', {}, [8, 8, 64], 64],
    ['rnn', { units: 128 }, [28, 28], 128 * (28 + 128) + 128],
    ['gru', { units: 128 }, [28, 28], 3 * (128 * (28 + 128) + 128)],
    ['lstm', { units: 128 }, [28, 28], 4 * (128 * (28 + 128) + 128)],
    ['attention', { heads: 8 }, [10, 64], 4 * (64 * 64 + 64)],
    ['positions', { method: 'learned' }, [10, 64], 640],
  ] as const)('%s %j on %j: %d', (...[kind, settings, input, parameters]) => {
    expect(parametersOf(apply(kind, settings, input))).toBe(parameters);
  });

  it('of a bidirectional layer are twice those of the inner one', () => {
    const settings = { units: 64, sequence: true, bias: true, init: null };
    const both = apply('bidirectional', { layer: { kind: 'lstm', settings } }, [28, 28]);
    expect(parametersOf(both)).toBe(2 * parametersOf(apply('lstm', settings, [28, 28])));
    expect(both.output.shape).toEqual([28, 128]);
  });

  it('of an embedding are vocabulary times units', () => {
    const looked = apply('embedding', { vocabulary: 65, units: 32 }, { shape: [50], element: 'int' });
    expect(parametersOf(looked)).toBe(2080);
    expect(looked.output).toEqual({ shape: [50, 32], element: 'float' });
  });

  it('of LeNet-5 add to 61,706 with 416,520 multiply-adds', () => {
    const lenet = chain(
      [32, 32, 1],
      [
        ['conv', { filters: 6, kernel: [5, 5] }],
        ['avgpool', { kernel: [2, 2] }],
        ['conv', { filters: 16, kernel: [5, 5] }],
        ['avgpool', { kernel: [2, 2] }],
        ['dense', { units: 120 }],
        ['dense', { units: 84 }],
        ['dense', { units: 10 }],
      ],
    );
    expect(lenet).toEqual({ output: [10], parameters: 61_706, total: 61_706, macs: 416_520 });
  });
});

describe('shapes', () => {
  it.each([
    ['deconv', { filters: 1, kernel: [4, 4], stride: [2, 2], pad: 'same' }, [14, 14, 64], [28, 28, 1]],
    ['maxpool', { kernel: [2, 2], stride: [1, 1], pad: 'same' }, [13, 13, 512], [13, 13, 512]],
    ['maxpool', { kernel: [3, 3], stride: [2, 2], round: 'up' }, [110, 110, 96], [55, 55, 96]],
    ['upsample', { factor: [2, 3] }, [4, 4, 8], [8, 12, 8]],
    ['padding', { size: [1, 2, 3, 4] }, [4, 4, 1], [7, 11, 1]],
    ['crop', { size: [56, 56] }, [64, 64, 512], [56, 56, 512]],
    ['reshape', { shape: [7, 7, 64] }, [3136], [7, 7, 64]],
    ['permute', { order: [3, 1, 2] }, [4, 5, 6], [6, 4, 5]],
    ['pixelshuffle', { factor: 2 }, [4, 4, 12], [8, 8, 3]],
    ['polynomial', { degree: 2 }, [2], [5]],
    ['polynomial', { degree: 3 }, [4], [34]],
    ['dense', { units: 10 }, [28, 28, 1], [10]],
    ['dense', { units: 10 }, [50, 128], [50, 10]],
    ['gram', {}, [8, 8, 5], [5, 5]],
    ['globalavgpool', {}, [8, 8, 5], [5]],
  ] as const)('%s %j turns %j into %j', (...[kind, settings, input, output]) => {
    expect(apply(kind, settings, input).output.shape).toEqual(output);
  });

  it('of sums broadcast from the right, of concat add on the last axis', () => {
    expect(apply('multiply', {}, [8, 8, 4], [1, 1, 4]).output.shape).toEqual([8, 8, 4]);
    expect(apply('add', {}, [8, 8, 4], [4]).output.shape).toEqual([8, 8, 4]);
    expect(apply('concat', {}, [8, 8, 4], [8, 8, 3]).output.shape).toEqual([8, 8, 7]);
    expect(apply('unpool', { pool: 'P' }, [3, 3, 4], [5, 5, 4], [3, 3, 4]).output.shape).toEqual([5, 5, 4]);
    expect(apply('roialign', { boxes: 'b' }, [20, 20, 8], [5, 4]).output.shape).toEqual([5, 7, 7, 8]);
  });
});

describe('starts', () => {
  it('are He before the relu family, Glorot elsewhere, by hand where given', () => {
    const kernel = (settings: Parameters<typeof apply>[1]) =>
      apply('dense', { units: 1, ...settings }, [2]).weights.map((weight) => weight.initializer);
    expect(kernel({ activation: 'elu' })[0]).toEqual({ kind: 'he', fanIn: 2 });
    expect(kernel({})[0]).toEqual({ kind: 'glorot', fanIn: 2, fanOut: 1 });
    expect(kernel({ init: { kind: 'he', fanIn: 0 } })[0]).toEqual({ kind: 'he', fanIn: 2 });
    expect(kernel({ weights: [1, 1], bias: -1.5 })).toEqual([
      { kind: 'values', values: [1, 1] },
      { kind: 'constant', value: -1.5 },
    ]);
  });

  it('of an LSTM remember: the forget gate has bias 1, the recurrent kernel is orthogonal', () => {
    const [, recurrent, bias] = apply('lstm', { units: 2 }, [3, 5]).weights;
    expect(recurrent?.initializer).toEqual({ kind: 'orthogonal' });
    expect(bias?.initializer).toEqual({ kind: 'values', values: [0, 0, 1, 1, 0, 0, 0, 0] });
  });
});

describe('refusals', () => {
  it.each([
    ['ZOO1201', 'dense', { units: 200_000_000 }, [[400]]],
    ['ZOO1202', 'conv', { filters: 6, kernel: [5, 5] }, [[784]]],
    ['ZOO1204', 'conv', { filters: 6, kernel: [5, 5] }, [[4, 4, 1]]],
    ['ZOO1205', 'conv', { filters: 16, kernel: [3, 3], groups: 2 }, [[8, 8, 3]]],
    ['ZOO1206', 'conv', { filters: 3, kernel: [3, 3], connect: [[0], [1]] }, [[8, 8, 2]]],
    ['ZOO1207', 'reshape', { shape: [7, 7, 2] }, [[100]]],
    [
      'ZOO1208',
      'add',
      {},
      [
        [8, 8, 4],
        [8, 8, 3],
      ],
    ],
    [
      'ZOO1209',
      'unpool',
      { pool: 'P' },
      [
        [4, 4, 8],
        [8, 8, 4],
        [4, 4, 4],
      ],
    ],
    ['ZOO1210', 'crop', { size: [10, 10] }, [[8, 8, 1]]],
    ['ZOO1211', 'lstm', { units: 4 }, [{ shape: [50], element: 'int' }]],
    ['ZOO1212', 'embedding', { vocabulary: 65, units: 8 }, [[50]]],
    ['ZOO1213', 'dense', { units: 1, weights: [1, 1, 1] }, [[2]]],
    ['ZOO1214', 'permute', { order: [1, 1] }, [[28, 20]]],
    ['ZOO1215', 'padding', { size: [4, 4, 4, 4], mode: 'reflect' }, [[4, 4, 1]]],
    ['ZOO1216', 'affine', { theta: 't' }, [[28, 28, 1], [4]]],
    ['ZOO1217', 'dense', { units: 1 }, [[4], [4]]],
    ['ZOO1218', 'bidirectional', { layer: { kind: 'dense', settings: {} } }, [[28, 28]]],
    ['ZOO1219', 'dropout', { rate: 1.5 }, [[4]]],
    ['ZOO1220', 'deconv', { filters: 4, kernel: [2, 2], pad: [1, 1, 1, 1] }, [[1, 1, 8]]],
  ] as const)('%s: %s %j on %j', (...[code, kind, settings, inputs]) => {
    expect(tryLayer(kind, settings, ...inputs)).toMatchObject({ ok: false, refusal: { code } });
  });

  it('of a reshape name both numbers', () => {
    const outcome = tryLayer('reshape', { shape: [7, 7, 2] }, [100]);
    expect(outcome.ok ? '' : outcome.refusal.message).toMatch(/100 .*98/u);
  });
});

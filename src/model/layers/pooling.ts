import { describeLayer, type LayerOutcome } from '../layer-description';
import type { Padding, SettingSpec } from '../setting';
import { floatTensor, formatShape, type TensorType } from '../tensor-type';
import { windowTooLarge } from './convolution';
import { pictureInput } from './layer-input';
import { accepted, refused, type Refused } from './outcome';
import { padRow } from './setting-rows';
import { slideWindow, type Window } from './window';

const poolRows = {
  kernel: { type: 'pair', meaning: 'Height and width of the window.', position: 0 },
  stride: { type: 'optionalPair', meaning: 'How far the window moves, down and across; left out: by its own size.', default: null },
  pad: { ...padRow, meaning: 'Rows and columns added around the picture, which never win or count; `same` keeps ceil(size / stride).' },
  round: {
    type: 'text',
    meaning: '`up` lets a last window hang over the edge, as Caffe does; `down` leaves it out.',
    default: 'down',
    choices: ['down', 'up'],
  },
} as const satisfies Record<string, SettingSpec>;

/** Max pooling. */
export const maxPooling = describeLayer({
  kind: 'maxpool',
  family: 'pooling',
  summary: 'Keeps the largest value of each window, channel by channel.',
  formula: 'y[i, j, c] = max over u, v of x[i * s + u, j * s + v, c]',
  reference: 'Yamaguchi et al. 1990, A neural network for speaker-independent isolated word recognition; Riesenhuber & Poggio 1999',
  settings: poolRows,
  inputs: { least: 1, most: 1 },
  infer(settings, inputs) {
    return inferPooling('maxpool', settings, inputs);
  },
});

/** Average pooling; padding does not count in the average. */
export const averagePooling = describeLayer({
  kind: 'avgpool',
  family: 'pooling',
  summary: 'Averages each window, channel by channel.',
  formula: 'y[i, j, c] = mean over u, v of x[i * s + u, j * s + v, c]',
  reference: 'LeCun et al. 1989, Backpropagation applied to handwritten zip code recognition',
  settings: poolRows,
  inputs: { least: 1, most: 1 },
  infer(settings, inputs) {
    return inferPooling('avgpool', settings, inputs);
  },
});

/** The settings of a pooling as they are written. */
export interface PoolSettings {
  readonly kernel: readonly [number, number];
  readonly stride: readonly [number, number] | null;
  readonly pad: Padding;
  readonly round: string;
}

/** The window that a pooling slides, its stride filled in. */
export function poolWindow({ kernel, stride, pad, round }: PoolSettings): Window & { readonly round: 'down' | 'up' } {
  return { kernel, stride: stride ?? kernel, pad, round: round === 'up' ? 'up' : 'down' };
}

function inferPooling(kind: string, settings: PoolSettings, inputs: readonly TensorType[]): LayerOutcome {
  const picture = pictureInput(kind, inputs);
  if (!picture.ok) {
    return picture;
  }
  const window = poolWindow(settings);
  const bad = emptyWindow(kind, window);
  if (bad !== undefined) {
    return bad;
  }
  const placement = slideWindow([picture.height, picture.width], window);
  if (placement === undefined) {
    return windowTooLarge(kind, window, picture.type.shape);
  }
  return accepted(kind, {
    output: floatTensor([...placement.output, picture.channels]),
    weights: [],
    macs: 0,
    field: { kernel: window.kernel, stride: window.stride },
  });
}

/** A window that lies in the padding alone has no largest and no average value. */
function emptyWindow(kind: string, { kernel, pad }: Window): Refused | undefined {
  if (pad === 'same') {
    return undefined;
  }
  const [top, bottom, left, right] = pad;
  return Math.max(top, bottom) < kernel[0] && Math.max(left, right) < kernel[1]
    ? undefined
    : refused('ZOO1215', `The padding of ${kind} must be smaller than its ${formatShape(kernel)} window.`);
}

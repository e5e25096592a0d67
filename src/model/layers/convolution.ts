import { describeLayer, type LayerFix } from '../layer-description';
import { floatTensor, formatShape, type Shape } from '../tensor-type';
import { biasWeights, kernelWeight } from './initial-weights';
import { pictureInput } from './layer-input';
import { accepted, refused, type Refused } from './outcome';
import { activationRow, biasRow, dilationRow, initRow, padRow, strideRow } from './setting-rows';
import { slideWindow, type Window } from './window';

/**
 * Kernel [height, width, channels / groups, filters]. With `connect` it is [height, width, links] instead: one window for each link of an output map
 * to an input map, in the order of the table, so that LeNet's C3 has 60 * 25 + 16 = 1,516 parameters.
 */
export const convolution = describeLayer({
  kind: 'conv',
  family: 'convolution',
  summary: 'Slides windows of trained weights over a picture; each filter gives one channel.',
  formula: 'y[i, j, f] = act(sum over u, v, c of W[u, v, c, f] * x[i * s + u, j * s + v, c] + b[f])',
  reference: 'LeCun et al. 1989, Backpropagation applied to handwritten zip code recognition',
  settings: {
    filters: { type: 'count', meaning: 'Number of filters, the channels of the result.', position: 0 },
    kernel: { type: 'pair', meaning: 'Height and width of the window.', position: 1 },
    activation: activationRow,
    stride: strideRow,
    pad: padRow,
    dilation: dilationRow,
    groups: {
      type: 'count',
      meaning: 'Into how many groups the channels are split, each seen by its own share of the filters.',
      default: 1,
    },
    bias: biasRow,
    connect: { type: 'table', meaning: 'For each filter the input maps that it sees, counted from 0; left out: all.', default: null },
    init: initRow,
  },
  inputs: { least: 1, most: 1 },
  infer(settings, inputs) {
    const picture = pictureInput('conv', inputs);
    if (!picture.ok) {
      return picture;
    }
    const { filters, kernel, groups, connect, bias, init, activation } = settings;
    const placement = slideWindow([picture.height, picture.width], settings);
    if (placement === undefined) {
      return windowTooLarge('conv', settings, picture.type.shape);
    }
    const links = connect === null ? groupLinks(picture.channels, filters, groups) : tableLinks(connect, picture.channels, settings);
    if (typeof links !== 'number') {
      return links;
    }
    const [height, width] = placement.output;
    const taps = kernel[0] * kernel[1];
    const shape = connect === null ? [...kernel, picture.channels / groups, filters] : [...kernel, links];
    const start = { init, activation, fanIn: (taps * links) / filters, fanOut: (taps * links) / picture.channels };
    return accepted('conv', {
      output: floatTensor([height, width, filters]),
      weights: [kernelWeight(shape, start), ...biasWeights(bias, filters)],
      macs: height * width * taps * links,
      field: { kernel: reachOf(settings), stride: settings.stride },
    });
  },
});

/** Height and width that a window covers, dilation included. */
export function reachOf({ kernel, dilation }: Window): readonly [number, number] {
  return [(kernel[0] - 1) * (dilation?.[0] ?? 1) + 1, (kernel[1] - 1) * (dilation?.[1] ?? 1) + 1];
}

/** The refusal of a window that does not fit once. */
export function windowTooLarge(kind: string, window: Window, shape: Shape): Refused {
  const fix: LayerFix = { kind: 'setArgument', name: 'pad', text: 'same', title: 'Keep the size with pad = same' };
  return refused(
    'ZOO1204',
    `The ${formatShape(reachOf(window))} window of ${kind} is larger than its input of ${formatShape(shape)}.`,
    fix,
  );
}

/** How many (input map, output map) pairs are linked. */
function groupLinks(channels: number, filters: number, groups: number): number | Refused {
  if (channels % groups !== 0) {
    return refused('ZOO1205', `conv with ${String(groups)} groups cannot split ${String(channels)} channels evenly.`);
  }
  if (filters % groups !== 0) {
    return refused('ZOO1205', `conv with ${String(groups)} groups cannot split ${String(filters)} filters evenly.`);
  }
  return (channels / groups) * filters;
}

function tableLinks(
  table: readonly (readonly number[])[],
  channels: number,
  { filters, groups }: { readonly filters: number; readonly groups: number },
): number | Refused {
  if (groups !== 1) {
    return refused('ZOO1206', 'conv takes either groups or a table of connections, not both.');
  }
  if (table.length !== filters) {
    return refused('ZOO1206', `The table of connections has ${String(table.length)} sets for ${String(filters)} filters.`);
  }
  for (const [filter, maps] of table.entries()) {
    if (maps.length === 0 || new Set(maps).size !== maps.length) {
      return refused('ZOO1206', `Set ${String(filter)} of the table of connections is empty or names a map twice.`);
    }
    const stray = maps.find((map) => !Number.isInteger(map) || map < 0 || map >= channels);
    if (stray !== undefined) {
      return refused(
        'ZOO1206',
        `Set ${String(filter)} of the table of connections names map ${String(stray)}; the input has maps 0 to ${String(channels - 1)}.`,
      );
    }
  }
  return table.reduce((sum, maps) => sum + maps.length, 0);
}

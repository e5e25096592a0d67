import type { Padding } from '../setting';

/** A window that slides over a picture. */
export interface Window {
  readonly kernel: readonly [number, number];
  readonly stride: readonly [number, number];
  readonly pad: Padding;
  readonly dilation?: readonly [number, number];
  /** `up` lets a last window hang over the edge, as Caffe's pooling does. */
  readonly round?: 'down' | 'up';
}

/** Where a window stands: how often it fits, and the zeros that are added around the picture. */
export interface WindowPlacement {
  readonly output: readonly [height: number, width: number];
  readonly padding: readonly [top: number, bottom: number, left: number, right: number];
}

/**
 * Slides a window over a picture: `floor((size + padding - reach) / stride) + 1` with `reach = (kernel - 1) * dilation + 1`.
 *
 * `same` gives `ceil(size / stride)` with the padding that this needs, half of it before and the odd one after, as TensorFlow does. Rounding up
 * adds padding after the picture where the last window hangs over, but no window may start outside the picture and its padding before it.
 *
 * @returns undefined where the window does not fit once
 */
export function slideWindow(size: readonly [number, number], window: Window): WindowPlacement | undefined {
  const [beforeHeight, afterHeight, beforeWidth, afterWidth] = window.pad === 'same' ? [0, 0, 0, 0] : window.pad;
  const rows = slideAxis(size[0], axisOf(window, 0), [beforeHeight, afterHeight]);
  const columns = slideAxis(size[1], axisOf(window, 1), [beforeWidth, afterWidth]);
  if (rows === undefined || columns === undefined) {
    return undefined;
  }
  return { output: [rows.output, columns.output], padding: [rows.before, rows.after, columns.before, columns.after] };
}

/**
 * The way back, for transposed convolutions: `(size - 1) * stride + kernel - padding`, or `size * stride` for `same`. The padding is what is cut
 * off the full result; for `same` with a stride beyond the kernel it is negative after the picture: zeros are added there.
 *
 * @returns undefined where nothing would be left
 */
export function spreadWindow(size: readonly [number, number], window: Window): WindowPlacement | undefined {
  const [beforeHeight, afterHeight, beforeWidth, afterWidth] = window.pad === 'same' ? [0, 0, 0, 0] : window.pad;
  const rows = spreadAxis(size[0], axisOf(window, 0), [beforeHeight, afterHeight]);
  const columns = spreadAxis(size[1], axisOf(window, 1), [beforeWidth, afterWidth]);
  if (rows.output < 1 || columns.output < 1) {
    return undefined;
  }
  return { output: [rows.output, columns.output], padding: [rows.before, rows.after, columns.before, columns.after] };
}

interface Axis {
  readonly reach: number;
  readonly stride: number;
  readonly same: boolean;
  readonly up: boolean;
}

interface AxisPlacement {
  readonly output: number;
  readonly before: number;
  readonly after: number;
}

function axisOf(window: Window, axis: 0 | 1): Axis {
  const dilation = window.dilation?.[axis] ?? 1;
  return {
    reach: (window.kernel[axis] - 1) * dilation + 1,
    stride: window.stride[axis],
    same: window.pad === 'same',
    up: window.round === 'up',
  };
}

function slideAxis(size: number, { reach, stride, same, up }: Axis, [before, after]: readonly [number, number]): AxisPlacement | undefined {
  if (same) {
    const output = Math.ceil(size / stride);
    const total = Math.max((output - 1) * stride + reach - size, 0);
    return { output, before: Math.floor(total / 2), after: Math.ceil(total / 2) };
  }
  const room = size + before + after - reach;
  if (room < 0) {
    return undefined;
  }
  let output = (up ? Math.ceil(room / stride) : Math.floor(room / stride)) + 1;
  if (up && (output - 1) * stride >= size + before) {
    output--;
  }
  const hangsOver = (output - 1) * stride + reach - (size + before + after);
  return { output, before, after: after + Math.max(hangsOver, 0) };
}

function spreadAxis(size: number, { reach, stride, same }: Axis, [before, after]: readonly [number, number]): AxisPlacement {
  const full = (size - 1) * stride + reach;
  if (same) {
    const total = full - size * stride;
    const cutBefore = Math.floor(Math.max(total, 0) / 2);
    return { output: size * stride, before: cutBefore, after: total - cutBefore };
  }
  return { output: full - before - after, before, after };
}

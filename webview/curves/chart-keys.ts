/** What a person sees of an axis, and of what it is a part. */
export interface SeenStretch {
  readonly from: number;
  readonly to: number;
  /** Ends of all there is. */
  readonly first: number;
  readonly last: number;
}

/** What a key does to a chart. */
export type ChartMove =
  | { readonly kind: 'zoom'; readonly from: number; readonly to: number }
  | { readonly kind: 'reset' }
  /** Moves the cross-hair by so many points. */
  | { readonly kind: 'point'; readonly by: number }
  | { readonly kind: 'end'; readonly of: 'first' | 'last' };

/** Plus and minus zoom around the cross-hair, arrows move it, with Shift they move the window, Escape and 0 show everything. */
export function chartMove(
  key: string,
  isShift: boolean,
  { stretch, at }: { stretch: SeenStretch; at: number | null },
): ChartMove | undefined {
  switch (key) {
    case '+':
    case '=':
      return zoomed(stretch, at, 0.5);
    case '-':
      return zoomed(stretch, at, 2);
    case 'ArrowLeft':
      return isShift ? shifted(stretch, -0.25) : { kind: 'point', by: -1 };
    case 'ArrowRight':
      return isShift ? shifted(stretch, 0.25) : { kind: 'point', by: 1 };
    case 'PageUp':
      return { kind: 'point', by: -10 };
    case 'PageDown':
      return { kind: 'point', by: 10 };
    case 'Home':
      return { kind: 'end', of: 'first' };
    case 'End':
      return { kind: 'end', of: 'last' };
    case 'Escape':
    case '0':
      return { kind: 'reset' };
    default:
      return undefined;
  }
}

function zoomed({ from, to, first, last }: SeenStretch, at: number | null, factor: number): ChartMove {
  const middle = at ?? (from + to) / 2;
  const low = Math.max(first, middle - (middle - from) * factor);
  const high = Math.min(last, middle + (to - middle) * factor);
  return low <= first && high >= last ? { kind: 'reset' } : { kind: 'zoom', from: low, to: high };
}

function shifted({ from, to, first, last }: SeenStretch, share: number): ChartMove {
  const width = to - from;
  const low = Math.min(Math.max(first, from + share * width), Math.max(first, last - width));
  return { kind: 'zoom', from: low, to: low + width };
}

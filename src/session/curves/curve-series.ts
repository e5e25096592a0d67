import { toWorded } from '#protocol/exact-number';
import type { CurveForm, CurvePart, CurveSeries, CurveView } from '#protocol/curves';
import { decimate, type CurveWindow } from './decimate';
import type { GrowingColumn } from './growing-column';
import type { MomentColumns, RunColumns } from './run-columns';
import { SmoothedColumn } from './smoothed-column';

/** How a run's steps make epochs, and what its losses are called. */
export interface CurveScheme {
  /** From the run's length; null while it is not known. */
  readonly stepsPerEpoch: number | null;
  /** By objective, as in `loss.D`. */
  readonly lossNames: readonly string[];
}

/** A curve before it is drawn. */
interface Curve {
  readonly metric: string;
  readonly part: CurvePart;
  readonly moments: MomentColumns;
  readonly values: GrowingColumn;
  /** Noisy curves by step have a moving average. */
  readonly isSmoothed: boolean;
}

/** Draws the curves of one run for a window. Keeps the moving averages, which go on when the run does. */
export class RunCurves {
  readonly #columns: RunColumns;
  readonly #smoothed = new Map<GrowingColumn, SmoothedColumn>();
  #generation = 0;

  constructor(columns: RunColumns) {
    this.#columns = columns;
  }

  /** Where the run's records begin and end on an axis; null before the first. */
  extent(axis: CurveView['axis'], scheme: CurveScheme): { readonly from: number; readonly to: number } | null {
    const { steps, epochs } = this.#columns;
    const ends = [steps, epochs].flatMap((moments) => {
      const { at, scale } = this.#places(moments, { axis, scheme });
      return at.length === 0 ? [] : [(at[0] ?? 0) * scale, (at[at.length - 1] ?? 0) * scale];
    });
    return ends.length === 0 ? null : { from: Math.min(...ends), to: Math.max(...ends) };
  }

  /** All curves of the run in the window. */
  draw(run: number, window: CurveWindow, look: { readonly view: CurveView; readonly scheme: CurveScheme }): CurveSeries[] {
    if (this.#generation !== this.#columns.generation) {
      this.#generation = this.#columns.generation;
      this.#smoothed.clear();
    }
    const { view, scheme } = look;
    return this.#curves(scheme).flatMap((curve): CurveSeries[] => {
      const places = this.#places(curve.moments, { axis: view.axis, scheme });
      const one = (form: CurveForm, values: Float64Array): CurveSeries => ({
        run,
        metric: curve.metric,
        part: curve.part,
        form,
        ...decimate({ ...places, values }, window),
        last: curve.values.length === 0 ? null : toWorded(curve.values.last()),
      });
      if (curve.moments === this.#columns.epochs) return [one('epochs', curve.values.values)];
      const raw = one('raw', curve.values.values);
      return curve.isSmoothed && view.smoothing > 0 ? [raw, one('smooth', this.#smooth(curve.values, view.smoothing))] : [raw];
    });
  }

  /** The losses by step, what was measured by epoch, then rates and speed. A loss that is drawn by step is not drawn by epoch too. */
  #curves({ lossNames }: CurveScheme): readonly Curve[] {
    const { steps, epochs, losses, rates, measures } = this.#columns;
    const lossName = (index: number): string => lossNames[index] ?? `loss.${String(index)}`;
    const drawn = new Set(losses.map((_, index) => `train.${lossName(index)}`));
    return [
      ...losses.map((values, index): Curve => ({ metric: lossName(index), part: 'train', moments: steps, values, isSmoothed: true })),
      ...[...measures]
        .filter(([name]) => !drawn.has(name))
        .map(([name, values]): Curve => ({
          metric: name.slice(name.indexOf('.') + 1),
          part: name.startsWith('val.') ? 'val' : 'train',
          moments: epochs,
          values,
          isSmoothed: false,
        })),
      ...rates.map((values, index): Curve => ({
        metric: lossName(index).replace(/^loss/, 'rate'),
        part: 'train',
        moments: steps,
        values,
        isSmoothed: false,
      })),
      ...(steps.step.length === 0
        ? []
        : [{ metric: 'images/s', part: 'train', moments: steps, values: steps.imagesPerSecond, isSmoothed: true } as const]),
    ];
  }

  #smooth(column: GrowingColumn, weight: number): Float64Array {
    const known = this.#smoothed.get(column);
    const smoothed = known?.weight === weight ? known : new SmoothedColumn(weight);
    this.#smoothed.set(column, smoothed);
    return smoothed.of(column);
  }

  #places(
    moments: MomentColumns,
    { axis, scheme }: { readonly axis: CurveView['axis']; readonly scheme: CurveScheme },
  ): { readonly at: Float64Array; readonly scale: number } {
    switch (axis) {
      case 'step':
        return { at: moments.step.values, scale: 1 };
      case 'epoch':
        return { at: moments.step.values, scale: 1 / this.stepsPerEpoch(scheme) };
      case 'time':
        return { at: moments.seconds.values, scale: 1 };
    }
  }

  /** From the run's length, else from the first epoch that has ended; one epoch while neither is known. */
  stepsPerEpoch({ stepsPerEpoch }: CurveScheme): number {
    if (stepsPerEpoch !== null && stepsPerEpoch > 0) return stepsPerEpoch;
    const { epochs, steps } = this.#columns;
    const measured = epochs.step.at(0) / epochs.epoch.at(0);
    if (Number.isFinite(measured) && measured > 0) return measured;
    return Math.max(1, steps.step.length);
  }
}

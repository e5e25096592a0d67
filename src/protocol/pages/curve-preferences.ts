import * as v from 'valibot';
import { curveAxes } from '../curves';

const finite = v.pipe(v.number(), v.finite());

const preferencesSchema = v.object({
  axis: v.optional(v.fallback(v.picklist(curveAxes), 'step'), 'step'),
  /** The part of the axis that is looked at; null: all of it. */
  from: v.optional(v.fallback(v.nullable(finite), null), null),
  to: v.optional(v.fallback(v.nullable(finite), null), null),
  smoothing: v.optional(v.fallback(v.pipe(v.number(), v.minValue(0), v.maxValue(0.999)), 0.6), 0.6),
  logX: v.optional(v.fallback(v.boolean(), false), false),
  logY: v.optional(v.fallback(v.boolean(), false), false),
  /** Keys of runs that are not drawn, and metrics whose charts are folded. */
  hiddenRuns: v.optional(v.fallback(v.array(v.string()), []), []),
  hiddenMetrics: v.optional(v.fallback(v.array(v.string()), ['rate', 'images/s']), ['rate', 'images/s']),
  /** Lowest and highest value shown of a metric, where a box was drawn. */
  ranges: v.optional(v.fallback(v.record(v.string(), v.object({ low: finite, high: finite })), {}), {}),
  shows: v.optional(v.fallback(v.picklist(['charts', 'table']), 'charts'), 'charts'),
});

/** How a person looks at the curves. */
export type CurvePreferences = Readonly<v.InferOutput<typeof preferencesSchema>>;

/** What the page kept when it was last shown; what an older version wrote otherwise, or nobody wrote, is as it is at first. */
export function readCurvePreferences(kept: unknown): CurvePreferences {
  return v.parse(preferencesSchema, typeof kept === 'object' && kept !== null ? kept : {});
}

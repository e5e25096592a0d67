import * as v from 'valibot';
import { wordedNumber } from './exact-number';
import { count } from './identifiers';

/** What curves are drawn over: steps, epochs as a fraction, or seconds of training. */
export const curveAxes = ['step', 'epoch', 'time'] as const;
export type CurveAxis = (typeof curveAxes)[number];

const finite = v.pipe(v.number(), v.finite());
const numbers = v.instance<Float64ArrayConstructor, 'a list of numbers'>(Float64Array, 'a list of numbers');

/** The part of the curves that is looked at, and how. */
export const curveViewSchema = v.object({
  axis: v.picklist(curveAxes),
  /** Null: from the beginning, to the end as it grows. */
  from: v.nullable(finite),
  to: v.nullable(finite),
  /** Width of a chart. */
  pixels: v.pipe(count, v.minValue(16), v.maxValue(16_384)),
  /** Weight of what was before in the moving average; 0: no smoothing. */
  smoothing: v.pipe(v.number(), v.minValue(0), v.maxValue(0.9999)),
  logX: v.boolean(),
  logY: v.boolean(),
});
export type CurveView = Readonly<v.InferOutput<typeof curveViewSchema>>;

/** `train` stands for what is measured while training, also for rates and speed. */
export const curveParts = ['train', 'val'] as const;
export type CurvePart = (typeof curveParts)[number];

/** `raw`: each step; `smooth`: its moving average; `epochs`: a value an epoch. */
export const curveForms = ['raw', 'smooth', 'epochs'] as const;
export type CurveForm = (typeof curveForms)[number];

/** A curve of a run as it is drawn: at most two points a pixel. */
export const curveSeriesSchema = v.object({
  run: count,
  /** As in `loss`, `accuracy`; the training and validation curves of one metric share a chart. */
  metric: v.pipe(v.string(), v.maxLength(200)),
  part: v.picklist(curveParts),
  form: v.picklist(curveForms),
  x: numbers,
  /** NaN is a gap. */
  y: numbers,
  /** Where values were NaN, infinite upwards and downwards. */
  nan: numbers,
  up: numbers,
  down: numbers,
  /** Values that a logarithmic axis has no place for. */
  leftOut: count,
  /** Values in the window. */
  total: count,
  /** The newest value; null before the first. */
  last: v.nullable(wordedNumber),
});
export type CurveSeries = Readonly<v.InferOutput<typeof curveSeriesSchema>>;

/** Where a run's training stands, read from its records. */
export const curvePulseSchema = v.object({
  run: count,
  step: count,
  /** As a fraction: 2.5 is the middle of the third epoch. */
  epoch: v.number(),
  /** Seconds of training over all attempts. */
  seconds: v.number(),
  imagesPerSecond: v.nullable(v.number()),
  /** Seconds that the rest takes at the pace of late; null while no pace is known. */
  leftSeconds: v.nullable(v.number()),
  /** Learning rate of each objective. */
  rates: v.array(wordedNumber),
  /** Lines of its records that could not be read. */
  damaged: count,
  /** Share of its records that have been read, from 0 to 1. */
  read: v.number(),
  /** Its process lives, but has given no sign of life for ten seconds. */
  isSilent: v.boolean(),
});
export type CurvePulse = Readonly<v.InferOutput<typeof curvePulseSchema>>;

/** Happenings that are shown on the curves. */
export const curveEventKinds = [
  'start',
  'resume',
  'pause',
  'continue',
  'stop',
  'checkpoint',
  'best',
  'rateChange',
  'lengthChange',
  'warning',
  'nan',
  'error',
  'died',
] as const;
export type CurveEventKind = (typeof curveEventKinds)[number];

/** Something that happened to a run, with its place on each axis. */
export const curveEventSchema = v.object({
  kind: v.picklist(curveEventKinds),
  /** Milliseconds since 1970. */
  at: v.number(),
  step: count,
  epoch: v.number(),
  seconds: v.number(),
  /** The number that it is about: the new rate, the best value, the epochs. */
  value: v.nullable(wordedNumber),
  /** What it names: a metric, a checkpoint, where a number was not finite, what a warning says. */
  about: v.nullable(v.string()),
});
export type CurveEvent = Readonly<v.InferOutput<typeof curveEventSchema>>;

/** The values of a run by epoch, for reading. */
export const curveTableSchema = v.object({
  run: count,
  epoch: numbers,
  step: numbers,
  seconds: numbers,
  /** By part and name, as in `val.accuracy`. */
  columns: v.record(v.string(), numbers),
});
export type CurveTable = Readonly<v.InferOutput<typeof curveTableSchema>>;

/** What has changed of the curves. */
export const curveFrameSchema = v.object({
  /** One more each time; a page that misses one asks for everything again. */
  sequence: count,
  /** Which of the page's views it answers. */
  look: count,
  /** True: there are no curves but these. */
  isWhole: v.boolean(),
  /** Where the window begins and ends; equal before the first record. */
  from: v.number(),
  to: v.number(),
  series: v.array(curveSeriesSchema),
  pulses: v.array(curvePulseSchema),
});
export type CurveFrame = Readonly<v.InferOutput<typeof curveFrameSchema>>;

import { signal, useComputed, useSignal, useSignalEffect, type ReadonlySignal, type Signal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useId, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { CurveSeries } from '#protocol/curves';
import { Button } from '../ui/kit';
import { t } from '../ui/translate';
import { placeText } from './axis-words';
import { chartMove, type ChartMove } from './chart-keys';
import { ChartLegend } from './chart-legend';
import type { ChartStyle } from './chart-style';
import { chartSummary, leftOutNote } from './chart-summary';
import { CurveChart, sidePixels, type ChartContent, type ChartListener } from './curve-chart';
import type { CurvesModel } from './curves-model';
import { eventSigns, eventText } from './event-words';
import { eventsNear, placedEvents } from './placed-events';
import { runName } from './run-words';
import { nearestPoint } from './series-at';
import { fittedRange, grownRange, type YRange } from './y-range';

/** Where the cross-hair stands, on all charts at once; null: nowhere. */
export type Pointer = Signal<number | null>;

/** A cross-hair that stands nowhere. */
export function createPointer(): Pointer {
  return signal(null);
}

interface ChartViewProps {
  readonly model: CurvesModel;
  readonly metric: string;
  readonly style: ReadonlySignal<ChartStyle>;
  readonly pointer: Pointer;
}

const height = 250;

/** The chart of one metric: the curves of all runs that are shown, with their values in words and in numbers. */
export function ChartView(props: ChartViewProps): VNode {
  const { model, metric, pointer } = props;
  const series = useComputed(() => shownSeries(model, metric));
  const content = useContent(model, metric, series);
  const place = useChart(props, content);
  const hintId = useId();
  const names = (model.runs.value ?? []).map(runName);
  const window = model.window.value;
  const note = leftOutNote(series.value);
  return (
    <section class="chart" aria-label={metric}>
      <div class="chart-head row">
        <h2>{metric}</h2>
        <ChartLegend model={model} metric={metric} series={series.value} at={pointer.value} />
      </div>
      <div
        class="plot-frame"
        role="group"
        tabIndex={0}
        aria-label={t('Chart of {0}', metric)}
        aria-describedby={hintId}
        onKeyDown={(event) => {
          onKey(event, { model, series: series.value, pointer });
        }}
        onBlur={() => {
          pointer.value = null;
        }}
      >
        <div
          class="plot"
          ref={place}
          role="img"
          aria-label={window === undefined ? metric : chartSummary(metric, series.value, { window, names })}
        />
        <span id={hintId} hidden>
          {t('Arrows move the cross-hair, plus and minus zoom, Shift and arrows move the window, Escape shows everything.')}
        </span>
      </div>
      {note !== undefined && <p class="note muted">{note}</p>}
    </section>
  );
}

/** Where the cross-hair stands in words, with what happened there; else how to look closer. Read out when keys move it. */
export function PointerLine({ model, pointer }: { readonly model: CurvesModel; readonly pointer: Pointer }): VNode {
  const { from, to, ranges } = model.preferences.value;
  const isZoomed = from !== null || to !== null || Object.keys(ranges).length > 0;
  const window = model.window.value;
  const at = pointer.value;
  return (
    <div class="pointer-line row muted">
      <span class="number">
        {window === undefined || at === null
          ? t('Draw a box to look closer, double-click to see everything.')
          : [placeText(window.axis, at), ...eventsAt(model, window, at)].join(' · ')}
      </span>
      {isZoomed && <Button onPress={() => model.reset()}>{t('Show everything')}</Button>}
    </div>
  );
}

function eventsAt(model: CurvesModel, window: NonNullable<CurvesModel['window']['value']>, at: number): readonly string[] {
  const runs = model.runs.value ?? [];
  const near = eventsNear(placedEvents(model.histories.value, window), at, (window.to - window.from) / 120);
  return near.map(({ run, event }) => {
    const name = runs.length > 1 ? `${runName(runs[run] ?? { id: '', title: null })}: ` : '';
    return `${eventSigns[event.kind]} ${name}${eventText(event)}`;
  });
}

function shownSeries(model: CurvesModel, metric: string): readonly CurveSeries[] {
  const shown = new Set(model.shownRuns.value);
  return model.series.value.filter((one) => one.metric === metric && shown.has(one.run));
}

/** The y axis only grows, until a person looks elsewhere or asks for it. */
function useContent(
  model: CurvesModel,
  metric: string,
  series: ReadonlySignal<readonly CurveSeries[]>,
): ReadonlySignal<ChartContent | undefined> {
  const held = useRef<{ readonly reason: string; readonly range: YRange } | undefined>(undefined);
  return useComputed(() => {
    const window = model.window.value;
    if (window === undefined) return undefined;
    const { ranges, hiddenRuns } = model.preferences.value;
    const shown = new Set(model.shownRuns.value);
    const events = placedEvents(model.histories.value, window).filter(({ run }) => shown.has(run));
    const boxed = ranges[metric];
    const isUsable = boxed !== undefined && (!window.logY || boxed.low > 0);
    const { from, to } = model.preferences.value;
    const reason = JSON.stringify([from, to, window.axis, window.logX, window.logY, hiddenRuns, model.resets.value]);
    const grown = grownRange(held.current?.reason === reason ? held.current.range : undefined, fittedRange(series.value, window.logY));
    held.current = { reason, range: grown };
    return { series: series.value, events, window, range: isUsable ? boxed : grown };
  });
}

/** Keeps a chart in the place returned: made anew for other kinds of axes or another theme, else shown the new content. */
function useChart(
  { model, metric, style, pointer }: ChartViewProps,
  content: ReadonlySignal<ChartContent | undefined>,
): { readonly current: HTMLDivElement | null } {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<CurveChart | undefined>(undefined);
  const width = useSignal(0);
  useLayoutEffect(() => watchWidth(place.current, width), []);
  const kind = useComputed(() => {
    const window = content.value?.window;
    return window === undefined || width.value === 0 ? undefined : `${window.axis} ${String(window.logX)} ${String(window.logY)}`;
  });
  const listener = useMemo(() => listenerOf(model, metric, pointer), []);
  useEffect(() => {
    const first = content.peek();
    if (kind.value === undefined || first === undefined || place.current === null) return undefined;
    const made = new CurveChart(place.current, { metric, style: style.value, listener, width: width.peek(), height }, first);
    chart.current = made;
    return () => {
      chart.current = undefined;
      made.dispose();
    };
  }, [kind.value, style.value]);
  useSignalEffect(() => {
    if (content.value !== undefined && kind.value !== undefined) chart.current?.show(content.value);
  });
  useSignalEffect(() => {
    if (width.value === 0) return;
    chart.current?.resize(width.value, height);
    model.resize((width.value - sidePixels) * devicePixelRatio);
  });
  useSignalEffect(() => chart.current?.point(pointer.value));
  return place;
}

function listenerOf(model: CurvesModel, metric: string, pointer: Pointer): ChartListener {
  return {
    onPoint: (x) => {
      pointer.value = x;
    },
    onBox: (from, to, range) => {
      model.zoom({ from, to, metric, range });
    },
    onReset: () => {
      model.reset();
    },
  };
}

interface KeyTarget {
  readonly model: CurvesModel;
  readonly series: readonly CurveSeries[];
  readonly pointer: Pointer;
}

function onKey(event: KeyboardEvent, { model, series, pointer }: KeyTarget): void {
  const window = model.window.value;
  if (window === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  const all = model.extent.value ?? window;
  const stretch = { from: window.from, to: window.to, first: all.from, last: all.to };
  const move = chartMove(event.key, event.shiftKey, { stretch, at: pointer.value });
  if (move === undefined) return;
  event.preventDefault();
  doMove(move, { model, series, pointer });
}

function doMove(move: ChartMove, { model, series, pointer }: KeyTarget): void {
  switch (move.kind) {
    case 'zoom':
      model.zoom(move);
      break;
    case 'reset':
      model.reset();
      break;
    case 'point':
    case 'end':
      pointer.value = movedPointer(move, series, pointer.value);
  }
}

/** By the points of the curve that is read most: the average where there is one. */
function movedPointer(
  move: Extract<ChartMove, { kind: 'point' | 'end' }>,
  series: readonly CurveSeries[],
  at: number | null,
): number | null {
  const curve = series.find(({ form }) => form === 'smooth') ?? series[0];
  if (curve === undefined || curve.x.length === 0) return at;
  const last = curve.x.length - 1;
  if (move.kind === 'end') return curve.x[move.of === 'first' ? 0 : last] ?? at;
  const index = at === null ? (move.by > 0 ? -1 : last + 1) : nearestPoint(curve, at);
  return curve.x[Math.min(last, Math.max(0, index + move.by))] ?? at;
}

function watchWidth(place: HTMLElement | null, width: Signal<number>): () => void {
  if (place === null) return () => undefined;
  const observer = new ResizeObserver(() => {
    width.value = Math.floor(place.clientWidth);
  });
  observer.observe(place);
  width.value = Math.floor(place.clientWidth);
  return () => {
    observer.disconnect();
  };
}

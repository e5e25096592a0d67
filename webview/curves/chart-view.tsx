import { signal, useComputed, useSignal, useSignalEffect, type ReadonlySignal, type Signal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { CurveSeries } from '#protocol/curves';
import type { ChartStyle } from './chart-style';
import { CurveChart, sidePixels, type ChartContent, type ChartListener } from './curve-chart';
import type { CurvesModel } from './curves-model';
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

/** The chart of one metric: the curves of all runs that are shown. */
export function ChartView({ model, metric, style, pointer }: ChartViewProps): VNode {
  const place = useRef<HTMLDivElement>(null);
  const width = useSignal(0);
  const series = useComputed(() => shownSeries(model, metric));
  const range = useRange(model, series);
  useLayoutEffect(() => watchWidth(place.current, width), []);
  const chart = useRef<CurveChart | undefined>(undefined);
  const content = useComputed((): ChartContent | undefined => {
    const window = model.window.value;
    return window === undefined ? undefined : { series: series.value, window, range: range.value };
  });
  const kind = useComputed(() => {
    const window = model.window.value;
    return window === undefined || width.value === 0 ? undefined : `${window.axis} ${String(window.logX)} ${String(window.logY)}`;
  });
  const listener = useMemo((): ChartListener => listenerOf(model, pointer), []);
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
  return (
    <section class="chart" aria-label={metric}>
      <h2>{metric}</h2>
      <div class="plot" ref={place} role="img" aria-label={metric} />
    </section>
  );
}

function shownSeries(model: CurvesModel, metric: string): readonly CurveSeries[] {
  const hidden = new Set(model.preferences.value.hiddenRuns);
  const keys = model.runs.value ?? [];
  return model.series.value.filter((one) => one.metric === metric && !hidden.has(keys[one.run]?.key ?? ''));
}

/** The y axis only grows, until a person looks elsewhere or asks for it. */
function useRange(model: CurvesModel, series: ReadonlySignal<readonly CurveSeries[]>): ReadonlySignal<YRange> {
  const held = useRef<{ readonly reason: string; readonly range: YRange } | undefined>(undefined);
  return useComputed(() => {
    const { from, to, axis, logX, logY, hiddenRuns } = model.preferences.value;
    const reason = JSON.stringify([from, to, axis, logX, logY, hiddenRuns]);
    const fitted = fittedRange(series.value, logY);
    const range = grownRange(held.current?.reason === reason ? held.current.range : undefined, fitted);
    held.current = { reason, range };
    return range;
  });
}

function listenerOf(model: CurvesModel, pointer: Pointer): ChartListener {
  return {
    onPoint: (x) => {
      pointer.value = x;
    },
    onBox: (from, to) => {
      model.zoom(from, to);
    },
    onReset: () => {
      model.zoom(null, null);
    },
  };
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

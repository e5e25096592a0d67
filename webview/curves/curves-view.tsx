import { useSignal, type ReadonlySignal, type Signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { VNode } from 'preact';
import type { CommonToHost } from '#protocol/pages/page-wire';
import { formatDuration, formatPercent } from '#base/format-quantity';
import type { CurveRun } from '#protocol/pages/curves-page';
import { Button, ProgressRing } from '../ui/kit';
import { ProblemNote, type Problem } from '../ui/problem-note';
import { t } from '../ui/translate';
import type { ChartStyle } from './chart-style';
import { ChartView, createPointer, PointerLine } from './chart-view';
import type { CurvesModel } from './curves-model';
import { CurvesToolbar } from './curves-toolbar';
import { EpochAnnouncer } from './epoch-announcer';
import { EpochTables } from './epoch-table';
import { EventList } from './event-list';
import { exportCharts } from './export-charts';
import { RunFacts } from './run-facts';
import { RunHeader } from './run-header';
import { isLive, preparationWords, runName } from './run-words';
import { SampleGalleries } from './sample-gallery';

interface ViewProps {
  readonly model: CurvesModel;
  readonly style: ReadonlySignal<ChartStyle>;
  readonly problem: Signal<Problem | undefined>;
  readonly post: (message: CommonToHost) => void;
}

/** The page: how the runs stand, a chart for each metric, what the networks made and what the runs are made of. */
export function CurvesView({ model, style, problem, post }: ViewProps): VNode {
  const nowMs = useNow(model);
  const runs = model.runs.value;
  if (runs === undefined) return <Waiting words={t('Looking for the runs')} />;
  if (runs.length === 0) return <NoRuns model={model} />;
  return (
    <div class="curves-page">
      <ProblemNote problem={problem} />
      <EpochAnnouncer model={model} />
      {runs.map((run, index) => (
        <RunHeader key={run.key} model={model} run={run} index={index} nowMs={nowMs} />
      ))}
      {model.series.value.length === 0 ? (
        <BeforeFirstValue model={model} runs={runs} nowMs={nowMs} />
      ) : (
        <Curves model={model} style={style} post={post} />
      )}
      {runs.map((run, index) =>
        run.state === 'damaged' || run.state === 'gone' ? null : <RunFacts key={run.key} model={model} run={run} index={index} />,
      )}
    </div>
  );
}

function Curves({ model, style, post }: Pick<ViewProps, 'model' | 'style' | 'post'>): VNode {
  const pointer = useMemo(createPointer, []);
  const { shows, hiddenMetrics } = model.preferences.value;
  const metrics = model.metrics.value.filter((metric) => !hiddenMetrics.includes(metric));
  const reading = [...model.pulses.value.values()].filter(({ read }) => read < 1);
  return (
    <>
      <CurvesToolbar
        model={model}
        onExport={(format) => {
          void exportCharts(format, { model, metrics, style: style.peek(), post });
        }}
      />
      {reading.map(({ run, read }) => (
        <p key={run} class="note muted number" role="status">
          {t('{0} is being read: {1}', runName(model.runs.value?.[run] ?? { id: '', title: null }), formatPercent(read))}
        </p>
      ))}
      {shows === 'table' ? (
        <EpochTables model={model} />
      ) : (
        <>
          <PointerLine model={model} pointer={pointer} />
          <div class={`charts ${metrics.length > 1 ? 'many' : ''}`}>
            {metrics.map((metric) => (
              <ChartView key={metric} model={model} metric={metric} style={style} pointer={pointer} />
            ))}
          </div>
        </>
      )}
      <EventList model={model} />
      <SampleGalleries model={model} />
    </>
  );
}

interface BeforeProps {
  readonly model: CurvesModel;
  readonly runs: readonly CurveRun[];
  readonly nowMs: number;
}

/** What is being prepared, and for how long; or why there is nothing. */
function BeforeFirstValue({ model, runs, nowMs }: BeforeProps): VNode {
  const live = runs.find(isLive);
  const isBeingRead = model.window.value === undefined && runs.some(({ state }) => state !== 'damaged' && state !== 'gone');
  if (isBeingRead) return <Waiting words={t('Reading the records')} />;
  if (live !== undefined) {
    const since = Math.max(0, nowMs - (live.startedAt ?? live.createdAt));
    return (
      <div class="empty before">
        <ProgressRing label={t('Preparing')} />
        <p>{preparationWords(live)}</p>
        <p class="muted number">{t('for {0} so far', formatDuration(Math.floor(since / 1000) * 1000))}</p>
      </div>
    );
  }
  const [first] = runs;
  const isUnreadable = first?.state === 'damaged' || first?.state === 'gone';
  return (
    <div class="empty before">
      <p>{isUnreadable ? t('There are no curves to show.') : t('This training ended before its first step, so that it has no curves.')}</p>
    </div>
  );
}

function NoRuns({ model }: { readonly model: CurvesModel }): VNode {
  return (
    <div class="empty">
      <h1>{t('No runs to show')}</h1>
      <p class="muted">{t('The curves of one or several runs stand here, over each other.')}</p>
      <Button look="primary" onPress={() => model.post({ kind: 'addRun' })}>
        {t('Choose runs')}
      </Button>
    </div>
  );
}

function Waiting({ words }: { readonly words: string }): VNode {
  return (
    <div class="empty">
      <ProgressRing label={words} />
      <p>{words}</p>
    </div>
  );
}

/** Milliseconds since 1970; goes on by the second while a training is under way. */
function useNow(model: CurvesModel): number {
  const now = useSignal(Date.now());
  const isMoving = model.runs.value?.some(isLive) === true;
  useEffect(() => {
    if (!isMoving) return undefined;
    const timer = setInterval(() => {
      now.value = Date.now();
    }, 1_000);
    return () => {
      clearInterval(timer);
    };
  }, [isMoving]);
  return now.value;
}

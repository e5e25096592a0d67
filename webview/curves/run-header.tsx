import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { formatMeasure } from '#base/format-quantity';
import { fromWorded } from '#protocol/exact-number';
import type { CurveRun, RunOrder } from '#protocol/pages/curves-page';
import { stateSigns } from '../runs/state-words';
import { Button, TextField } from '../ui/kit';
import { MenuButton } from '../ui/menu-button';
import { t } from '../ui/translate';
import type { CurvesModel } from './curves-model';
import { parseRate } from './parse-rate';
import { isLive, isResumable, paceWords, progressWords, resultWords, runName, stateWord } from './run-words';

interface HeaderProps {
  readonly model: CurvesModel;
  readonly run: CurveRun;
  readonly index: number;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
}

/** A run's name, how it stands, and what can be done with it now. */
export function RunHeader({ model, run, index, nowMs }: HeaderProps): VNode {
  const pulse = model.pulses.value.get(index);
  const isMany = (model.runs.value?.length ?? 0) > 1;
  const words = isLive(run)
    ? [...progressWords(run, pulse), ...paceWords(run, pulse, nowMs)]
    : [...resultWords(run), ...(run.state === 'finished' ? [] : progressWords(run, pulse)), ...(run.device === null ? [] : [run.device])];
  return (
    <header class={`run-header row run-${String(index % 6)}`}>
      {isMany && <RunToggle model={model} run={run} index={index} />}
      <h1>
        <bdi>{runName(run)}</bdi>
      </h1>
      <span class={`state ${run.state}`}>
        <span aria-hidden="true">{run.state === 'gone' ? '✗' : stateSigns[run.state]} </span>
        {stateWord(run.state)}
        {pulse?.isSilent === true && <> · {t('not responding')}</>}
      </span>
      <span class="muted number words">{words.join(' · ')}</span>
      <span class="actions row">
        <Actions model={model} run={run} index={index} />
      </span>
      {run.problem !== null && <RunProblem problem={run.problem} />}
      {(pulse?.damaged ?? 0) > 0 && <p class="note">{t('{0} records of this run are damaged and left out.', pulse?.damaged ?? 0)}</p>}
    </header>
  );
}

/** Shows or hides the run's curves; the sign has the colour and shape of its marks. */
function RunToggle({ model, run, index }: Omit<HeaderProps, 'nowMs'>): VNode {
  const { hiddenRuns } = model.preferences.value;
  const isShown = !hiddenRuns.includes(run.key);
  return (
    <input
      type="checkbox"
      class="run-toggle"
      aria-label={t('Show the curves of {0}', runName(run))}
      title={t('Show the curves of {0}', runName(run))}
      data-mark={['●', '■', '◆', '▲'][index % 4]}
      checked={isShown}
      onChange={() => {
        model.prefer({ hiddenRuns: isShown ? [...hiddenRuns, run.key] : hiddenRuns.filter((key) => key !== run.key) });
      }}
    />
  );
}

function RunProblem({ problem }: { readonly problem: NonNullable<CurveRun['problem']> }): VNode {
  return (
    <p class="problem">
      <strong>{problem.code}</strong> {problem.message} {problem.hint}
    </p>
  );
}

function Actions({ model, run, index }: Omit<HeaderProps, 'nowMs'>): VNode | null {
  const order = (name: RunOrder) => () => {
    model.post({ kind: 'order', run: index, order: name });
  };
  const disabled = !model.isTrusted.value;
  if (isLive(run)) return <LiveActions model={model} run={run} index={index} order={order} disabled={disabled} />;
  if (run.state === 'damaged' || run.state === 'gone') return null;
  return (
    <>
      {isResumable(run) && (
        <Button look="primary" disabled={disabled} onPress={order('resume')}>
          {t('Resume')}
        </Button>
      )}
      {run.state === 'failed' && <Button onPress={order('showLog')}>{t('Show log')}</Button>}
      {run.progress.step > 0 && (
        <Button look={run.state === 'finished' ? 'primary' : 'secondary'} disabled={disabled} onPress={order('evaluate')}>
          {t('Evaluate')}
        </Button>
      )}
      <Button disabled={disabled} onPress={order('again')}>
        {t('Run again with…')}
      </Button>
    </>
  );
}

interface LiveProps extends Omit<HeaderProps, 'nowMs'> {
  readonly order: (name: RunOrder) => () => void;
  readonly disabled: boolean;
}

function LiveActions({ model, run, index, order, disabled }: LiveProps): VNode {
  return (
    <>
      {run.state === 'paused' ? (
        <Button look="primary" disabled={disabled} onPress={order('resume')}>
          {t('Resume')}
        </Button>
      ) : (
        <Button disabled={disabled || run.state !== 'running'} onPress={order('pause')}>
          {t('Pause')}
        </Button>
      )}
      <MenuButton
        disabled={disabled}
        items={[
          { text: t('Stop with a checkpoint'), onPick: order('stop') },
          { text: t('Stop and discard since the last checkpoint'), onPick: order('discard') },
          { text: t('Write a checkpoint now'), onPick: order('checkpoint') },
        ]}
      >
        {t('Stop')}
      </MenuButton>
      {run.state !== 'queued' && run.state !== 'preparing' && <RateField model={model} index={index} disabled={disabled} />}
    </>
  );
}

/** The learning rate in place: a number and Enter; it counts from the next step on. */
function RateField({
  model,
  index,
  disabled,
}: {
  readonly model: CurvesModel;
  readonly index: number;
  readonly disabled: boolean;
}): VNode | null {
  const typed = useSignal<string | undefined>(undefined);
  const rates = model.pulses.value.get(index)?.rates ?? [];
  const [rate] = rates;
  if (rate === undefined) return null;
  const parsed = typed.value === undefined ? undefined : parseRate(typed.value);
  const change = (text: string): void => {
    const value = parseRate(text);
    if (value === undefined || typed.peek() === undefined) return;
    model.post({ kind: 'setRate', run: index, rate: value, objective: null });
    typed.value = undefined;
  };
  return (
    <span class="rate row">
      <span aria-hidden="true">{rates.length > 1 ? t('rate of all') : t('rate')}</span>
      <TextField
        label={t('Learning rate, from the next step on')}
        value={typed.value ?? formatMeasure(fromWorded(rate))}
        disabled={disabled}
        onInput={(text) => (typed.value = text)}
        onChange={change}
      />
      {typed.value !== undefined && parsed === undefined && (
        <span class="note" role="status">
          {t('a number from 0 such as 0.001')}
        </span>
      )}
    </span>
  );
}

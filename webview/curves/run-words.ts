import { formatCount, formatDuration } from '#base/format-quantity';
import type { CurvePulse } from '#protocol/curves';
import { fromWorded } from '#protocol/exact-number';
import type { CurveRun } from '#protocol/pages/curves-page';
import { stateWord as rowStateWord } from '../runs/state-words';
import { language, t } from '../ui/translate';
import { valueText } from './axis-words';

/** What a person calls the run: its title, else its id without the day. */
export function runName(run: Pick<CurveRun, 'id' | 'title'>): string {
  return run.title ?? run.id.replace(/^\d{4}-\d{2}-\d{2}-/, '');
}

/** A state in one word. */
export function stateWord(state: CurveRun['state']): string {
  return state === 'gone' ? t('deleted') : rowStateWord(state);
}

/** Whether a process is at work on the run. */
export function isLive({ state }: Pick<CurveRun, 'state'>): boolean {
  return state === 'queued' || state === 'preparing' || state === 'running' || state === 'paused';
}

/** Whether it can go on from a checkpoint. */
export function isResumable({ state }: Pick<CurveRun, 'state'>): boolean {
  return state === 'stopped' || state === 'failed' || state === 'interrupted';
}

/** How far the training is: `epoch 7 of 12`, `step 3,283`. */
export function progressWords(run: CurveRun, pulse: CurvePulse | undefined): readonly string[] {
  const step = Math.max(run.progress.step, pulse?.step ?? 0);
  const { epochs, epoch } = run.progress;
  const current = pulse === undefined || pulse.step === 0 ? epoch : Math.min(epochs, Math.max(epoch, Math.ceil(pulse.epoch - 1e-9)));
  return [
    ...(epochs > 0 ? [t('epoch {0} of {1}', formatCount(current), formatCount(epochs))] : []),
    ...(step > 0 ? [t('step {0}', formatCount(step))] : []),
  ];
}

/** How fast, on what, and when it will be done. @param nowMs milliseconds since 1970 */
export function paceWords(run: CurveRun, pulse: CurvePulse | undefined, nowMs: number): readonly string[] {
  const speed = pulse?.imagesPerSecond ?? null;
  const left = pulse?.leftSeconds ?? null;
  return [
    ...(speed === null ? [] : [t('{0} samples/s', formatCount(speed))]),
    ...(run.device === null ? [] : [run.device]),
    ...(left === null || run.state !== 'running' ? [] : [doneWords(left, nowMs)]),
  ];
}

function doneWords(leftSeconds: number, nowMs: number): string {
  const time = new Intl.DateTimeFormat(language(), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return t('done {0} ({1} left)', time.format(nowMs + leftSeconds * 1000), formatDuration(Math.max(1, Math.round(leftSeconds)) * 1000));
}

/** What came of a training that has ended: `test accuracy 98.47 %`, how long it took, its best epoch. */
export function resultWords(run: CurveRun): readonly string[] {
  const took = run.startedAt === null || run.endedAt === null ? null : run.endedAt - run.startedAt;
  return [
    ...Object.entries(run.test ?? {}).map(([name, value]) => t('test {0} {1}', name, valueText(name, fromWorded(value)))),
    ...(took === null ? [] : [t('in {0}', formatDuration(took))]),
    ...(run.best === null
      ? []
      : [t('best {0} {1} in epoch {2}', run.best.metric, valueText(run.best.metric, fromWorded(run.best.value)), run.best.epoch)]),
  ];
}

/** What a training is busy with before its first value. */
export function preparationWords(run: CurveRun): string {
  if (run.state === 'queued') {
    return t('The trainer is starting. The first value appears when the data have been read and the first step is done.');
  }
  if (!run.hasData) return t('The data are being read and checked. This is done once and takes from a second to a minute, by their size.');
  return t('The data are read. The first step is being prepared and measured; it takes longer than those that follow.');
}

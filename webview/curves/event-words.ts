import { formatMeasure } from '#base/format-quantity';
import { assertNever } from '#base/assert-never';
import type { CurveAxis, CurveEvent, CurveEventKind } from '#protocol/curves';
import { fromWorded, type WordedNumber } from '#protocol/exact-number';
import { t } from '../ui/translate';
import { valueText } from './axis-words';

/** Signs of what happened, as they stand over a curve. */
export const eventSigns: Readonly<Record<CurveEventKind, string>> = {
  start: '▷',
  resume: '↻',
  pause: '‖',
  continue: '▶',
  stop: '■',
  checkpoint: '▲',
  best: '◇',
  rateChange: '⚑',
  lengthChange: '↔',
  warning: '!',
  nan: '✗',
  error: '✗',
  died: '✗',
};

/** From the one that must be seen to the one that may be left out where there is no room for both. */
export const eventUrgency: readonly CurveEventKind[] = [
  'nan',
  'error',
  'died',
  'rateChange',
  'resume',
  'lengthChange',
  'stop',
  'pause',
  'continue',
  'best',
  'warning',
  'start',
  'checkpoint',
];

/** Where an event stands on an axis. */
export function eventPlace({ step, epoch, seconds }: CurveEvent, axis: CurveAxis): number {
  return axis === 'step' ? step : axis === 'epoch' ? epoch : seconds;
}

/** The word for a kind of event, for the key under the charts. */
export function eventWord(kind: CurveEventKind): string {
  switch (kind) {
    case 'start':
      return t('start');
    case 'resume':
      return t('resumed');
    case 'pause':
      return t('paused');
    case 'continue':
      return t('went on');
    case 'stop':
      return t('stopped');
    case 'checkpoint':
      return t('checkpoint');
    case 'best':
      return t('best so far');
    case 'rateChange':
      return t('rate changed');
    case 'lengthChange':
      return t('length changed');
    case 'warning':
      return t('warning');
    case 'nan':
      return t('not finite');
    case 'error':
      return t('error');
    case 'died':
      return t('process ended');
    default:
      return assertNever(kind);
  }
}

/** What happened, in a few words. */
export function eventText({ kind, value, about }: CurveEvent): string {
  const word = eventWord(kind);
  const number = numberText(kind, value, about);
  switch (kind) {
    case 'rateChange':
    case 'lengthChange':
      return `${word}: ${number}`;
    case 'best':
      return `${word}: ${about ?? ''} ${number}`;
    case 'start':
    case 'resume':
    case 'pause':
    case 'continue':
    case 'stop':
    case 'checkpoint':
    case 'warning':
    case 'nan':
    case 'error':
    case 'died':
      return about === null ? word : `${word}: ${about}`;
    default:
      return assertNever(kind);
  }
}

function numberText(kind: CurveEventKind, value: WordedNumber | null, about: string | null): string {
  if (value === null) return '';
  return kind === 'best' ? valueText(about ?? '', fromWorded(value)) : formatMeasure(fromWorded(value));
}

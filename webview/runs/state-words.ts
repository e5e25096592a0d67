import type { LineState } from '#protocol/pages/runs-page';
import { t } from '../ui/translate';

/** A state as a small sign; the word stands beside it, so that neither sign nor colour is needed to know it. */
export const stateSigns: Readonly<Record<LineState, string>> = {
  queued: '…',
  preparing: '…',
  running: '●',
  paused: '‖',
  finished: '✓',
  stopped: '■',
  failed: '✗',
  interrupted: '!',
  damaged: '✗',
};

/** A state in the person's language. */
export function stateWord(state: LineState): string {
  switch (state) {
    case 'queued':
      return t('queued');
    case 'preparing':
      return t('preparing');
    case 'running':
      return t('running');
    case 'paused':
      return t('paused');
    case 'finished':
      return t('finished');
    case 'stopped':
      return t('stopped');
    case 'failed':
      return t('failed');
    case 'interrupted':
      return t('interrupted');
    case 'damaged':
      return t('damaged');
  }
}

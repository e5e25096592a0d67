import type { Evaluation } from '#protocol/evaluation';
import { t } from '../ui/translate';
import type { Progress } from './evaluation-model';

/** How a part of the data is called. */
export function partName(part: Evaluation['part']): string {
  switch (part) {
    case 'train':
      return t('training');
    case 'val':
      return t('validation');
    case 'test':
      return t('test');
  }
}

/** What the inspector is doing. */
export function stageName(stage: Progress['stage']): string {
  switch (stage) {
    case 'reading':
      return t('Reading the data');
    case 'measuring':
      return t('Measuring losses and metrics');
    case 'classifying':
      return t('Classifying every sample');
  }
}

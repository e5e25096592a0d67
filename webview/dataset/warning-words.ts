import { formatCount } from '#base/format-quantity';
import type { DatasetWarning } from '#protocol/dataset-report';
import { className, plainName } from '../ui/plain-name';
import { t } from '../ui/translate';
import type { Part } from './choose-samples';

/** How a part of the data is called. */
export function partName(part: Part): string {
  switch (part) {
    case 'train':
      return t('training');
    case 'val':
      return t('validation');
    case 'test':
      return t('test');
  }
}

/** A warning in a sentence. */
export function warningText(warning: DatasetWarning, classNames: readonly string[]): string {
  switch (warning.kind) {
    case 'imbalance':
      return t(
        'The classes are not balanced: {0} has {1} training samples, {2} only {3}.',
        className(classNames, warning.most),
        formatCount(warning.mostCount),
        className(classNames, warning.least),
        formatCount(warning.leastCount),
      );
    case 'emptyClass':
      return t('The class {0} has no sample in the {1} part.', className(classNames, warning.class), partName(warning.part));
    case 'skipped':
      return t('Passed over: {0} {1}.', formatCount(warning.count), plainName(warning.reason));
    case 'repeated':
      return t(
        '{0} samples of the {1} part stand in the {2} part too.',
        formatCount(warning.count),
        partName(warning.part),
        partName(warning.within),
      );
    case 'notFinite':
      return t('{0} numbers of {1} are not finite.', formatCount(warning.count), warning.field);
  }
}

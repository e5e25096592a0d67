import { formatBytes, formatCompact, formatCount } from '#base/format-quantity';
import type { DrawnBox } from '#diagram/drawing';
import { t } from '../ui/translate';

/** What a box is, in one line: `conv 6@5x5 · tanh · 28x28x6 · 156 parameters · …`. */
export function boxWords(box: DrawnBox): string {
  const field = box.receptiveField;
  const parts = [
    box.words,
    box.repetitions > 1 ? t('{0} times', box.repetitions) : '',
    box.shape,
    box.parameters > 0 ? t('{0} parameters', formatCount(box.parameters)) : '',
    box.macs > 0 ? t('{0} multiply-adds', formatCompact(box.macs)) : '',
    box.memoryBytes > 0 ? formatBytes(box.memoryBytes) : '',
    field === undefined ? '' : t('sees {0}', field.join('x')),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

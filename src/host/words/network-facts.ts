import { formatCompact, formatCount } from '#base/format-quantity';
import type { Translate } from '#base/translate';
import type { LanguageResult } from '#protocol/language-requests';

/** `61,706 parameters · 417 k multiply-adds`: what a network costs, in the person's language. */
export function networkFacts(
  { parameters, macs }: Pick<LanguageResult<'outline'>['networks'][number], 'parameters' | 'macs'>,
  t: Translate,
): string {
  return `${t('{0} parameters', formatCount(parameters))} · ${t('{0} multiply-adds', formatCompact(macs))}`;
}

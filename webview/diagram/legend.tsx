import type { VNode } from 'preact';
import type { Drawing, Family } from '#diagram/drawing';
import type { ColorBy } from '#diagram/diagram-request';
import { t } from '../ui/translate';

interface LegendProps {
  readonly drawing: Drawing;
  readonly colorBy: ColorBy;
}

/** What the hues of the boxes say. */
export function Legend({ drawing, colorBy }: LegendProps): VNode {
  if (colorBy !== 'family') return <p class="legend muted">{t('The stronger the hue, the more: {0}', colorWords()[colorBy])}</p>;
  const families = [...new Set(drawing.boxes.filter(({ content }) => content !== 'open').map(({ family }) => family))];
  return (
    <ul class="legend">
      {families.map((family) => (
        <li key={family}>
          <svg class="zoo-drawing" width="14" height="12" aria-hidden="true">
            <rect class={`box ${family}`} x="1" y="1" width="12" height="10" rx="2" />
          </svg>
          {familyWords()[family]}
        </li>
      ))}
    </ul>
  );
}

/** The words for what colours can tell. */
export function colorWords(): Readonly<Record<ColorBy, string>> {
  return { family: t('kind of layer'), parameters: t('parameters'), macs: t('multiply-adds'), memory: t('memory') };
}

function familyWords(): Readonly<Record<Family, string>> {
  return {
    convolution: t('convolution'),
    pooling: t('pooling'),
    size: t('change of size'),
    dense: t('dense'),
    activation: t('activation'),
    normal: t('normalization'),
    regular: t('regularization'),
    sequence: t('sequence'),
    spatial: t('spatial'),
    merge: t('merge'),
    input: t('input'),
    network: t('network'),
    equation: t('equation'),
    loss: t('loss'),
  };
}

import type { VNode } from 'preact';
import { formatMeasure } from '#base/format-quantity';
import type { SampleValue } from '#protocol/sample-view';
import { t } from './translate';
import { className } from './plain-name';

/** So many numbers of a value are written out. */
const mostNumbers = 12;

interface ValueProps {
  readonly value: SampleValue;
  /** Read out in place of a picture. */
  readonly label: string;
  readonly classNames: readonly string[];
}

/** A field of a sample: a picture with visible pixels, numbers, or the name of a class. */
export function SamplePicture({ value, label, classNames }: ValueProps): VNode {
  switch (value.kind) {
    case 'picture':
      return (
        <img
          class="sample-picture"
          src={`data:image/png;base64,${value.png}`}
          width={value.width}
          height={value.height}
          alt={label}
          draggable={false}
        />
      );
    case 'class':
      return <bdi class="sample-class">{className(classNames, value.class)}</bdi>;
    case 'numbers':
      return <span class="sample-numbers number">{numbersText(value)}</span>;
  }
}

function numbersText({ values, total, shape }: Extract<SampleValue, { kind: 'numbers' }>): string {
  const shown = values.slice(0, mostNumbers).map(formatMeasure).join('  ');
  return total > mostNumbers ? t('{0} … ({1} numbers)', shown, shape.join('x')) : shown;
}

import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { formatCount, formatMeasure } from '#base/format-quantity';
import type { DatasetReport } from '#protocol/dataset-report';
import { className } from '../ui/plain-name';
import { t } from '../ui/translate';
import type { DatasetModel } from './dataset-model';
import { layoutScatter, type Dot } from './scatter-layout';
import { partName } from './warning-words';

interface ScatterProps {
  readonly model: DatasetModel;
  readonly points: NonNullable<DatasetReport['points']>;
  readonly classNames: readonly string[];
}

/** Pixels of the drawing's side. */
const side = 420;

/** Colours come again from the seventh class on, and marks have four forms, so that twelve classes can be told apart. */
const colours = 6;
const forms = ['circle', 'square', 'triangle', 'cross'] as const;

/** Points of the plane, each class with a colour and a form of its own; the rows below are the same as a table. */
export function ScatterView({ model, points, classNames }: ScatterProps): VNode {
  const { part, classIndex } = model.filter.value;
  const layout = useMemo(() => layoutScatter(points, part, side), [points, part]);
  const dots = classIndex === null ? layout.dots : layout.dots.filter(({ label }) => label === classIndex);
  const label = t('{0} points of the {1} part', formatCount(dots.length), partName(part));
  return (
    <figure class="scatter">
      <svg width={side} height={side} viewBox={`0 0 ${String(side)} ${String(side)}`} role="img" aria-label={label}>
        <rect class="frame" x="0.5" y="0.5" width={side - 1} height={side - 1} />
        {dots.map((dot, index) => (
          <Mark key={index} dot={dot} />
        ))}
      </svg>
      <figcaption class="muted">
        <span class="number">
          {t(
            'across {0} to {1}, up {2} to {3}',
            formatMeasure(layout.left),
            formatMeasure(layout.right),
            formatMeasure(layout.bottom),
            formatMeasure(layout.top),
          )}
        </span>
        {classNames.map((_, index) => (
          <span key={index} class="legend-entry">
            <svg width="14" height="14" aria-hidden="true">
              <Mark dot={{ x: 7, y: 7, label: index }} />
            </svg>{' '}
            <bdi>{className(classNames, index)}</bdi>
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

function Mark({ dot: { x, y, label } }: { readonly dot: Dot }): VNode {
  const name = `mark colour-${String(label % colours)}`;
  switch (forms[label % forms.length]) {
    case 'square':
      return <rect class={name} x={x - 3} y={y - 3} width="6" height="6" />;
    case 'triangle':
      return <path class={name} d={`M${String(x)} ${String(y - 4)} l4 7 h-8 z`} />;
    case 'cross':
      return <path class={`${name} line`} d={`M${String(x - 3)} ${String(y - 3)} l6 6 m0 -6 l-6 6`} />;
    default:
      return <circle class={name} cx={x} cy={y} r="3.2" />;
  }
}

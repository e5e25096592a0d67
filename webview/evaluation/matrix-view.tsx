import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { formatCount, formatPercent } from '#base/format-quantity';
import { className } from '../ui/plain-name';
import { t } from '../ui/translate';
import type { EvaluationModel } from './evaluation-model';
import { largestConfusions, type Cell } from './judge-cells';
import { MatrixDrawing } from './matrix-drawing';
import { cellAt, layoutMatrix, type Matrix } from './matrix-layout';
import { moveCell } from './move-cell';

interface MatrixProps extends Matrix {
  readonly model: EvaluationModel;
}

/** So many of the largest confusions are listed. */
const listed = 8;

/** The confusion matrix: a cell is chosen by a click or with the arrow keys, or from the list of the largest confusions. */
export function MatrixView({ model, counts, names }: MatrixProps): VNode {
  const box = useRef<HTMLDivElement>(null);
  const width = useSignal(560);
  const hovered = useSignal<Cell | undefined>(undefined);
  useEffect(() => observeWidth(box.current, (pixels) => (width.value = pixels)), []);
  const layout = useMemo(() => layoutMatrix({ counts, names }, width.value), [counts, names, width.value]);
  const cell = model.cell.value;
  const at = (event: MouseEvent): Cell | undefined => cellAt(layout, event.offsetX, event.offsetY);
  return (
    <section class="matrix" aria-label={t('Confusion matrix')}>
      <h2>{t('Confusion matrix')}</h2>
      <p class="muted legend">
        {t('Rows: the truth. Columns: what was predicted.')} <span class="swatch right" aria-hidden="true" /> {t('right')}{' '}
        <span class="swatch wrong" aria-hidden="true" /> {t('wrong (stronger: more, by logarithm)')}
      </p>
      <div
        class="matrix-box"
        ref={box}
        role="application"
        tabIndex={0}
        aria-label={t('Confusion matrix of {0} classes: the arrow keys go from cell to cell', counts.length)}
        onKeyDown={(event) => {
          const next = moveCell(cell ?? { truth: 0, predicted: 0 }, event.key, counts.length);
          if (next === undefined) return;
          event.preventDefault();
          model.look(next);
        }}
      >
        <div
          class="matrix-pointer"
          onMouseMove={(event) => {
            hovered.value = at(event);
          }}
          onMouseLeave={() => {
            hovered.value = undefined;
          }}
          onClick={(event) => {
            const found = at(event);
            if (found !== undefined) model.look(found);
          }}
        >
          <MatrixDrawing layout={layout} chosen={cell} hovered={hovered.value} />
        </div>
      </div>
      <p class="cell-words number" role="status">
        {cellWords({ counts, names }, hovered.value ?? cell)}
      </p>
      <Largest model={model} counts={counts} names={names} />
    </section>
  );
}

function Largest({ model, counts, names }: MatrixProps): VNode | null {
  const largest = useMemo(() => largestConfusions(counts, listed), [counts]);
  if (largest.length === 0) return <p class="muted">{t('Nothing was confused.')}</p>;
  return (
    <div class="row largest">
      <h3>{t('Confused most often')}</h3>
      {largest.map(({ truth, predicted, count }) => {
        const isChosen = model.cell.value?.truth === truth && model.cell.value.predicted === predicted;
        return (
          <button
            key={`${String(truth)}/${String(predicted)}`}
            type="button"
            class="confusion"
            aria-pressed={isChosen}
            onClick={() => {
              model.look({ truth, predicted });
            }}
          >
            <bdi>{className(names, truth)}</bdi> → <bdi>{className(names, predicted)}</bdi>{' '}
            <span class="number">× {formatCount(count)}</span>
          </button>
        );
      })}
    </div>
  );
}

function cellWords({ counts, names }: Matrix, cell: Cell | undefined): string {
  if (cell === undefined) return '';
  const row = counts[cell.truth] ?? [];
  const count = row[cell.predicted] ?? 0;
  const total = row.reduce((sum, value) => sum + value, 0);
  return t(
    'Truth {0}, predicted {1}: {2} of {3} ({4})',
    className(names, cell.truth),
    className(names, cell.predicted),
    formatCount(count),
    formatCount(total),
    total === 0 ? '–' : formatPercent(count / total),
  );
}

function observeWidth(box: HTMLElement | null, onWidth: (pixels: number) => void): (() => void) | undefined {
  if (box === null) return undefined;
  let frame = 0;
  const observer = new ResizeObserver(() => {
    // In the next frame, since drawing anew changes sizes while they are being told.
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      onWidth(box.clientWidth);
    });
  });
  observer.observe(box);
  return () => {
    cancelAnimationFrame(frame);
    observer.disconnect();
  };
}

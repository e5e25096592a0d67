import type { VNode } from 'preact';
import type { Cell } from './judge-cells';
import type { MatrixLabel, MatrixLayout } from './matrix-layout';

interface DrawingProps {
  readonly layout: MatrixLayout;
  readonly chosen: Cell | undefined;
  readonly hovered: Cell | undefined;
}

/** The picture of a matrix; what it says is told in words beside it, so that it is no part of what is read out. */
export function MatrixDrawing({ layout, chosen, hovered }: DrawingProps): VNode {
  const { width, height, left, top, cell, classes, isTurned } = layout;
  return (
    <svg class="matrix-drawing" width={width} height={height} aria-hidden="true">
      <Cells layout={layout} />
      <rect class="frame" x={left - 0.5} y={top - 0.5} width={cell * classes + 1} height={cell * classes + 1} />
      {layout.rowLabels.map((label) => (
        <text
          key={label.index}
          class={labelClass(label, chosen?.truth)}
          x={label.x}
          y={label.y}
          text-anchor="end"
          dominant-baseline="central"
        >
          {label.text}
        </text>
      ))}
      {layout.columnLabels.map((label) => (
        <text
          key={label.index}
          class={labelClass(label, chosen?.predicted)}
          transform={`translate(${String(label.x)} ${String(label.y)})${isTurned ? ' rotate(-90)' : ''}`}
          text-anchor={isTurned ? 'start' : 'middle'}
          dominant-baseline={isTurned ? 'central' : 'auto'}
        >
          {label.text}
        </text>
      ))}
      {layout.rowTotals.map(({ index, text, x, y }) => (
        <text key={index} class="total" x={x} y={y} dominant-baseline="central">
          {text}
        </text>
      ))}
      {layout.columnTotals.map(({ index, text, x, y }) => (
        <text key={index} class="total" x={x} y={y} text-anchor="middle">
          {text}
        </text>
      ))}
      {hovered !== undefined && <Outline layout={layout} at={hovered} kind="hovered" />}
      {chosen !== undefined && <Outline layout={layout} at={chosen} kind="chosen" />}
    </svg>
  );
}

function Cells({ layout: { cells, cell } }: { readonly layout: MatrixLayout }): VNode {
  const inner = cell > 10 ? cell - 1 : cell;
  return (
    <>
      {cells.map(({ truth, predicted, x, y, isRight, strength, text }) => (
        <g key={`${String(truth)}/${String(predicted)}`} class={isRight ? 'right' : 'wrong'}>
          <rect
            x={x}
            y={y}
            width={inner}
            height={inner}
            fill-opacity={(isRight ? 0.08 + 0.14 * strength : 0.12 + 0.42 * strength).toFixed(3)}
          />
          {text !== '' && (
            <text x={x + cell / 2} y={y + cell / 2} text-anchor="middle" dominant-baseline="central">
              {text}
            </text>
          )}
        </g>
      ))}
    </>
  );
}

function Outline({ layout, at, kind }: { readonly layout: MatrixLayout; readonly at: Cell; readonly kind: string }): VNode {
  const { left, top, cell } = layout;
  return <rect class={`outline ${kind}`} x={left + at.predicted * cell} y={top + at.truth * cell} width={cell} height={cell} />;
}

function labelClass({ index }: MatrixLabel, chosen: number | undefined): string {
  return index === chosen ? 'name chosen' : 'name';
}

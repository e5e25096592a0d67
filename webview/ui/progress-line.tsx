import type { ComponentChildren, VNode } from 'preact';
import { formatCount } from '#base/format-quantity';

interface ProgressLineProps {
  /** What is being done. */
  readonly text: string;
  readonly done: number;
  /** Null where only the end tells. */
  readonly total: number | null;
  /** A button to give it up. */
  readonly children?: ComponentChildren;
}

/** Says what is being done and how far it is. */
export function ProgressLine({ text, done, total, children }: ProgressLineProps): VNode {
  return (
    <div class="row progress-line">
      <span role="status">{text}</span>
      {total === null ? (
        <progress aria-label={text} />
      ) : (
        <>
          <progress aria-label={text} value={done} max={total} />
          <span class="number muted">
            {formatCount(done)} / {formatCount(total)}
          </span>
        </>
      )}
      {children}
    </div>
  );
}

import type { VNode } from 'preact';

/** A bar that is filled by a share from 0 to 1. The number stands beside it in words, so that it is not read out. */
export function ShareBar({ share }: { readonly share: number }): VNode {
  const percent = Math.max(0, Math.min(1, Number.isFinite(share) ? share : 0)) * 100;
  return (
    <span class="share-bar" aria-hidden="true">
      <span style={{ width: `${percent.toFixed(2)}%` }} />
    </span>
  );
}

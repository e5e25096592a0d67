import type { VNode } from 'preact';
import { formatPercent } from '#base/format-quantity';
import { ShareBar } from '../ui/share-bar';

/** A class and its share, with what it is besides. */
export interface ClassBar {
  readonly name: string;
  readonly share: number;
  readonly isTruth: boolean;
}

/** The likeliest classes with a bar each. */
export function ShareBars({ bars, truth }: { readonly bars: readonly ClassBar[]; readonly truth: string }): VNode {
  return (
    <ol class="share-bars">
      {bars.map(({ name, share, isTruth }) => (
        <li key={name} class={isTruth ? 'truth' : ''}>
          <bdi class="share-name">{name}</bdi>
          <ShareBar share={share} />
          <span class="number">{formatPercent(share)}</span>
          {isTruth && (
            <span class="truth-mark" title={truth}>
              ✓<span class="only-read-out"> {truth}</span>
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

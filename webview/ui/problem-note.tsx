import type { Signal } from '@preact/signals';
import type { VNode } from 'preact';
import { Button } from './kit';
import { t } from './translate';

/** What the host could not do: one sentence and what helps. */
export interface Problem {
  readonly message: string;
  readonly hint: string | null;
}

/** Says on a page what went wrong; stays until it is closed. */
export function ProblemNote({ problem }: { readonly problem: Signal<Problem | undefined> }): VNode | null {
  const { value } = problem;
  if (value === undefined) return null;
  return (
    <div class="problem row" role="alert">
      <span>
        {value.message} {value.hint}
      </span>
      <Button look="icon" label={t('Close')} onPress={() => (problem.value = undefined)}>
        ×
      </Button>
    </div>
  );
}

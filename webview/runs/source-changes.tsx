import type { VNode } from 'preact';
import type { DiffLine, RunComparison } from '#protocol/run-comparison';
import { t } from '../ui/translate';

const signs: Readonly<Record<DiffLine['kind'], string>> = { same: ' ', removed: '−', added: '+', skipped: '…' };

/** How the source of each run differs from the first one's, a file at a time, with a plus or minus before each line. */
export function SourceChanges({ comparison: { runs, sources } }: { readonly comparison: RunComparison }): VNode | null {
  if (sources.length === 0) return null;
  return (
    <>
      {sources.map(({ run, file, lines }) => (
        <details key={`${String(run)} ${file}`} class="source" open={sources.length === 1}>
          <summary>
            <bdi>{file}</bdi> {t('in run {0} against run 1', run + 1)} <span class="muted number">{countWords(lines)}</span>
          </summary>
          <pre class="scrolled" tabIndex={0} aria-label={t('{0}: {1} against {2}', file, runs[run]?.name ?? '', runs[0]?.name ?? '')}>
            {lines.map(({ kind, text }, index) => (
              <div key={index} class={kind}>
                <span class="sign">{signs[kind]} </span>
                {kind === 'skipped' ? t('{0} equal lines', text) : text}
              </div>
            ))}
          </pre>
        </details>
      ))}
    </>
  );
}

function countWords(lines: readonly DiffLine[]): string {
  const count = (kind: DiffLine['kind']): number => lines.filter((line) => line.kind === kind).length;
  return `+${String(count('added'))} −${String(count('removed'))}`;
}

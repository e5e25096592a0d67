import { openEvaluationPage } from '../pages/evaluation-session';
import { openComparisonPage, openRunsPage } from '../pages/runs-session';
import { isWhole, pickRuns, runFor, runsFor } from '../runs/choose-runs';
import type { Shell } from '../shell';
import { showCurves } from '../training/show-curves';
import { t } from '../words/editor-words';
import type { RunRow } from '#store/run-list';
import type { Handlers } from './handlers';
import { evaluateNewest } from './train-commands';

type PageCommand = 'openCurves' | 'openRunsTable' | 'compareRuns' | 'evaluate' | 'predictFile';

/** Commands that open pages about runs. */
export function runPageCommands(shell: Shell): Handlers<PageCommand> {
  return {
    openCurves: async (...words) => {
      const rows = await runsFor(shell, words, { title: t('Open Curves'), fits: ({ kind }) => kind === 'run' });
      if (rows.length > 0) showCurves(shell, keysOf(rows), 'active');
    },
    openRunsTable: () => {
      openRunsPage(shell);
    },
    compareRuns: (...words) => compare(shell, words),
    evaluate: (...words) => evaluate(shell, words),
    // The page of the evaluation takes the file, so that its answer stands beside the run's other figures.
    predictFile: (...words) => evaluate(shell, words),
  };
}

async function compare(shell: Shell, words: readonly unknown[]): Promise<void> {
  const choice = { title: t('Compare Runs'), fits: (row: RunRow) => row.kind === 'run' };
  const named = words.length === 0 ? [] : (await runsFor(shell, words, choice)).filter(isWhole);
  // One run alone is compared with what is chosen besides.
  const others = named.length >= 2 ? [] : await pickRuns(shell, choice, named.length === 1 ? 1 : 2);
  const keys = [...new Set(keysOf([...named, ...others]))];
  if (keys.length >= 2) openComparisonPage(shell, keys);
}

/** @param words a run as everywhere, or from a code lens the file and the name of a training */
async function evaluate(shell: Shell, words: readonly unknown[]): Promise<void> {
  shell.requireTrust();
  const [first, training] = words;
  if (typeof first === 'string' && typeof training === 'string' && shell.runs.find(first) === undefined) {
    await evaluateNewest(shell, training);
    return;
  }
  const found = await runFor(shell, words, { title: t('Evaluate'), fits: (row) => row.kind === 'run' && row.run.progress.step > 0 });
  if (found !== undefined) openEvaluationPage(shell, found.key);
}

function keysOf(rows: readonly { readonly key: string }[]): readonly string[] {
  return rows.map(({ key }) => key);
}

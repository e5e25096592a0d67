import type { VNode } from 'preact';
import { formatCount } from '#base/format-quantity';
import type { CheckpointChoice } from '#protocol/inspection';
import type { CommonToHost } from '#protocol/pages/page-wire';
import { Button, Select } from '../ui/kit';
import { plainName } from '../ui/plain-name';
import { language, t } from '../ui/translate';
import type { Choice, EvaluationModel, ShownRun } from './evaluation-model';
import { ExportMenu } from './export-menu';
import { partName } from './part-words';

interface ToolbarProps {
  readonly model: EvaluationModel;
  readonly run: ShownRun;
  readonly post: (message: CommonToHost) => void;
}

/** Which run, which part of its data, which of its weights. */
export function Toolbar({ model, run, post }: ToolbarProps): VNode {
  const choice = model.choice.value ?? run;
  const shown = model.shown.value;
  return (
    <header class="row toolbar">
      <h1>
        <bdi>{plainName(run.name)}</bdi>
      </h1>
      <Select
        label={t('Part of the data')}
        value={choice.part}
        options={partOptions(run, choice)}
        onChange={(part) => {
          model.choose({ part });
        }}
      />
      <Select
        label={t('Checkpoint')}
        value={String(choice.checkpoint)}
        options={checkpointOptions(run)}
        onChange={(word) => {
          model.choose({ checkpoint: toCheckpoint(word) });
        }}
      />
      <span class="space" />
      {shown !== undefined && (
        <>
          <span class="muted">{t('measured {0}', new Date(shown.measuredAt).toLocaleString(language()))}</span>
          <Button
            onPress={() => {
              model.measure(true);
            }}
          >
            {t('Measure again')}
          </Button>
          <ExportMenu evaluation={shown.evaluation} name={run.name} post={post} />
        </>
      )}
    </header>
  );
}

function partOptions({ counts }: ShownRun, { part: chosen }: Choice): { readonly value: Choice['part']; readonly text: string }[] {
  const parts = (['train', 'val', 'test'] as const).filter((part) => counts === null || counts[part] > 0 || part === chosen);
  return parts.map((part) => ({
    value: part,
    text: counts === null ? partName(part) : t('{0} ({1})', partName(part), formatCount(counts[part])),
  }));
}

function checkpointOptions({ checkpoints }: ShownRun): { readonly value: string; readonly text: string }[] {
  const best = checkpoints.find(({ isBest }) => isBest);
  const newest = checkpoints.find(({ isNewest }) => isNewest);
  return [
    { value: 'best', text: best === undefined ? t('best (none is marked: the last)') : t('best (epoch {0})', best.epoch) },
    { value: 'last', text: newest === undefined ? t('last') : t('last (epoch {0})', newest.epoch) },
    ...checkpoints.map(({ step, epoch }) => ({ value: String(step), text: t('step {0} (epoch {1})', formatCount(step), epoch) })),
  ];
}

function toCheckpoint(word: string): CheckpointChoice {
  return word === 'best' || word === 'last' ? word : Number(word);
}

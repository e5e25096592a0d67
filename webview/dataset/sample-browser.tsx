import type { VNode } from 'preact';
import { formatCount } from '#base/format-quantity';
import type { DatasetReport } from '#protocol/dataset-report';
import { Button, Select } from '../ui/kit';
import { className } from '../ui/plain-name';
import { t } from '../ui/translate';
import type { Part } from './choose-samples';
import type { DatasetModel } from './dataset-model';
import { SampleGrid } from './sample-grid';
import { SampleRows } from './sample-rows';
import { partName } from './warning-words';

interface BrowserProps {
  readonly model: DatasetModel;
  readonly report: DatasetReport;
}

/** The samples: pictures side by side, everything else row by row; by part and class; before and after augmentation. */
export function SampleBrowser({ model, report }: BrowserProps): VNode {
  const { fields, counts } = report;
  const hasPictures = fields.some(({ shape }) => shape.length === 3);
  const count = model.chosen.value.length;
  return (
    <section class="samples" aria-label={t('Samples')}>
      <div class="row">
        <h2>{t('Samples')}</h2>
        <Select
          label={t('Part of the data')}
          value={model.filter.value.part}
          options={(['train', 'val', 'test'] as const)
            .filter((part) => counts[part] > 0)
            .map((part) => ({ value: part, text: t('{0} ({1})', partName(part), formatCount(counts[part])) }))}
          onChange={(part: Part) => {
            model.choose({ part });
          }}
        />
        <ClassSelect model={model} report={report} />
        <span class="muted number" role="status">
          {t('{0} samples', formatCount(count))}
        </span>
        <DrawAgain model={model} report={report} />
      </div>
      {count === 0 ? (
        <p class="muted">{t('No sample is of this class and part.')}</p>
      ) : hasPictures ? (
        <SampleGrid model={model} report={report} />
      ) : (
        <SampleRows model={model} report={report} />
      )}
    </section>
  );
}

function ClassSelect({ model, report }: BrowserProps): VNode | null {
  const { classNames, labels } = report;
  const { part, classIndex } = model.filter.value;
  if (labels[part].length === 0) return null;
  return (
    <Select
      label={t('Class')}
      value={classIndex === null ? 'all' : String(classIndex)}
      options={[
        { value: 'all', text: t('all classes') },
        ...classNames.map((_, index) => ({ value: String(index), text: className(classNames, index) })),
      ]}
      onChange={(word) => {
        model.choose({ classIndex: word === 'all' ? null : Number(word) });
      }}
    />
  );
}

function DrawAgain({ model, report }: BrowserProps): VNode | null {
  const draw = model.draw.value;
  if (draw === null) return null;
  const isAugmented = report.augmentations.length > 0;
  return (
    <>
      <span class="space" />
      <span class="muted number">
        {isAugmented ? t('before → after augmentation, as in epoch {0}', draw) : t('partners as in epoch {0}', draw)}
      </span>
      <Button onPress={model.drawAgain}>{t('Draw again')}</Button>
    </>
  );
}

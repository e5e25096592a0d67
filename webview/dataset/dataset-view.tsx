import type { Signal } from '@preact/signals';
import type { VNode } from 'preact';
import { formatCount } from '#base/format-quantity';
import type { DatasetReport } from '#protocol/dataset-report';
import { Button } from '../ui/kit';
import { plainName } from '../ui/plain-name';
import { ProgressLine } from '../ui/progress-line';
import { ProblemNote, type Problem } from '../ui/problem-note';
import { t } from '../ui/translate';
import { ClassCounts } from './class-counts';
import type { DatasetModel, Missing } from './dataset-model';
import { FieldTable } from './field-table';
import { SampleBrowser } from './sample-browser';
import { ScatterView } from './scatter-view';
import { warningText } from './warning-words';

interface ViewProps {
  readonly model: DatasetModel;
  readonly problem: Signal<Problem | undefined>;
}

/** The page: what the data are, what is to be known of them, and the samples themselves. */
export function DatasetView({ model, problem }: ViewProps): VNode {
  const report = model.report.value;
  const progress = model.progress.value;
  return (
    <div class="dataset-page">
      <ProblemNote problem={problem} />
      <Heading model={model} report={report} />
      {progress !== undefined && (
        <ProgressLine text={t('Reading the data')} done={progress.done} total={progress.total}>
          <Button onPress={model.interrupt}>{t('Cancel')}</Button>
        </ProgressLine>
      )}
      {report === undefined ? progress === undefined && <NothingRead model={model} /> : <Report model={model} report={report} />}
    </div>
  );
}

function Heading({ model, report }: { readonly model: DatasetModel; readonly report: DatasetReport | undefined }): VNode | null {
  const dataset = model.dataset.value;
  if (dataset === undefined) return null;
  return (
    <header class="row heading">
      <h1>
        <bdi>{plainName(dataset.name)}</bdi>
      </h1>
      {report !== undefined && (
        <>
          <span class="muted">
            <bdi>{plainName(report.origin)}</bdi>
          </span>
          <span class="number">{partsText(report)}</span>
          <span class="muted number" title={report.fingerprint}>
            {t('fingerprint {0}', report.fingerprint.slice(0, 12))}
          </span>
          <span class="space" />
        </>
      )}
      <span class="buttons">
        {report !== undefined && <Button onPress={model.read}>{t('Read again')}</Button>}
        <Button onPress={model.openFile}>{t('Open {0}', plainName(dataset.file))}</Button>
      </span>
    </header>
  );
}

function Report({ model, report }: { readonly model: DatasetModel; readonly report: DatasetReport }): VNode {
  return (
    <>
      {report.warnings.length > 0 && (
        <ul class="warnings" aria-label={t('Warnings')}>
          {report.warnings.map((warning, index) => (
            <li key={index}>
              <span class="warning-mark" aria-hidden="true">
                ⚠
              </span>{' '}
              {warningText(warning, report.classNames)}
            </li>
          ))}
        </ul>
      )}
      <div class={report.classNames.length > 0 || report.points !== null ? 'samples-and-counts' : ''}>
        <div class={report.points === null ? 'samples-column' : 'samples-column with-points'}>
          {report.points !== null && <ScatterView points={report.points} classNames={report.classNames} model={model} />}
          <SampleBrowser model={model} report={report} />
        </div>
        {report.classNames.length > 0 && <ClassCounts model={model} report={report} />}
      </div>
      <FieldTable report={report} />
    </>
  );
}

function NothingRead({ model }: { readonly model: DatasetModel }): VNode | null {
  const missing = model.missing.value;
  if (model.dataset.value === undefined) return null;
  if (missing !== undefined) return <MissingData model={model} missing={missing} />;
  return (
    <div class="empty">
      <h2>{t('Not read yet')}</h2>
      <p class="muted">{t('Samples, class counts and statistics of the data would be here.')}</p>
      <Button look="primary" onPress={model.read}>
        {t('Read the data')}
      </Button>
    </div>
  );
}

function MissingData({ model, missing }: { readonly model: DatasetModel; readonly missing: Missing }): VNode {
  return (
    <div class="empty" role="alert">
      <h2>{t('The data cannot be read')}</h2>
      <p>{missing.message}</p>
      {missing.hint !== null && <p class="muted">{missing.hint}</p>}
      <Button look="primary" onPress={model.read}>
        {t('Look again')}
      </Button>
    </div>
  );
}

function partsText({ counts }: DatasetReport): string {
  return t('{0} training + {1} validation + {2} test', formatCount(counts.train), formatCount(counts.val), formatCount(counts.test));
}

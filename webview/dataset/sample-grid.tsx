import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { formatCount } from '#base/format-quantity';
import type { DatasetReport } from '#protocol/dataset-report';
import type { SampleFields, SampleView } from '#protocol/sample-view';
import { className } from '../ui/plain-name';
import { SamplePicture } from '../ui/sample-picture';
import { t } from '../ui/translate';
import type { DatasetModel } from './dataset-model';
import { useScrolledBox } from './scrolled-box';
import { tileWindow } from './tile-window';

interface GridProps {
  readonly model: DatasetModel;
  readonly report: DatasetReport;
}

/** Pixels of a picture's side, of what stands below it, and between tiles; as in the style sheet. */
const side = 96;
const captionHeight = 26;
const gap = 10;

/** Pictures side by side with their labels; of however many samples, only those on the screen are drawn and asked for. */
export function SampleGrid({ model, report }: GridProps): VNode {
  const { box, view, onScroll } = useScrolledBox(`${model.filter.value.part} ${String(model.filter.value.classIndex)}`);
  const chosen = model.chosen.value;
  const pictures = picturesOf(report, model.draw.value !== null);
  const tileWidth = pictures.columns * (side + 4) + gap + 12;
  const tileHeight = pictures.rows * (side + 4) + captionHeight + gap + 12;
  const seen = tileWindow(chosen.length, { ...view.value, tileWidth, tileHeight });
  const shown = [...chosen.subarray(seen.first, seen.end)];
  useEffect(() => {
    model.look(shown);
  }, [shown.join(' '), model.draw.value, model.filter.value.part]);
  return (
    <div class="scrolled" ref={box} onScroll={onScroll} tabIndex={0} role="group" aria-label={t('Samples')}>
      <div class="scrolled-height" style={{ height: `${String(seen.height)}px` }}>
        <ul
          class="tiles"
          style={{ top: `${String(seen.offset)}px`, gridTemplateColumns: `repeat(${String(seen.columns)}, minmax(0, 1fr))` }}
        >
          {shown.map((index) => (
            <li key={index} class="tile" style={{ height: `${String(tileHeight - gap)}px` }}>
              <Tile index={index} sample={model.views.value.get(index)} classNames={report.classNames} />
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

interface TileProps {
  readonly index: number;
  /** Undefined until it has come. */
  readonly sample: SampleView | undefined;
  readonly classNames: readonly string[];
}

function Tile({ index, sample, classNames }: TileProps): VNode {
  const number = formatCount(index);
  if (sample === undefined) return <span class="muted number">{number}</span>;
  const { fields, augmented, label } = sample;
  return (
    <>
      <Pictures fields={fields} classNames={classNames} words={t('sample {0}', number)} />
      {augmented !== null && isOther(fields, augmented) && (
        <Pictures fields={augmented} classNames={classNames} words={t('sample {0} after augmentation', number)} />
      )}
      <span class="caption">
        {label !== null && <bdi class="caption-label">{className(classNames, label)}</bdi>}
        {label === null && <span class="caption-label">{numbersOf(fields)}</span>} <span class="muted number">{number}</span>
      </span>
    </>
  );
}

function Pictures({
  fields,
  classNames,
  words,
}: {
  readonly fields: SampleFields;
  readonly classNames: readonly string[];
  readonly words: string;
}): VNode {
  return (
    <span class="pictures">
      {fields.map(({ name, value }) =>
        value.kind === 'picture' ? (
          <span key={name} class="picture-place" title={name}>
            <SamplePicture value={value} classNames={classNames} label={t('{0}, field {1}', words, name)} />
          </span>
        ) : null,
      )}
    </span>
  );
}

/** `same 1`: the numbers that go with pictures, as whether two are of one class. */
function numbersOf(fields: SampleFields): string {
  return fields
    .flatMap(({ name, value }) => (value.kind === 'numbers' && value.total === 1 ? [`${name} ${String(value.values[0])}`] : []))
    .join(', ');
}

/** Side by side: the pictures of a sample, or before and after. A tuple has its pictures after augmentation in a row below. */
function picturesOf({ fields, augmentations }: DatasetReport, isDrawn: boolean): { readonly columns: number; readonly rows: number } {
  const pictures = Math.max(1, fields.filter(({ shape }) => shape.length === 3).length);
  const isTwice = isDrawn && augmentations.length > 0;
  return pictures === 1 ? { columns: isTwice ? 2 : 1, rows: 1 } : { columns: pictures, rows: isTwice ? 2 : 1 };
}

function isOther(before: SampleFields, after: SampleFields): boolean {
  return JSON.stringify(before) !== JSON.stringify(after);
}

import { useComputed, useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { formatMeasure } from '#base/format-quantity';
import { Slider } from '../ui/slider';
import { t } from '../ui/translate';
import type { CurvesModel } from './curves-model';
import { runName } from './run-words';

interface Picture {
  readonly run: number;
  /** Its number among all of the run. */
  readonly sample: number;
  readonly epoch: number;
}

/** What the networks made, by epoch: one slider for each `show` of each run. */
export function SampleGalleries({ model }: { readonly model: CurvesModel }): VNode | null {
  const groups = useComputed(() => groupsOf(model));
  if (groups.value.length === 0) return null;
  return (
    <section class="card samples" aria-label={t('What the network makes')}>
      <h2>{t('What the network makes')}</h2>
      <div class="row galleries">
        {groups.value.map(({ name, key, pictures }) => (
          <Gallery key={key} model={model} name={name} pictures={pictures} />
        ))}
      </div>
    </section>
  );
}

function groupsOf(model: CurvesModel): readonly { readonly key: string; readonly name: string; readonly pictures: readonly Picture[] }[] {
  const runs = model.runs.value ?? [];
  const groups = new Map<string, { key: string; name: string; pictures: Picture[] }>();
  for (const run of model.shownRuns.value) {
    for (const [sample, { show, epoch }] of (model.histories.value.get(run)?.samples ?? []).entries()) {
      const key = `${String(run)} ${String(show)}`;
      const group = groups.get(key) ?? { key, name: runName(runs[run] ?? { id: '', title: null }), pictures: [] };
      group.pictures.push({ run, sample, epoch });
      groups.set(key, group);
    }
  }
  return [...groups.values()];
}

interface GalleryProps {
  readonly model: CurvesModel;
  readonly name: string;
  readonly pictures: readonly Picture[];
}

/** How long a slider must stand still before a picture is asked for. */
const restMs = 60;

/** Stays at the newest picture until a person moves the slider. */
function Gallery({ model, name, pictures }: GalleryProps): VNode | null {
  const chosen = useSignal<number | undefined>(undefined);
  const index = Math.min(chosen.value ?? pictures.length - 1, pictures.length - 1);
  const picture = pictures[index];
  useEffect(() => {
    // While the slider is dragged, only where it rests is asked for.
    const timer = setTimeout(() => {
      if (picture !== undefined) model.askPicture(picture.run, picture.sample);
    }, restMs);
    return () => {
      clearTimeout(timer);
    };
  }, [picture?.run, picture?.sample]);
  if (picture === undefined) return null;
  const url = model.pictures.value.get(`${String(picture.run)} ${String(picture.sample)}`);
  const when = t('epoch {0}', formatMeasure(Number(picture.epoch.toFixed(2))));
  return (
    <figure>
      <div class="picture">{url !== undefined && <img src={url} alt={t('What {0} made in {1}', name, when)} />}</div>
      <figcaption class="row">
        <Slider
          label={t('Epoch of the picture')}
          value={index}
          min={0}
          max={pictures.length - 1}
          step={1}
          valueText={when}
          disabled={pictures.length < 2}
          onInput={(value) => {
            chosen.value = value === pictures.length - 1 ? undefined : value;
          }}
        />
        <span class="number">{when}</span>
        {(model.runs.value?.length ?? 0) > 1 && <bdi class="muted">{name}</bdi>}
      </figcaption>
    </figure>
  );
}

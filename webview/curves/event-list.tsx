import type { VNode } from 'preact';
import { formatCount, formatDuration } from '#base/format-quantity';
import { language, t } from '../ui/translate';
import type { CurvesModel } from './curves-model';
import { eventSigns, eventText, eventUrgency, eventWord } from './event-words';
import { runName } from './run-words';

/** More would not be read. */
const shownEvents = 200;

/** The key to the signs over the curves, and all that happened as a list. */
export function EventList({ model }: { readonly model: CurvesModel }): VNode | null {
  const runs = model.runs.value ?? [];
  const all = model.shownRuns.value
    .flatMap((run) => (model.histories.value.get(run)?.events ?? []).map((event) => ({ run, event })))
    .sort((a, b) => b.event.at - a.event.at);
  if (all.length === 0) return null;
  const kinds = new Set(all.map(({ event }) => event.kind));
  const time = new Intl.DateTimeFormat(language(), { dateStyle: 'short', timeStyle: 'medium' });
  return (
    <section class="events" aria-label={t('What happened')}>
      <ul class="event-key row muted" aria-label={t('Signs over the curves')}>
        {eventUrgency
          .filter((kind) => kinds.has(kind))
          .map((kind) => (
            <li key={kind}>
              <span aria-hidden="true">{eventSigns[kind]}</span> {eventWord(kind)}
            </li>
          ))}
      </ul>
      <details>
        <summary>{t('What happened ({0})', formatCount(all.length))}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('when')}</th>
              {runs.length > 1 && <th scope="col">{t('run')}</th>}
              <th scope="col">{t('step')}</th>
              <th scope="col">{t('trained for')}</th>
              <th scope="col">{t('what')}</th>
            </tr>
          </thead>
          <tbody class="number">
            {all.slice(0, shownEvents).map(({ run, event }, index) => (
              <tr key={`${String(event.at)} ${String(index)}`}>
                <td>{time.format(event.at)}</td>
                {runs.length > 1 && (
                  <td>
                    <bdi>{runName(runs[run] ?? { id: '', title: null })}</bdi>
                  </td>
                )}
                <td>{formatCount(event.step)}</td>
                <td>{formatDuration(event.seconds * 1000)}</td>
                <td>
                  <span aria-hidden="true">{eventSigns[event.kind]} </span>
                  {eventText(event)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

/** What a version changes for whom, against the calendar that people see now. */
import { baseLang } from '@tomoni/platform/messages';
import { Figures, Fold, Folds, Part, Row, Rows, Small } from '@tomoni/platform/pages';
import type { CalendarChanges, ChangedDays } from '../changes.ts';
import { type CollectionTexts, messages } from '../messages.ts';
import { type OfficeView, officeHref } from './office-frame.tsx';

export interface ChangesView extends OfficeView {
  calendarId: string;
  /** Null when there is nothing to compare with, or when this version is the one that people see. */
  changes: CalendarChanges | null;
  published: boolean;
  /** First area, for the preview. */
  sampleArea: string | null;
}

/** So many areas stand open; the others in a fold below. */
const OPEN_ROWS = 20;

export function Changes(view: ChangesView) {
  const { changes, published } = view;
  const t = messages(view.lang);
  const preview =
    view.sampleArea === null
      ? {}
      : { link: { href: previewHref(view, view.sampleArea), label: t('draft.preview') } };
  if (changes === null) {
    return (
      <Part id="changes" title={t('draft.changes.title')} {...preview}>
        <p>{t(published ? 'draft.changes.public' : 'draft.changes.first')}</p>
      </Part>
    );
  }
  const { changed, added, removed } = changes;
  const rows = [
    ...removed.map(({ name }) => <Row icon="minus" title={name} sub={t('draft.changes.removed')} />),
    ...changed.filter(({ datesOnly }) => !datesOnly).map((area) => <Changed view={view} area={area} t={t} />),
    ...added.map(({ id, name }) => (
      <Row icon="map-pin" title={name} sub={t('draft.changes.added')} href={previewHref(view, id)} />
    )),
  ];
  const dates = changed.filter(({ datesOnly }) => datesOnly);
  return (
    <Part id="changes" title={t('draft.changes.title')} {...preview}>
      <Counted changes={changes} t={t} />
      <div class="list-note">
        {rows.length === 0 ? <p>{t('draft.changes.none')}</p> : <Small>{t('draft.changes.how')}</Small>}
      </div>
      {rows.length === 0 ? null : <Rows label={t('draft.changes.title')}>{rows.slice(0, OPEN_ROWS)}</Rows>}
      <Folds>
        {rows.length > OPEN_ROWS ? (
          <Fold title={t('draft.changes.more')} count={rows.length - OPEN_ROWS}>
            <Rows>{rows.slice(OPEN_ROWS)}</Rows>
          </Fold>
        ) : null}
        {dates.length > 0 ? (
          <Fold title={t('draft.changes.dates-only')} count={dates.length}>
            <Rows>
              {dates.map((area) => (
                <Changed view={view} area={area} t={t} />
              ))}
            </Rows>
          </Fold>
        ) : null}
      </Folds>
    </Part>
  );
}

function previewHref(view: ChangesView, area: string): string {
  return officeHref(view, `drafts/${view.calendarId}/preview/${area}`);
}

function Counted({ changes, t }: { changes: CalendarChanges; t: CollectionTexts }) {
  const { added, removed, changed, unchanged } = changes;
  const unit = t('draft.changes.unit');
  const words = changed.filter(({ datesOnly }) => !datesOnly).length;
  const dates = changed.length - words;
  const figure = (count: number, label: string, warn = false) => ({
    ...{ value: String(count), unit, label },
    warn: warn && count > 0,
  });
  return (
    <Figures
      items={[
        figure(words, t('draft.changes.changed'), true),
        ...(dates > 0 ? [figure(dates, t('draft.changes.dates-figure'))] : []),
        ...(added.length > 0 ? [figure(added.length, t('draft.changes.added'))] : []),
        ...(removed.length > 0 ? [figure(removed.length, t('draft.changes.removed'), true)] : []),
        figure(unchanged, t('draft.changes.unchanged')),
      ]}
    />
  );
}

function Changed({
  view,
  area: { id, name, categories },
  t,
}: {
  view: ChangesView;
  area: CalendarChanges['changed'][number];
  t: CollectionTexts;
}) {
  return (
    <Row
      icon="map-pin"
      title={name}
      sub={categories.map((days) => <span class="line">{daysText(days, t)}</span>)}
      href={previewHref(view, id)}
    />
  );
}

/** 「プラスチック　水 → 木」; the same words on both sides mean other dates: the other week of two, a day off. */
function daysText({ name, before, after }: ChangedDays, t: CollectionTexts): string {
  const base = baseLang(t.lang);
  const [was, is] = [before[base], after[base]];
  if (was === is) return t('draft.changes.dates', { kind: name, days: is });
  const none = t('draft.changes.no-days');
  return t('draft.changes.days', { kind: name, before: was || none, after: is || none });
}

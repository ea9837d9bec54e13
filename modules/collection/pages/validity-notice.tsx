/** Until when what is shown holds. */
import type { IsoDate } from '@tomoni/japanese';
import { formatDate } from '@tomoni/platform/messages';
import { Notice } from '@tomoni/platform/pages';
import type { Child } from 'hono/jsx';
import type { CollectionTexts } from '../messages.ts';
import { scheduleEnd, scheduleValidity } from '../schedule.ts';
import { type AreaView, garbageHref } from './frame.tsx';

/** Whatever has an end says so. `last` is the last day that the page would show. */
export function ValidityNotice({
  view,
  last,
  t,
}: {
  view: AreaView;
  last: IsoDate;
  t: CollectionTexts;
}): Child {
  const { today, lang } = view;
  const end = scheduleEnd(view);
  const source = (
    <p>
      <a href={garbageHref(view, 'source')}>{t('source.link')}</a>
    </p>
  );
  if (end === null) {
    return (
      <Notice kind="info" title={t('validity.unknown.title')}>
        <p>{t('validity.unknown.text')}</p>
        {source}
      </Notice>
    );
  }
  const date = formatDate(end, lang, 'date');
  if (scheduleValidity(view, today) === 'ended') {
    return (
      <Notice kind="bad" title={t('validity.ended.title', { date })}>
        <p>{t('validity.ended.text')}</p>
        {source}
      </Notice>
    );
  }
  if (scheduleValidity(view, last) === 'ended') {
    return (
      <Notice kind="warn" title={t('validity.ends.title', { date })}>
        <p>{t('validity.ends.text')}</p>
        {source}
      </Notice>
    );
  }
  return (
    <p class="small sub">
      {t('validity.through', { date })} <a href={garbageHref(view, 'source')}>{t('source.link')}</a>
    </p>
  );
}

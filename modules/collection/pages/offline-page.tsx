/** What a phone keeps of an area for when it has no line: the next 60 days and the sorting guide, and how old it is. */
import { addDays, holidayName } from '@tomoni/japanese';
import { formatDate, isWide } from '@tomoni/platform/messages';
import { madeAt, offlineMessages } from '@tomoni/platform/offline';
import {
  AfterList,
  DayRow,
  EmptyState,
  KeptDays,
  KeptGuide,
  LinkButton,
  Notice,
  PageTitle,
  Part,
  Phrases,
} from '@tomoni/platform/pages';
import { messages } from '../messages.ts';
import type { SortingItem } from '../model.ts';
import { areaName, shownCategories } from '../presentation.ts';
import type { PlanDay } from '../rules.ts';
import { planDays, scheduleEnd } from '../schedule.ts';
import { type AreaView, garbageHref, townPage } from './frame.tsx';

const KEPT_DAYS = 60;

export function offlinePage(view: AreaView & { items: readonly SortingItem[] }): string {
  const { lang, calendar, area, today, now } = view;
  const t = offlineMessages(lang);
  const title = t.phrases('kept.title', { area: areaName(calendar, area, lang) });
  const end = scheduleEnd(view);
  const last = addDays(today, KEPT_DAYS);
  const until = end !== null && end < last ? end : last;
  const days = planDays(view, today, until);
  return townPage(
    view,
    { title: title.join(''), noindex: true, islands: true },
    <>
      <PageTitle title={<Phrases of={title} />} lead={t('kept.lead')} />
      <Notice kind="info" icon="clock" title={madeAt(now, lang)} />
      <noscript>{t('kept.noscript')}</noscript>
      <KeptDays
        until={until}
        today={t('kept.today')}
        tomorrow={t('kept.tomorrow')}
        ended={
          <Notice kind="bad" title={t('kept.ended.title')}>
            {t('kept.ended.text')}
          </Notice>
        }
      >
        {days.map((day) => keptDay(day, view))}
      </KeptDays>
      <AfterList>
        <p class="small sub">{t('kept.until', { date: formatDate(until, lang, 'date') })}</p>
        <LinkButton href={garbageHref(view, area.id)}>{t('kept.page')}</LinkButton>
      </AfterList>
      <Part id="guide" title={t('kept.guide')}>
        <Guide view={view} items={view.items} />
      </Part>
    </>,
  );
}

/** A day as the area page has it, with what was cancelled. */
function keptDay({ date, entries, closed }: PlanDay, { lang, calendar }: AreaView) {
  const categories = shownCategories(calendar, lang);
  const items = entries.flatMap(({ category, notes }) => {
    const shown = categories[category];
    return shown === undefined
      ? []
      : [{ name: shown.name, look: shown.look, note: notes.join(' ') || undefined }];
  });
  const names = [...new Set(closed.map(({ category }) => categories[category]?.name ?? ''))].join(
    isWide(lang) ? '、' : ', ',
  );
  const off = names === '' ? undefined : messages(lang)('day.closedCategory', { category: names });
  return DayRow({ date, lang, items, holiday: holidayName(date) !== null, off });
}

function Guide({ view, items }: { view: AreaView; items: readonly SortingItem[] }) {
  const { lang, calendar } = view;
  const t = offlineMessages(lang);
  if (items.length === 0) return <EmptyState>{t('kept.noGuide')}</EmptyState>;
  const categories = shownCategories(calendar, lang);
  return (
    <KeptGuide
      label={t('kept.search')}
      items={items.map(({ name, category, label, notice, likelyReading }) => {
        const where = category === null ? label : (categories[category]?.name ?? label);
        const sub = [where || messages(lang)('sorting.uncollected'), notice].filter((part) => part !== '');
        return {
          title: name,
          sub: sub.join(isWide(lang) ? '。' : '. '),
          words: `${name} ${likelyReading ?? ''}`,
        };
      })}
    />
  );
}

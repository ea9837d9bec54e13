/** From the form of an announcement to the change of single days, or to what is missing. */
import { addDays, type IsoDate, isIsoDate } from '@tomoni/japanese';
import { categoryKey } from './category-key.ts';
import type { DayChange } from './day-changes.ts';
import type { CollectionTexts } from './messages.ts';
import type { Area, TownCalendar } from './model.ts';
import type { AnnounceForm } from './pages/announce-page.tsx';
import { planOf } from './rules.ts';

export type Announcement = Omit<DayChange, 'id' | 'madeAt'>;

type Problem = { name: string; message: string };

/** Nobody announces further ahead than people plan. In days. */
const FURTHEST = 366;

/**
 * Reads the form against the calendar that holds. Something is announced only when it concerns a collection: a slip
 * of the date must not go out to the whole town.
 */
export function readAnnouncement(
  form: AnnounceForm,
  {
    calendar,
    areas,
    today,
    t,
  }: { calendar: TownCalendar; areas: readonly Area[]; today: IsoDate; t: CollectionTexts },
): { announcement: Announcement } | { errors: Problem[] } {
  const errors: Problem[] = [];
  const kind = form.kind === 'moved' || form.kind === 'added' ? form.kind : 'cancelled';
  const date = dateOf(form, today);
  if (!isComing(date, today)) errors.push({ name: 'otherDay', message: t('announce.bad-date') });
  const toDate = kind === 'moved' ? form.to : null;
  if (toDate !== null && (!isComing(toDate, today) || toDate === date)) {
    errors.push({ name: 'to', message: t('announce.bad-to') });
  }
  const known = new Set(areas.map(({ id }) => id));
  const areaIds = form.where === 'some' ? form.areas.filter((id) => known.has(id)) : null;
  if (areaIds?.length === 0) errors.push({ name: 'areas', message: t('announce.no-areas') });
  const keys = new Set(calendar.categories.map(({ name }) => categoryKey(name)));
  const chosen = form.which === 'some' ? form.kinds.filter((key) => keys.has(key)) : null;
  if (chosen?.length === 0) errors.push({ name: 'kinds', message: t('announce.no-kinds') });
  else if (kind === 'added' && chosen === null)
    errors.push({ name: 'kinds', message: t('announce.added-kinds') });
  if (errors.length > 0) return { errors };
  const announcement: Announcement = {
    ...{ kind, date, toDate, areaIds },
    categoryKeys: chosen,
    note: form.note,
  };
  if (kind !== 'added' && !concernsAny(announcement, calendar, areas)) {
    return { errors: [{ name: 'day', message: t('announce.nothing') }] };
  }
  return { announcement };
}

function dateOf(form: AnnounceForm, today: IsoDate): string {
  if (form.day === 'tomorrow') return addDays(today, 1);
  return form.day === 'other' ? form.otherDay : today;
}

function isComing(date: string, today: IsoDate): boolean {
  return isIsoDate(date) && date >= today && date <= addDays(today, FURTHEST);
}

function concernsAny(change: Announcement, calendar: TownCalendar, areas: readonly Area[]): boolean {
  return areas.some(
    (area) =>
      (change.areaIds === null || change.areaIds.includes(area.id)) &&
      planOf(calendar, area, change.date, change.date).some(({ entries }) =>
        entries.some(({ category }) => isNamed(change, calendar.categories[category]?.name ?? '')),
      ),
  );
}

function isNamed({ categoryKeys }: Announcement, name: string): boolean {
  return categoryKeys === null || categoryKeys.includes(categoryKey(name));
}

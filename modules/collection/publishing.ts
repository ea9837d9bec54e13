/** Putting a calendar on the day it takes over, and taking it back. */
import type { IsoDate } from '@tomoni/japanese';
import { appendEvent, type Trx } from '@tomoni/platform/storage';
import { type CalendarChanges, changesBetween } from './changes.ts';
import { forgetItems, indexItems } from './items.ts';
import { formerCalendars, takeBack, takeOver, takeoversOf } from './publication.ts';
import { listAreas, readCalendar, readDraft } from './store.ts';

export interface Publication {
  place: string;
  calendarId: string;
  /** First day on which the calendar holds. */
  from: IsoDate;
  today: IsoDate;
}

/** Lets a calendar hold from a day on, with everything that is found of it. Call inside a transaction. */
export async function publish(tx: Trx, { place, calendarId, from, today }: Publication): Promise<void> {
  const draft = await readDraft(tx, place, calendarId);
  if (draft === null) throw new Error(`There is no calendar ${calendarId} of ${place}`);
  await takeOver(tx, place, { calendarId, from });
  await indexItems(tx, calendarId, draft);
  for (const former of await formerCalendars(tx, place, today)) {
    await forgetItems(tx, place, former.calendarId, former.langs);
  }
  await appendEvent(tx, { kind: 'calendar.published', ref: place, data: { calendar: calendarId, from } });
}

/** Takes a calendar back: what held before holds again. False when it neither held nor waited. */
export async function unpublish(
  tx: Trx,
  place: string,
  calendarId: string,
  today: IsoDate,
): Promise<boolean> {
  const draft = await readDraft(tx, place, calendarId);
  if (draft === null || !(await takeBack(tx, place, calendarId))) return false;
  await forgetItems(tx, place, calendarId, Object.keys(draft.editions));
  const { now } = await takeoversOf(tx, place, today);
  const again = now === null ? null : await readDraft(tx, place, now.calendarId);
  if (now !== null && again !== null) await indexItems(tx, now.calendarId, again);
  await appendEvent(tx, { kind: 'calendar.withdrawn', ref: place, data: { calendar: calendarId } });
  return true;
}

/** What a calendar would change against the one that holds today; null when none does, or it is that one. */
export async function changesAgainstCurrent(
  tx: Trx,
  place: string,
  calendarId: string,
  from: IsoDate,
  today: IsoDate,
): Promise<CalendarChanges | null> {
  const { now } = await takeoversOf(tx, place, today);
  if (now === null || now.calendarId === calendarId) return null;
  const [before, after] = await Promise.all(
    [now.calendarId, calendarId].map(async (id) => {
      const calendar = await readCalendar(tx, place, id);
      return calendar === null ? null : { ...calendar, areas: await listAreas(tx, place, id) };
    }),
  );
  return before && after ? changesBetween(before, after, from) : null;
}

/** Into the queue: reminders at the hours that readers chose, changes as soon as they are announced. */
import { addDays, type IsoDate } from '@tomoni/japanese';
import { findPlace, placeName } from '@tomoni/places/contract';
import { defineJob } from '@tomoni/platform/jobs';
import type { Site } from '@tomoni/platform/manifest';
import {
  afterQuiet,
  type GroupNotice,
  isDone,
  notifyAll,
  type ReaderGroup,
  sendSoon,
} from '@tomoni/platform/notices';
import type { StoredEvent } from '@tomoni/platform/storage';
import { currentCalendar, schedulesById } from './calendars.ts';
import { todayOf } from './presentation.ts';
import { findDayChange } from './publication.ts';
import { REMINDER } from './remind-kind.ts';
import {
  changeOf,
  dueSlots,
  momentOf,
  type ReminderData,
  reminderOf,
  type Slot,
  townChangeOf,
} from './remind-rules.ts';

/** A reminder is worth sending until things are collected. */
const WORTH_UNTIL_HOUR = 9;

export const remindJob = defineJob({
  name: 'collection.remind',
  title: { ja: 'ごみの日のお知らせを用意する', en: 'Prepare reminders of garbage days' },
  schedule: { every: 'hour' },
  limit: 3600,
  run: async (site, _, { signal }) => {
    await remind(site, signal);
  },
});

/** Queues what is due by now: also what a site that stood still has missed, and what a killed process had begun. */
export async function remind(site: Site, signal?: AbortSignal): Promise<number> {
  const now = site.now();
  let total = 0;
  for (const slot of dueSlots(now, todayOf(now))) {
    const name = `${REMINDER} ${slot.date} ${slot.hour}`;
    if (await isDone(site.db, name)) continue;
    total += await notifyAll(site.db, workOf(slot, name, now, signal), (groups) =>
      remindersOf(site, slot.date, groups),
    );
  }
  if (total > 0) await sendSoon(site.db);
  return total;
}

/** Who chose an hour wants it then, also within quiet hours; what comes late is not to wake anybody. */
function workOf({ date, hour, at }: Slot, slot: string, now: Date, signal?: AbortSignal) {
  const isOnTime = now.getTime() - at.getTime() < 3_600_000;
  return {
    ...{ slot, kind: REMINDER, hour },
    due: isOnTime ? at : afterQuiet(now),
    expires: momentOf(date, WORTH_UNTIL_HOUR),
    ...(signal === undefined ? {} : { signal }),
  };
}

async function remindersOf(
  site: Site,
  date: IsoDate,
  groups: readonly ReaderGroup[],
): Promise<GroupNotice[]> {
  const today = todayOf(site.now());
  return byTown(groups, async (code, own) => {
    const place = await namesOfPlace(site, code);
    const schedules = place === null ? null : await schedulesById(site.db, code, refsOf(own), today);
    if (place === null || schedules === null) return own.map(() => null);
    return own.map(({ ref, parts }) => {
      const schedule = schedules.get(ref);
      if (schedule !== undefined) return reminderOf(schedule, date, parts, place);
      return ref === '' ? null : { key: `gone ${ref}`, data: goneOf(code, place) };
    });
  });
}

function goneOf(code: string, place: { ja: string; en: string }): ReminderData {
  return { what: 'gone', place, area: place, path: `/${code}/garbage` };
}

async function namesOfPlace(site: Site, code: string): Promise<{ ja: string; en: string } | null> {
  const place = await findPlace(site.db, code);
  return place === null ? null : { ja: placeName(place, 'ja'), en: placeName(place, 'en') };
}

const refsOf = (groups: readonly ReaderGroup[]) => [...new Set(groups.map(({ ref }) => ref))];

/** Groups come in the order of their towns; each town is read once. */
async function byTown(
  groups: readonly ReaderGroup[],
  work: (code: string, groups: readonly ReaderGroup[]) => Promise<GroupNotice[]>,
): Promise<GroupNotice[]> {
  const notices: GroupNotice[] = [];
  for (let from = 0; from < groups.length; ) {
    const code = groups[from]?.owner ?? '';
    let to = from;
    while (groups[to]?.owner === code) to += 1;
    notices.push(...(await work(code, groups.slice(from, to))));
    from = to;
  }
  return notices;
}

/** A day was cancelled, moved or added: whoever is concerned is told at once, whatever hour they chose. */
export function dayChanged(site: Site, event: StoredEvent): Promise<void> {
  return tellChange(site, event, false);
}

/** It was taken back: whoever was told is told again. */
export function dayRestored(site: Site, event: StoredEvent): Promise<void> {
  return tellChange(site, event, true);
}

async function tellChange(site: Site, { ref: code, data }: StoredEvent, isRestored: boolean): Promise<void> {
  const { change: id } = data as { change: string };
  const change = await findDayChange(site.db, code, id);
  const now = site.now();
  const today = todayOf(now);
  if (change === null || change.date < today || change.revoked !== isRestored) return;
  const slotOf = (what: string) => `collection.${what} ${code} ${id}`;
  if (isRestored && !(await isDone(site.db, slotOf('change')))) return;
  const place = await namesOfPlace(site, code);
  const calendar = await currentCalendar(site.db, code, today);
  if (place === null || calendar === null) return;
  const queued = await notifyAll(
    site.db,
    {
      ...{ slot: slotOf(isRestored ? 'restored' : 'change'), kind: REMINDER, owner: code, due: now },
      expires: momentOf(addDays(change.date, 1), 0),
      ...(change.areaIds === null ? {} : { refs: [...change.areaIds, ''] }),
    },
    async (groups) => {
      const schedules = await schedulesById(site.db, code, refsOf(groups), today);
      return groups.map(({ ref, parts }) => {
        if (ref === '') return townChangeOf(calendar, change, place, isRestored);
        const schedule = schedules?.get(ref);
        return schedule === undefined ? null : changeOf(schedule, change, parts, place, isRestored);
      });
    },
  );
  if (queued > 0) await sendSoon(site.db);
}

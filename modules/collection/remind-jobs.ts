/** Into the queue: reminders at the hours that readers chose, changes as soon as they are announced. */
import { addDays, type IsoDate } from '@tomoni/japanese';
import { findPlace, placeName } from '@tomoni/places/contract';
import { defineJob } from '@tomoni/platform/jobs';
import type { Site } from '@tomoni/platform/manifest';
import {
  afterQuiet,
  hasBegun,
  isDone,
  leaveOpen,
  markDone,
  notifyAll,
  openWorks,
  type ReaderGroup,
  sendSoon,
} from '@tomoni/platform/notices';
import type { StoredEvent, Trx } from '@tomoni/platform/storage';
import { currentCalendar, schedulesById } from './calendars.ts';
import { todayOf } from './presentation.ts';
import { findDayChange } from './publication.ts';
import { REMINDER } from './remind-kind.ts';
import {
  changeOf,
  dueSlots,
  isNear,
  momentOf,
  type Reminder,
  reminderOf,
  renamedOf,
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

/**
 * Queues what is due by now: also what a site that stood still has missed, and what a killed process had begun. A town
 * whose reminders can't be made holds nobody else up.
 * @throws AggregateError after all else is done, when a town is left; another run does what is left.
 */
export async function remind(site: Site, signal?: AbortSignal): Promise<number> {
  const now = site.now();
  const faults: unknown[] = [];
  let total = 0;
  for (const slot of dueSlots(now, todayOf(now))) {
    const name = nameOf(slot);
    const work = workOf(slot, name, now, signal);
    if (!(await isDone(site.db, name))) {
      const leave = (code: string) => leaveOpen(site.db, `${name} ${code}`, work.expires);
      total += await notifyAll(site.db, work, (groups) => remindersOf(site, slot.date, groups, leave));
    }
    for (const left of await openWorks(site.db, `${name} `)) {
      try {
        const only = { ...work, slot: left, owner: left.slice(name.length + 1) };
        total += await notifyAll(site.db, only, (groups) => remindersOf(site, slot.date, groups));
      } catch (err) {
        signal?.throwIfAborted();
        site.log.error({ place: left.slice(name.length + 1), err }, 'Reminders of a town could not be made');
        faults.push(err);
      }
    }
  }
  if (total > 0) await sendSoon(site.db);
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} times a town’s reminders failed`);
  return total;
}

const nameOf = ({ date, hour }: Slot) => `${REMINDER} ${date} ${hour}`;

/** In a restored copy: what was due by now may have been sent since the backup, and isn't queued again. */
export async function holdReminders(trx: Trx, now: Date): Promise<void> {
  for (const slot of dueSlots(now, todayOf(now))) {
    const expires = momentOf(slot.date, WORTH_UNTIL_HOUR);
    await markDone(trx, { slot: nameOf(slot), kind: REMINDER, expires });
  }
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

/** `leave`: takes a town whose reminders can't be made now; without it the fault is thrown. */
async function remindersOf(
  site: Site,
  date: IsoDate,
  groups: readonly ReaderGroup[],
  leave?: (code: string) => Promise<void>,
): Promise<Reminder[][]> {
  return byTown(groups, async (code, own) => {
    try {
      return await townReminders(site, date, code, own);
    } catch (err) {
      if (leave === undefined) throw err;
      await leave(code);
      return own.map(() => []);
    }
  });
}

async function townReminders(
  site: Site,
  date: IsoDate,
  code: string,
  groups: readonly ReaderGroup[],
): Promise<Reminder[][]> {
  const place = await namesOfPlace(site, code);
  const schedules =
    place === null ? null : await schedulesById(site.db, code, refsOf(groups), todayOf(site.now()));
  if (place === null || schedules === null) return groups.map(() => []);
  return groups.map(({ ref, parts }) => {
    const schedule = schedules.get(ref);
    if (schedule === undefined) return ref === '' ? [] : [goneOf(code, ref, place)];
    const told = [renamedOf(schedule, parts, place), reminderOf(schedule, date, parts, place)];
    return told.filter((one) => one !== null);
  });
}

function goneOf(code: string, ref: string, place: { ja: string; en: string }): Reminder {
  const data = { what: 'gone', place, area: place, path: `/${code}/garbage` } as const;
  return { key: `gone ${ref}`, data, once: true };
}

async function namesOfPlace(site: Site, code: string): Promise<{ ja: string; en: string } | null> {
  const place = await findPlace(site.db, code);
  return place === null ? null : { ja: placeName(place, 'ja'), en: placeName(place, 'en') };
}

const refsOf = (groups: readonly ReaderGroup[]) => [...new Set(groups.map(({ ref }) => ref))];

/** Groups come in the order of their towns; each town is read once. */
async function byTown(
  groups: readonly ReaderGroup[],
  work: (code: string, groups: readonly ReaderGroup[]) => Promise<Reminder[][]>,
): Promise<Reminder[][]> {
  const notices: Reminder[][] = [];
  for (let from = 0; from < groups.length; ) {
    const code = groups[from]?.owner ?? '';
    let to = from;
    while (groups[to]?.owner === code) to += 1;
    notices.push(...(await work(code, groups.slice(from, to))));
    from = to;
  }
  return notices;
}

/** A day was cancelled, moved or added: whoever is concerned is told whatever hour they chose, of what is near at once. */
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
  // Begun is enough: who was told before it broke off must hear this, too.
  if (isRestored && !(await hasBegun(site.db, slotOf('change')))) return;
  const place = await namesOfPlace(site, code);
  const calendar = await currentCalendar(site.db, code, today);
  if (place === null || calendar === null) return;
  const urgent = isNear(change, today);
  const queued = await notifyAll(
    site.db,
    {
      ...{ slot: slotOf(isRestored ? 'restored' : 'change'), kind: REMINDER, owner: code },
      due: urgent ? now : afterQuiet(now),
      urgent,
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

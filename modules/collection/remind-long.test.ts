/** Reminders over days and weeks: what is remembered, for how long, and what one town’s fault does to the others. */
import { ensurePlace } from '@tomoni/places/contract';
import { jobsHome } from '@tomoni/platform/jobs';
import { mailHome } from '@tomoni/platform/mail';
import type { Site } from '@tomoni/platform/manifest';
import { noticesHome, subscribe, subscriberOf, sweepNotices, type Wish } from '@tomoni/platform/notices';
import { drainEvents, transaction } from '@tomoni/platform/storage';
import { testDatabase } from '@tomoni/platform/testing';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { calendarWithAreas } from './calendars.ts';
import { categoryKey } from './category-key.ts';
import { insertDayChange, revokeDayChange } from './publication.ts';
import { dayChanged, dayRestored, holdReminders, remind } from './remind-jobs.ts';
import { reminderKind } from './remind-kind.ts';
import { PLACE, publishTown, TUESDAY, testSite } from './testing-town.ts';

const { db } = await testDatabase();
let now = TUESDAY;
const base = testSite(db, () => now);
const site: Site = { ...base, modules: [...base.modules, jobsHome, mailHome, noticesHome] };
await publishTown(site);
const first = (await calendarWithAreas(db, PLACE, '2026-11-24'))?.areas[0]?.id ?? '';

beforeEach(async () => {
  now = TUESDAY;
  await sql`truncate notices.subscriber, notices.subscription, notices.delivery, notices.message, notices.progress,
    notices.told, notices.asked, limits.attempt, mail.message, collection.day_change, platform.outbox`.execute(
    db,
  );
});

function reader(address: string, changes: Partial<Wish> = {}): Promise<number> {
  return transaction(db, async (trx) => {
    const subscriber = await subscriberOf(trx, { channel: 'mail', address, lang: 'ja' });
    const usual = { owner: PLACE, ref: first, parts: null, hour: 18, consent: '1', lang: 'ja' } as const;
    return subscribe(trx, subscriber, { kind: reminderKind.name, ...usual, ...changes }, now);
  });
}

/** What was queued so far: to whom, when, and what it says. */
async function queued(): Promise<string[]> {
  const { rows } = await sql<{ address: string; data: unknown; due_at: Date }>`
    select s.address, m.data, d.due_at from notices.delivery d
    join notices.subscription s on s.id = d.subscription join notices.message m on m.id = d.message
    order by d.id`.execute(db);
  return rows.map(({ address, data, due_at }) => {
    const time = new Date(due_at.getTime() + 9 * 3_600_000).toISOString().slice(5, 16);
    return `${address[0]} ${time} ${reminderKind.text(data, 'ja', now).subject}`;
  });
}
const at = (time: string) => {
  now = new Date(`${time}:00+09:00`);
};
const drain = () =>
  drainEvents(db, {
    'collection.day-changed': [(event) => dayChanged(site, event)],
    'collection.day-restored': [(event) => dayRestored(site, event)],
  });

/** Everything that is queued is sent at this moment of the test. */
async function allSent(): Promise<void> {
  await sql`update notices.delivery set state = 'sent', done_at = ${now} where done_at is null`.execute(db);
  await sql`update notices.progress set begun_at = ${now} where begun_at > ${now}`.execute(db);
}

/** Evening after evening, with the nightly sweep in between; gives what was told, by its day. */
async function evenings(from: string, count: number): Promise<string[]> {
  const told: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const day = new Date(Date.parse(from) + n * 86_400_000).toISOString().slice(0, 10);
    at(`${day}T03:30`);
    await sweepNotices(db, now);
    at(`${day}T18:00`);
    const before = (await queued()).length;
    await remind(site);
    told.push(...(await queued()).slice(before).map((text) => `${day} ${text.split(' ').at(-1)}`));
    await allSent();
  }
  return told;
}

const inThreeWeeks = {
  kind: 'cancelled',
  date: '2026-12-16',
  toDate: null,
  areaIds: null,
  categoryKeys: null,
  note: '',
} as const;

describe('a change of three weeks ahead', () => {
  it('that is taken back ten days later is told of, though what was sent is swept away', async () => {
    await reader('a@example.jp');
    const id = await insertDayChange(db, PLACE, inThreeWeeks, 'hana');
    await drain();
    await allSent();
    at('2026-12-02T03:30');
    await sweepNotices(db, now);
    at('2026-12-04T10:00');
    await revokeDayChange(db, PLACE, id);
    await drain();
    expect((await queued()).at(-1)).toBe(
      'a 12-04T10:00 12月16日（水）のプラスチックは、予定どおりに集めます',
    );
    // When the day is over, nothing of it stays.
    await allSent();
    at('2026-12-20T03:30');
    await sweepNotices(db, now);
    expect((await sql`select from notices.progress`.execute(db)).rows).toEqual([]);
  });

  it('that is taken back while its telling had broken off is told of, too', async () => {
    await reader('a@example.jp');
    const id = await insertDayChange(db, PLACE, inThreeWeeks, 'hana');
    await drain();
    await sql`update notices.progress set done_at = null`.execute(db);
    await revokeDayChange(db, PLACE, id);
    await drain();
    expect(await queued()).toHaveLength(2);
  });

  it.each([
    ['announced at night waits for the morning', { date: '2026-12-16' }, '11-25T07:00'],
    ['moved to tomorrow is told at once', { kind: 'moved', toDate: '2026-11-25' }, '11-24T23:30'],
    ['and one of tomorrow as well', { date: '2026-11-25' }, '11-24T23:30'],
  ])('%s', async (_, how, due) => {
    await reader('a@example.jp');
    at('2026-11-24T23:30');
    await insertDayChange(db, PLACE, { ...inThreeWeeks, ...how } as never, 'hana');
    await drain();
    expect((await queued()).map((text) => text.split(' ')[1])).toEqual([due]);
  });
});

describe('what is told once', () => {
  it('an area that is gone: once in a month, whatever is swept', async () => {
    await reader('a@example.jp', { ref: 'zzzz' });
    expect(await evenings('2026-11-24', 30)).toEqual(['2026-11-24 地区の分け方が変わりました']);
  });

  it('the end of the calendar: once in a month, and again for whoever asks anew', async () => {
    at('2027-03-30T12:00');
    await reader('a@example.jp');
    const ended = 'ごみの予定表が2027年3月31日で終わります';
    expect((await evenings('2027-03-31', 30)).filter((text) => text.includes('終わります'))).toEqual([
      `2027-03-31 ${ended}`,
    ]);
    await reader('a@example.jp');
    expect(await evenings('2027-05-01', 3)).toEqual([`2027-05-01 ${ended}`]);
  });

  it('is forgotten with its reader', async () => {
    await reader('a@example.jp', { ref: 'zzzz' });
    await evenings('2026-11-24', 1);
    await sql`delete from notices.subscriber`.execute(db);
    await sweepNotices(db, now);
    expect((await sql`select from notices.told`.execute(db)).rows).toEqual([]);
  });
});

it('a copy that is restored in the evening doesn’t queue again what was due since its backup', async () => {
  at('2026-11-24T20:30');
  const hold = () => transaction(db, (trx) => holdReminders(trx, now));
  await hold();
  // Where nobody asked for anything, nothing is written down.
  expect((await sql`select from notices.progress`.execute(db)).rows).toEqual([]);
  await reader('a@example.jp');
  await reader('b@example.jp', { hour: 21 });
  await hold();
  expect(await remind(site)).toBe(0);
  at('2026-11-24T21:00');
  expect(await remind(site)).toBe(1);
  expect(await queued()).toEqual(['b 11-24T21:00 あした11月25日（水）は、プラスチックの日です']);
});

it('a kind that gets another name: said once, and all kinds are told of until its reader chooses again', async () => {
  await reader('a@example.jp', { parts: [categoryKey('プラごみ')] });
  await reader('b@example.jp', { parts: [categoryKey('燃やすごみ')] });
  const told = await evenings('2026-11-24', 3);
  expect(told).toEqual([
    '2026-11-24 あした11月25日（水）は、プラスチックの日です',
    '2026-11-24 ごみの種類の名前が変わりました',
    '2026-11-25 あした11月26日（木）は、古紙・布の日です',
    // To both: one chose it, of the other nobody knows what was meant.
    '2026-11-26 あした11月27日（金）は、燃やすごみの日です',
    '2026-11-26 あした11月27日（金）は、燃やすごみの日です',
  ]);
  await insertDayChange(db, PLACE, { ...inThreeWeeks, date: '2026-12-02' }, 'hana');
  await drain();
  expect((await queued()).at(-1)).toContain('12月2日（水）のプラスチックは、中止です');
  const { rows } = await sql<{ data: unknown }>`
    select data from notices.message where data ->> 'what' = 'renamed'`.execute(db);
  const text = reminderKind.text(rows[0]?.data, 'ja', now);
  expect(text.lines.join()).toContain('選びなおしてください');
  expect(text.path).toBe(`/${PLACE}/garbage/${first}/remind`);
});

describe('a town whose calendar can’t be read', () => {
  const OTHER = '992038';

  it('holds no other town up, is written down, and is told when it can be', async () => {
    await ensurePlace(db, { code: OTHER, name: 'しおかぜ町', nameKana: 'しおかぜまち', nameEn: 'Shiokaze' });
    for (const table of ['calendar', 'takeover', 'area']) {
      await sql`create temporary table copied as select * from ${sql.table(`collection.${table}`)}`.execute(
        db,
      );
      await sql`update copied set place = ${OTHER}`.execute(db);
      await sql`insert into ${sql.table(`collection.${table}`)} overriding system value select * from copied`.execute(
        db,
      );
      await sql`drop table copied`.execute(db);
    }
    await reader('a@example.jp');
    await reader('b@example.jp', { owner: OTHER });
    await sql`update collection.area set body = jsonb_build_object('id', area_id) where place = ${PLACE}`.execute(
      db,
    );
    at('2026-11-24T18:00');
    const logged: unknown[] = [];
    const listening = { ...site, log: { ...site.log, error: (what: object) => logged.push(what) } };
    for (let n = 0; n < 2; n += 1) await expect(remind(listening)).rejects.toThrow('reminders failed');
    expect(await queued()).toEqual(['b 11-24T18:00 あした11月25日（水）は、プラスチックの日です']);
    expect(logged).toMatchObject([{ place: PLACE }, { place: PLACE }]);
    await sql`
      update collection.area a set body = b.body from collection.area b
      where a.place = ${PLACE} and b.place = ${OTHER} and a.area_id = b.area_id`.execute(db);
    expect(await remind(site)).toBe(1);
    expect(await remind(site)).toBe(0);
    expect((await queued()).at(-1)).toBe('a 11-24T18:00 あした11月25日（水）は、プラスチックの日です');
  });
});

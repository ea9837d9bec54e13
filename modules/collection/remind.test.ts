import { createApp } from '@tomoni/platform/http';
import { jobsHome, startJobs } from '@tomoni/platform/jobs';
import { listMail, mailHome } from '@tomoni/platform/mail';
import type { Site } from '@tomoni/platform/manifest';
import { noticesHome, subscribe, subscriberOf, type Wish } from '@tomoni/platform/notices';
import { drainEvents, transaction } from '@tomoni/platform/storage';
import { scenarios, testDatabase } from '@tomoni/platform/testing';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { calendarWithAreas } from './calendars.ts';
import { categoryKey } from './category-key.ts';
import { insertDayChange, revokeDayChange } from './publication.ts';
import { dayChanged, dayRestored, remind } from './remind-jobs.ts';
import { reminderKind } from './remind-kind.ts';
import { dueSlots } from './remind-rules.ts';
import { PLACE, publishTown, TUESDAY, testSite } from './testing-town.ts';

const { db } = await testDatabase();
let now = TUESDAY;
const base = testSite(db, () => now);
const mail = { url: 'smtp://127.0.0.1:1', from: 'ともに市 <no-reply@tomoni.example>' };
const site: Site = {
  ...base,
  publicUrl: 'http://localhost',
  modules: [...base.modules, jobsHome, mailHome, noticesHome],
  settings: { signUp: 'invite', oidc: [], mail },
};
const app = createApp(site);
await publishTown(site);
const areas = (await calendarWithAreas(db, PLACE, '2026-11-24'))?.areas ?? [];
const first = areas[0]?.id ?? '';
const third = areas[2]?.id ?? '';
const form = `/${PLACE}/garbage/${first}/remind`;
const key = {
  burn: categoryKey('燃やすごみ'),
  plastic: categoryKey('プラスチック'),
  paper: categoryKey('古紙・布'),
  hazard: categoryKey('有害ごみ'),
};

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
    const wish = {
      kind: reminderKind.name,
      owner: PLACE,
      ref: first,
      parts: null,
      hour: 18,
      consent: '1',
      lang: 'ja',
    } as const;
    return subscribe(trx, subscriber, { ...wish, ...changes }, now);
  });
}

/** Everything queued so far, as its readers would read it now. */
async function queued(): Promise<string[]> {
  const { rows } = await sql<{ address: string; data: unknown; due_at: Date }>`
    select s.address, m.data, d.due_at from notices.delivery d
    join notices.subscription s on s.id = d.subscription join notices.message m on m.id = d.message
    order by d.id`.execute(db);
  return rows.map(({ address, data, due_at }) => {
    const hour = new Date(due_at.getTime() + 9 * 3_600_000).toISOString().slice(11, 16);
    return `${address[0]} ${hour} ${reminderKind.text(data, 'ja', now).subject}`;
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

describe('the evening before', () => {
  it.each([
    ['all kinds', null, ['a 18:00 あした11月25日（水）は、プラスチックの日です']],
    ['a kind that is collected', [key.plastic], ['a 18:00 あした11月25日（水）は、プラスチックの日です']],
    ['another kind only', [key.burn], []],
  ])('%s', async (_, parts, expected) => {
    await reader('a@example.jp', { parts });
    at('2026-11-24T18:00');
    await remind(site);
    expect(await queued()).toEqual(expected);
  });

  it('each at their hour, once, whatever runs again', async () => {
    await reader('a@example.jp', { hour: 18 });
    await reader('b@example.jp', { hour: 20 });
    await reader('c@example.jp', { hour: 7, ref: third });
    for (const time of [
      '2026-11-24T18:00',
      '2026-11-24T18:00',
      '2026-11-24T19:00',
      '2026-11-24T20:00',
      '2026-11-25T07:00',
      '2026-11-26T07:00',
      '2026-11-26T07:00',
    ]) {
      at(time);
      await remind(site);
    }
    at('2026-11-24T20:00');
    expect(await queued()).toEqual([
      'a 18:00 あした11月25日（水）は、プラスチックの日です',
      'b 20:00 あした11月25日（水）は、プラスチックの日です',
      // Nothing ran on the second evening: they are told in the morning.
      'a 07:00 あさって11月26日（木）は、古紙・布の日です',
      'b 07:00 あさって11月26日（木）は、古紙・布の日です',
      'c 07:00 あさって11月26日（木）は、燃やすごみの日です',
    ]);
  });

  it('a site that stood still tells it in the morning, and not after the collection', async () => {
    await reader('a@example.jp');
    at('2026-11-25T05:30');
    await remind(site);
    expect(await queued()).toEqual(['a 07:00 きょう11月25日（水）は、プラスチックの日です']);
    await sql`truncate notices.progress, notices.delivery`.execute(db);
    at('2026-11-25T09:00');
    expect(await remind(site)).toBe(0);
  });

  it('a usual day that is off is told of as off', async () => {
    await reader('a@example.jp');
    at('2026-12-29T18:00');
    await remind(site);
    expect(await queued()).toEqual(['a 18:00 あした12月30日（水）のプラスチックは、休みです']);
  });

  it('an area that is gone is told of once', async () => {
    await reader('a@example.jp', { ref: 'zzzz' });
    for (const day of ['24', '25', '26']) {
      at(`2026-11-${day}T18:00`);
      await remind(site);
    }
    expect(await queued()).toEqual(['a 18:00 地区の分け方が変わりました']);
  });

  it('the end of the calendar is told of once, and before it in the last reminders', async () => {
    await reader('a@example.jp');
    at('2027-03-29T18:00');
    await remind(site);
    const { rows } = await sql<{ data: unknown }>`select data from notices.message`.execute(db);
    expect(reminderKind.text(rows[0]?.data, 'ja', now).lines.join()).toContain(
      'いまの予定表は2027年3月31日までです',
    );
    for (const day of ['2027-03-31', '2027-04-01', '2027-04-02']) {
      at(`${day}T18:00`);
      await remind(site);
    }
    const all = await queued();
    expect(all.filter((text) => text.includes('ごみの予定表が2027年3月31日で終わります'))).toHaveLength(1);
  });

  it('is what is due by the clock', () => {
    const due = (time: string) => {
      at(time);
      return dueSlots(now, time.slice(0, 10)).map(({ date, hour }) => `${date.slice(8)} ${hour}`);
    };
    expect(due('2026-11-24T17:59')).toEqual([]);
    expect(due('2026-11-24T19:05')).toEqual(['25 18', '25 19']);
    expect(due('2026-11-25T06:30')).toEqual(['25 18', '25 19', '25 20', '25 21', '25 6']);
    expect(due('2026-11-25T08:59')).toHaveLength(6);
    expect(due('2026-11-25T09:00')).toEqual([]);
  });
});

describe('a day that changes', () => {
  const change = {
    kind: 'cancelled',
    date: '2026-11-25',
    toDate: null,
    areaIds: null,
    categoryKeys: null,
    note: '大雪のため',
  } as const;

  it('is told at once to whom it concerns, at any hour, and again when it is taken back', async () => {
    await reader('a@example.jp');
    await reader('b@example.jp', { parts: [key.burn] });
    await reader('c@example.jp', { ref: third, hour: 7 });
    at('2026-11-24T22:15');
    const id = await insertDayChange(db, PLACE, change, 'hana');
    await drain();
    await drain();
    expect(await queued()).toEqual(['a 22:15 あした11月25日（水）のプラスチックは、中止です']);
    await revokeDayChange(db, PLACE, id);
    await drain();
    expect((await queued())[1]).toBe('a 22:15 あした11月25日（水）のプラスチックは、予定どおりに集めます');
  });

  it.each([
    [
      'moved',
      { kind: 'moved', toDate: '2026-11-27' },
      'あした11月25日（水）のプラスチックは、11月27日（金）に変わります',
    ],
    ['added', { kind: 'added', categoryKeys: [key.paper] }, 'あした11月25日（水）に、古紙・布を集めます'],
  ] as const)('%s', async (_, how, text) => {
    await reader('a@example.jp');
    await insertDayChange(db, PLACE, { ...change, ...how } as never, 'hana');
    await drain();
    expect(await queued()).toEqual([`a 13:00 ${text}`]);
  });

  it('in other areas, or taken back before anybody was told, is told to nobody', async () => {
    await reader('a@example.jp');
    await insertDayChange(db, PLACE, { ...change, areaIds: [third] }, 'hana');
    const id = await insertDayChange(db, PLACE, change, 'hana');
    await revokeDayChange(db, PLACE, id);
    await drain();
    expect(await queued()).toEqual([]);
  });

  it('is in the reminder of that evening as well', async () => {
    await reader('a@example.jp');
    await insertDayChange(db, PLACE, change, 'hana');
    at('2026-11-24T18:00');
    await remind(site);
    expect(await queued()).toEqual(['a 18:00 あした11月25日（水）のプラスチックは、休みです']);
  });

  it('goes out through the jobs of the site', async () => {
    await reader('a@example.jp');
    await insertDayChange(db, PLACE, change, 'hana');
    const jobs = await startJobs(site, { lookEveryMs: 50 });
    const tried = async () =>
      (await sql`select 1 from notices.delivery where error is not null`.execute(db)).rows.length > 0;
    for (let n = 0; n < 100 && !(await tried()); n += 1)
      await new Promise((resolve) => setTimeout(resolve, 100));
    await jobs.stop();
    expect(await tried()).toBe(true);
  });
});

describe('the form', () => {
  const all = Object.values(key);
  scenarios(app, [
    {
      name: 'asks for what it needs',
      path: form,
      contains: ['前の日に', 'プラスチック', 'メールアドレス', '前の日の夜6時', 'その日の朝6時'],
    },
    {
      name: 'in English',
      path: `/en${form}`,
      contains: ['Remind me', 'the evening before', 'E-mail address'],
    },
    { name: 'is linked from the area', path: `/${PLACE}/garbage/${first}`, contains: [`${first}/remind`] },
    {
      name: 'gives back what was typed',
      path: form,
      form: { email: 'hanako＠example', hour: '20', parts: [key.burn] },
      status: 422,
      contains: ['value="hanako＠example"', '「@」のあとに', '<option value="20" selected'],
    },
    {
      name: 'wants one kind at least',
      path: form,
      form: { email: 'a@example.jp', hour: '20' },
      status: 422,
      contains: ['1つ以上選んでください', 'value="a@example.jp"'],
    },
    {
      name: 'says that it wrote',
      path: form,
      form: { email: 'hanako@example.jp', hour: '19', parts: all },
      contains: ['確認のメールを', 'hanako@example.jp'],
      check: async () => {
        const [letter] = await listMail(db);
        expect(letter?.subject).toBe('確認してください：みどり町1丁目のごみ');
        const { rows } = await sql`select filter, hour, ref from notices.asked`.execute(db);
        expect(rows).toEqual([{ filter: '', hour: 19, ref: first }]);
      },
    },
    { name: 'an area that is not there', path: `/${PLACE}/garbage/zzzz/remind`, status: 404 },
    { name: 'a device gets the key of the site', path: `${form}/push`, contains: [/"key":"[\w-]{80,}"/] },
    {
      name: 'a device that is none',
      path: `${form}/push`,
      body: { device: { endpoint: 'x' }, parts: all },
      status: 422,
    },
    {
      name: 'a device goes on to its own page',
      path: `${form}/push`,
      body: {
        device: {
          endpoint: 'https://push.example/1',
          keys: {
            p256dh: 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM',
            auth: 'tBHItJI5svbpez7KI4CCXg',
          },
        },
        hour: '7',
        parts: all,
      },
      contains: ['/notices/manage/'],
    },
  ]);

  it('without a mail server it leads to the calendar', async () => {
    const mute = createApp({ ...site, settings: { signUp: 'invite', oidc: [], mail: null } });
    const text = await (await mute.request(`http://localhost${form}`)).text();
    expect(text).toContain('メールのお知らせは、まだ使えません');
    expect(text).not.toContain('name="email"');
  });
});

describe('programs of the town', () => {
  const relay = `/${PLACE}/office/garbage/relay`;
  const official = { 'x-test-actor': 'hana:official' };
  scenarios(app, [
    { name: 'are for officials', path: relay, status: 303 },
    { name: 'of this town', path: relay, headers: { 'x-test-actor': 'hana:official@992038' }, status: 403 },
    { name: 'none yet', path: relay, headers: official, contains: ['まだ連携はありません'] },
    {
      name: 'an address inside is refused',
      path: relay,
      headers: official,
      form: { url: 'http://10.0.0.1/x' },
      status: 422,
      contains: ['http://10.0.0.1/x', 'https:// で始まる'],
    },
    {
      name: 'twenty are enough',
      path: relay,
      headers: official,
      form: { url: 'https://bot.example.jp/0', area: '' },
      check: async () => {
        const add = (n: number) =>
          app.request(`http://localhost${relay}`, {
            method: 'POST',
            headers: { ...official, origin: 'http://localhost' },
            body: new URLSearchParams({ url: `https://bot.example.jp/${n}`, area: '' }),
          });
        for (let n = 1; n < 20; n += 1) expect((await add(n)).status).toBe(200);
        const refused = await add(20);
        expect(refused.status).toBe(422);
        expect(await refused.text()).toContain('連携は20までです');
      },
    },
    {
      name: 'the key is shown once, the address never',
      path: relay,
      headers: official,
      form: { url: 'https://bot.example.jp/hook?key=hush', area: '' },
      contains: ['署名のかぎはいまだけ見られます', 'bot.example.jp', '町全体'],
      notContains: ['hush'],
      check: async () => {
        const { rows } = await sql<{ id: number }>`select id from notices.subscription`.execute(db);
        const history =
          await sql`select after, note from history.entries where action = 'collection.connected'`.execute(
            db,
          );
        expect(JSON.stringify(history.rows)).not.toContain('hush');
        await insertDayChange(
          db,
          PLACE,
          {
            kind: 'cancelled',
            date: '2026-11-25',
            toDate: null,
            areaIds: [third],
            categoryKeys: null,
            note: '',
          },
          'hana',
        );
        await drain();
        expect(await queued()).toEqual(['h 13:00 あした11月25日（水）のすべてのごみは、中止です']);
        const removal = await app.request(`http://localhost${relay}/${rows[0]?.id}/remove`, {
          method: 'POST',
          headers: { ...official, origin: 'http://localhost' },
        });
        expect(removal.status).toBe(303);
        expect((await sql`select 1 from notices.subscriber`.execute(db)).rows).toEqual([]);
      },
    },
  ]);
});

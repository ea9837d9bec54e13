import { upload } from '@tomoni/catalogue/testing';
import { historyOf } from '@tomoni/platform/history';
import { createApp } from '@tomoni/platform/http';
import { commit, stage } from '@tomoni/platform/intake';
import { jobsHome } from '@tomoni/platform/jobs';
import { limitsHome } from '@tomoni/platform/limits';
import { mailHome } from '@tomoni/platform/mail';
import type { Site } from '@tomoni/platform/manifest';
import { noticesHome, subscribe, subscriberOf } from '@tomoni/platform/notices';
import { assets } from '@tomoni/platform/pages';
import { drainEvents, transaction } from '@tomoni/platform/storage';
import { testDatabase } from '@tomoni/platform/testing';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { placeChangedKind } from './alerts-kind.ts';
import { ALERT_ANNOUNCED } from './alerts-store.ts';
import { alertAnnounced } from './alerts-tell.ts';
import { seenBefore, watchJob } from './changed-place-watch.ts';
import { elections } from './index.ts';
import { OWNERS, PLACE, publishTowns, TUESDAY, testSite } from './testing-town.ts';
import { readTown } from './town.ts';

const homes = [jobsHome, limitsHome, mailHome, noticesHome];
const { db } = await testDatabase({ owners: [...OWNERS, ...homes] });
let now = TUESDAY;
const plain = testSite(db, () => now);
const site: Site = { ...plain, publicUrl: 'http://localhost', modules: [...plain.modules, ...homes] };
const app = createApp(site, { assets: assets() });
await publishTowns(site);
const HEAD = '投票区,投票所名,投票所区分,住所,緯度,経度,区域,期日前の期間,開始時間,終了時間';
const ROWS = [
  '1,本町小学校,当日,こだま町本町1丁目5番1号,36.40100,138.91800,"本町1丁目、本町2丁目",,7:00,20:00',
  '2,町民会館,当日,こだま町本町4丁目2番3号,36.40250,138.92150,本町3丁目,,7:00,20:00',
  '3,旭集会所,当日,こだま町旭町5番,36.41000,138.93000,旭町全域,,7:00,18:00',
];
const MOVED = ROWS.map((row) =>
  row.replace(
    '町民会館,当日,こだま町本町4丁目2番3号,36.40250,138.92150',
    '商工会館,当日,こだま町本町3丁目9番,36.40300,138.92500',
  ),
);
const base = `/${PLACE}/elections`;

/** Publishes a list in place of the one before, and lets everything happen that follows. */
async function publish(rows: readonly string[]): Promise<void> {
  const files = [upload('投票所一覧.csv', [HEAD, ...rows].join('\n'))];
  const { id, hash } = await stage(site, { owner: PLACE, actor: 'operator', files, answers: {} });
  await commit(site, { id, hash, actor: 'operator' });
  await drain();
}

const drain = () =>
  drainEvents(
    db,
    Object.fromEntries(
      Object.entries(elections.events ?? {}).map(([kind, handle]) => [
        kind,
        [(event) => handle(site, event)],
      ]),
    ),
  );

beforeEach(async () => {
  now = TUESDAY;
  await sql`truncate notices.subscriber, notices.subscription, notices.delivery, notices.message, notices.progress,
    notices.told, elections.alert, elections.watched, platform.outbox, workflow.items`.execute(db);
  await publish(ROWS);
});

const text = async (path: string, init?: RequestInit) =>
  (await app.request(`http://localhost${path}`, init)).text();
const keyOf = async (name: string) =>
  (await readTown(db, PLACE)).places.find((place) => place.name === name)?.key ?? '';
const later = (days: number) => {
  now = new Date(TUESDAY.getTime() + days * 86_400_000);
};

function follows(address: string, ref: string, channel: 'mail' | 'webhook' = 'mail'): Promise<number> {
  return transaction(db, async (trx) => {
    const keys = channel === 'webhook' ? { secret: 'x' } : null;
    const subscriber = await subscriberOf(trx, { channel, address, lang: 'ja', keys });
    const wish = {
      kind: placeChangedKind.name,
      owner: PLACE,
      ref,
      parts: null,
      hour: null,
      consent: '1',
      lang: 'ja',
    } as const;
    return subscribe(trx, subscriber, wish, now);
  });
}

/** Everything queued so far, as its readers would read it. */
async function queued(): Promise<string[]> {
  const { rows } = await sql<{ address: string; data: unknown }>`
    select s.address, m.data from notices.delivery d
    join notices.subscription s on s.id = d.subscription join notices.message m on m.id = d.message order by d.id`.execute(
    db,
  );
  return rows.map(
    ({ address, data }) => `${address.split('@')[0]}: ${placeChangedKind.text(data, 'ja', now).subject}`,
  );
}

describe('a new list', () => {
  it('tells of a moved place on the town’s page, in one’s answer, on the place’s page, in feed and data', async () => {
    const old = await keyOf('町民会館');
    await publish(MOVED);
    const answer = await text(base, {
      method: 'POST',
      headers: { origin: 'http://localhost' },
      body: new URLSearchParams({ address: '本町3丁目2番' }),
    });
    const pages = [
      await text(base),
      answer,
      await text(`${base}/places/${await keyOf('商工会館')}`),
      await text(`${base}/changes`),
    ];
    for (const page of pages) {
      for (const word of [
        '第2投票区の投票所が変わりました',
        '町民会館・こだま町本町4丁目2番3号',
        '商工会館',
        '13時00分に知らせました',
      ]) {
        expect(page).toContain(word);
      }
    }
    expect(await text(`/en${base}`)).toContain('The polling place of Precinct 2 has changed');
    const lead = await app.request(`http://localhost${base}/places/${old}`);
    expect([lead.status, lead.headers.get('location')]).toEqual([
      302,
      expect.stringContaining(`${base}/changes#a`),
    ]);
    const { alerts } = JSON.parse(await text(`${base}/changes.json`)) as {
      alerts: { state: string; changes: unknown[] }[];
    };
    expect(alerts).toMatchObject([
      {
        ...{ state: 'shown', origin: 'list', until: '2027-01-23', announcedAt: '2026-11-24T04:00:00.000Z' },
        changes: [{ kind: 'moved', before: { name: '町民会館' }, after: { name: '商工会館' } }],
      },
    ]);
    expect(await text(`${base}/changes.atom`)).toContain('第2投票区の投票所が変わりました');
    // Somebody else's place hasn't changed.
    expect(await text(`${base}/places/${await keyOf('旭集会所')}`)).not.toContain('投票所が変わりました');
    const other = await text(base, {
      method: 'POST',
      headers: { origin: 'http://localhost' },
      body: new URLSearchParams({ address: '旭町5番' }),
    });
    expect(other).toContain('旭集会所');
    expect(other).not.toContain('第2投票区の投票所が変わりました');
  });

  it('tells nothing when it only stands in another order or is written differently', async () => {
    await publish(MOVED);
    await sql`truncate elections.alert`.execute(db);
    await publish(MOVED.toReversed());
    await publish(MOVED.map((row) => row.replace('商工会館', '商工　会館').replace('3丁目', '３丁目')));
    expect((await sql`select 1 from elections.alert`.execute(db)).rows).toEqual([]);
    expect(await text(base)).not.toContain('投票所が変わりました');
  });

  it('is told for sixty days where no polling day is known, and then stands among what is over', async () => {
    await publish(MOVED);
    later(60);
    expect(await text(base)).toContain('投票所が変わりました');
    later(61);
    expect(await text(base)).not.toContain('投票所が変わりました');
    const page = await text(`${base}/changes`);
    expect(page).toContain('いま知らせている変更は、ありません');
    expect(page).toContain('終わりました');
    expect(await text(`${base}/changes.json`)).toContain('"state":"over"');
  });

  it('is held until somebody has looked where a third of the places look different', async () => {
    const many = Array.from(
      { length: 15 },
      (_, n) => `${n + 1},第${n + 1}会館,当日,こだま町本町${n + 1}番1号,,,,,7:00,20:00`,
    );
    await sql`truncate elections.watched, elections.alert`.execute(db);
    await publish(many);
    await follows('a@example.jp', await keyOf('第3会館'));
    await publish(many.map((row) => row.replace('会館', '小学校').replace('番1号', '番9号')));
    const page = await text(base);
    expect(page).toContain('変わったところを、町が確かめています');
    expect(page).not.toContain('第3投票区の投票所が変わりました');
    expect(await queued()).toEqual([]);
    expect(await text(`${base}/changes.json`)).toContain('"alerts":[]');
  });
});

describe('whoever follows a place', () => {
  it('is told once, whatever runs again; others are told nothing', async () => {
    await follows('a@example.jp', await keyOf('町民会館'));
    await follows('b@example.jp', await keyOf('旭集会所'));
    await follows('https://bot.example/hook#1', '', 'webhook');
    await publish(MOVED);
    const told = [
      'a: 第2投票区の投票所が変わりました',
      'https://bot.example/hook#1: 第2投票区の投票所が変わりました',
    ];
    expect((await queued()).toSorted()).toEqual(told);
    const { rows } = await sql<{ alert: string }>`select id::text as alert from elections.alert`.execute(db);
    const event = {
      id: '1',
      kind: ALERT_ANNOUNCED,
      ref: PLACE,
      data: { alert: rows[0]?.alert },
      attempts: 1,
    };
    for (let n = 0; n < 3; n += 1) await alertAnnounced(site, event as never);
    await drain();
    await publish(MOVED.toReversed());
    expect((await queued()).toSorted()).toEqual(told);
    expect((await sql`select 1 from elections.alert`.execute(db)).rows).toHaveLength(1);
  });

  it('follows it to where it goes, and hears of the next change', async () => {
    await follows('a@example.jp', await keyOf('町民会館'));
    await publish(MOVED);
    const ref = {
      owner: PLACE,
      ref: await sql<{ ref: string }>`select ref from notices.subscription`
        .execute(db)
        .then(({ rows }) => rows[0]?.ref ?? ''),
    };
    expect(await placeChangedKind.subject(site, ref, 'ja')).toMatchObject({
      title: '投票所の変更（商工会館）',
      path: `${base}/places/${await keyOf('商工会館')}`,
    });
    await publish(
      MOVED.map((row) =>
        row.replace('商工会館,当日,こだま町本町3丁目9番', '新会館,当日,こだま町緑町1丁目1番1号'),
      ),
    );
    expect(await queued()).toHaveLength(2);
    await publish(MOVED.filter((row) => !row.startsWith('2,')));
    expect(await queued()).toHaveLength(3);
    expect(await placeChangedKind.subject(site, ref, 'ja')).toBeNull();
  });
});

describe('the hourly look', () => {
  it('remembers a town whose list was there before, without telling anything', async () => {
    await sql`truncate elections.watched`.execute(db);
    await watchJob.run(site, undefined as never, {
      signal: new AbortController().signal,
      id: '1',
      attempt: 1,
    });
    expect((await seenBefore(db, PLACE))?.day).toHaveLength(3);
    expect((await sql`select 1 from elections.alert`.execute(db)).rows).toEqual([]);
    await publish(MOVED);
    expect((await sql`select 1 from elections.alert`.execute(db)).rows).toHaveLength(1);
  });
});

describe('the record', () => {
  it('has every change with time and actor', async () => {
    await publish(MOVED);
    const { rows } = await sql<{ id: string }>`select id::text as id from elections.alert`.execute(db);
    const entries = await historyOf(db, { owner: PLACE, ref: `elections.alert/${rows[0]?.id}` });
    expect(entries.map(({ action, actor }) => `${action} ${actor}`)).toEqual([
      'elections.alert.publish-now operator',
      'elections.alert.start operator',
    ]);
  });
});

/** Personal data on the whole site: declared, exported, erased, and on no public page. */
import { AEDS, upload } from '@tomoni/catalogue/testing';
import { PLACE, townFiles } from '@tomoni/collection/testing';
import { publishElection } from '@tomoni/elections/testing';
import { ensurePlace } from '@tomoni/places/contract';
import { append } from '@tomoni/platform/history';
import { createApp } from '@tomoni/platform/http';
import { commit, decidePersonal, stage } from '@tomoni/platform/intake';
import { defineJob, sendJob } from '@tomoni/platform/jobs';
import { liveHref } from '@tomoni/platform/live';
import { queueMail } from '@tomoni/platform/mail';
import type { Site } from '@tomoni/platform/manifest';
import { assets } from '@tomoni/platform/pages';
import { walkRoutes } from '@tomoni/platform/permissions';
import {
  applyRetention,
  declaredTables,
  erasePerson,
  exportPerson,
  personalDataGaps,
} from '@tomoni/platform/personal-data';
import { appendEvent, transaction } from '@tomoni/platform/storage';
import { grepDatabase, testDatabase, walkPublic } from '@tomoni/platform/testing';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { homes, modules } from './modules.ts';
import { plantPerson } from './planted-person.ts';

const { db } = await testDatabase();
const lines: { fields: Record<string, unknown>; message: string }[] = [];
const write = (fields: Record<string, unknown>, message: string) => {
  lines.push({ fields, message });
};
const site: Site = {
  ...{ db, now: () => new Date('2026-11-24T04:00:00Z'), publicUrl: null, modules: [...homes, ...modules] },
  settings: { signUp: 'invite', oidc: [], mail: null },
  log: { info: write, warn: write, error: write },
};
const PERSON = { id: 'leak-person-0001', mail: 'leak.person@example.jp' };

/** Columns that look personal by their name, and why they need no declaration. */
const ID = 'the id of a person, which names nobody once their account is gone';
const NAMES_NOBODY: Record<string, string> = {
  'accounts.appointment.appointed_by': ID,
  'accounts.appointment.ended_by': ID,
  'accounts.invitation.invited_by': ID,
  'catalogue.entry.position': 'where a public place is',
  'childcare.guide.author': ID,
  'childcare.report.author': ID,
  'childcare.vacancy.author': ID,
  'collection.calendar.made_by': 'the town, or volunteers',
  'collection.calendar.put_out_by': 'a time of day',
  'history.entries.actor': ID,
  'history.purges.actor': ID,
  'attachments.files.actor': ID,
  'intake.drops.actor': ID,
  'intake.staged.actor': ID,
  'intake.staged.committed_by': ID,
  'intake.staged.undone_by': ID,
};

describe('the declarations', () => {
  it('cover every column that looks personal, and nothing that is not there', async () => {
    expect(await personalDataGaps(site, NAMES_NOBODY)).toEqual([]);
  });

  it('say in both languages what is kept and what for', () => {
    const texts = declaredTables(site).flatMap(({ title, purpose, columns }) => [
      ...[title, purpose],
      ...Object.values(columns).map((column) => column.title),
    ]);
    expect(texts.length).toBeGreaterThan(20);
    expect(texts.filter(({ ja, en }) => ja.trim() === '' || en.trim() === '' || ja === en)).toEqual([]);
  });

  it('export everything of a person but secrets, and erase all of it', async () => {
    const marks = await plantPerson(site, PERSON);
    expect(marks.length).toBeGreaterThan(10);
    const exported = JSON.stringify(await exportPerson(site, PERSON, 'ja'));
    for (const { module, table, columns } of declaredTables(site)) {
      for (const [name, { secret }] of Object.entries(columns)) {
        const mark = `leak.${module}.${table}.${name}`.toLowerCase();
        if (marks.includes(mark)) expect(exported.includes(mark), mark).toBe(secret !== true);
      }
    }
    await transaction(db, (trx) => erasePerson(trx, site, PERSON));
    for (const text of [...marks, PERSON.mail, PERSON.id]) expect(await grepDatabase(db, text)).toEqual([]);
  });

  it('let nothing stay longer than they say', async () => {
    await plantPerson(site, PERSON);
    const later = { ...site, now: () => new Date(Date.now() + 3_660 * 86_400_000) };
    const removed = await applyRetention(later);
    const limited = declaredTables(site).filter(({ retention }) => 'days' in retention);
    expect(Object.keys(removed).sort()).toEqual(
      limited.map(({ module, table }) => `${module}.${table}`).sort(),
    );
    await transaction(db, (trx) => erasePerson(trx, site, PERSON));
  });
});

/** In the town's own files, in what waits, in histories, in letters, in jobs, in what failed. */
const NAME = '漏洩 太郎';
const PHONE = '090-0000-1111';
const STAFF_MAIL = 'staff.leak@example.jp';
const HELD_BACK = '非公開 花子';

/** Public routes without a page of their own (near: a position comes by form), or none without a valid token; `/live` says without end what `/live.json` says once. */
const LEADS_ON = [
  '/:code{[0-9]{6}}/garbage/:area{[0-9a-z]+}/choose',
  '/:code{[0-9]{6}}/facilities/near',
  '/api/auth/callback/:id',
  '/facilities/near',
  '/invitation/:token',
  '/live',
  '/notices/confirm/:token',
  '/notices/manage/:token',
  '/notices/manage/:token/delete',
  '/notices/stop/:token',
  '/office',
  '/sign-in/failed',
  '/sign-in/with/:id',
  '/sign-up',
];

async function plantEverywhere() {
  const marks = await plantPerson(site, PERSON);
  await ensurePlace(db, { code: PLACE, name: 'こだま町', nameKana: 'こだままち', nameEn: 'Kodama' });
  const answers = { madeBy: 'town', maker: 'こだま町 環境課', putOutBy: '8:30', closure: 'skip' };
  const files = townFiles({
    'remarks.csv': `ID,注意事項,担当者名,電話番号,メール\n1,雨の日は出さないでください,${NAME},${PHONE},${STAFF_MAIL}\n`,
  });
  let staged = await stage(site, { owner: PLACE, actor: PERSON.id, files, answers, personal: 'ask' });
  expect(staged.personal.map(({ what }) => what).sort()).toEqual(['mail', 'name', 'phone']);
  const decisions = Object.fromEntries(staged.personal.map(({ id }) => [id, 'leave-out' as const]));
  staged = await decidePersonal(site, { id: staged.id, hash: staged.hash, decisions });
  // What the operator brings in is published at once; what an official does is a draft.
  await commit(site, { id: staged.id, hash: staged.hash, actor: 'operator' });
  const heldBack = () =>
    stage(site, {
      ...{ owner: PLACE, actor: PERSON.id, answers },
      files: townFiles({ 'remarks.csv': `ID,注意事項\n1,${HELD_BACK}まで\n` }),
    });
  const draft = await heldBack();
  await commit(site, { id: draft.id, hash: draft.hash, actor: PERSON.id });
  const waiting = await heldBack();
  const job = defineJob<unknown>({
    name: 'planted.job',
    title: { ja: 'ためし', en: 'Trial' },
    run: async () => {},
  });
  await transaction(db, async (trx) => {
    await queueMail(trx, { to: PERSON.mail, subject: HELD_BACK, text: HELD_BACK });
    await sendJob(trx, job, { to: PERSON.mail });
    await appendEvent(trx, { kind: 'planted.event', ref: PLACE, data: { by: HELD_BACK } });
    const actor = { kind: 'user', id: PERSON.id, name: HELD_BACK, appointments: [] } as const;
    await append(trx, {
      ...{ owner: PLACE, ref: 'collection.calendar', actor, action: 'collection.published', at: site.now() },
      note: HELD_BACK,
    });
  });
  await plantData();
  const secrets = [...new Set([...marks, PERSON.id, PERSON.mail, NAME, PHONE, STAFF_MAIL, HELD_BACK])];
  const { rows } = await sql<{ id: string }>`
    select area_id as id from collection.area where place = ${PLACE} limit 1`.execute(db);
  const areas = rows.map(({ id }) => id);
  return { secrets, staged: waiting.id, areas, sources: staged.originals.map(({ sha256 }) => sha256) };
}

/** An official's list with a column about people, left out; preschools and polling places, so that there is something to see; a draft. */
async function plantData(): Promise<void> {
  const [head = '', ...rows] = AEDS.split('\n');
  const withPeople = [
    `${head},担当者名,携帯,連絡用メール`,
    ...rows.map((row) => `${row},${NAME},${PHONE},${STAFF_MAIL}`),
  ].join('\n');
  const preschools = [
    '名称,種別,所在地_連結表記,緯度,経度,収容定員,受入年齢,開始時間,終了時間',
    'さくら保育園,認可公立保育所,こだま町本町1丁目9番1号,36.4019,138.9177,60,0歳～5歳,7:00,19:00',
  ].join('\n');
  const files = [
    upload('aed.csv', withPeople),
    upload('preschool.csv', preschools),
    upload('投票所.csv', '投票区,投票所名,住所,区域\n1,本町小学校,こだま町本町1丁目9番1号,本町1丁目\n'),
  ];
  let staged = await stage(site, { owner: PLACE, actor: PERSON.id, files, personal: 'ask' });
  expect(new Set(staged.personal.map(({ what }) => what))).toEqual(new Set(['mail', 'name', 'phone']));
  const decisions = Object.fromEntries(staged.personal.map(({ id }) => [id, 'leave-out' as const]));
  staged = await decidePersonal(site, { id: staged.id, hash: staged.hash, decisions });
  await commit(site, { id: staged.id, hash: staged.hash, actor: 'operator' });
  const draft = await stage(site, {
    ...{ owner: PLACE, actor: PERSON.id },
    files: [upload('aed.csv', AEDS.replace('町役場', `町役場 ${HELD_BACK}`))],
  });
  await commit(site, { id: draft.id, hash: draft.hash, actor: PERSON.id });
  await sql`
    insert into catalogue.case_story
      (owner, title, place, people, what, effect, cost, repeat, link, datasets, shown, at, written_by_user)
    values (${PLACE}, 'AEDの地図', 'こだま町', '町', '地図にした', '見つけやすい', '', '', '', '{aed}', true,
      ${site.now()}, ${PERSON.id})`.execute(db);
  await publishElection(site, PLACE);
}

describe('everything that is shown to everybody', () => {
  it('holds nothing of what was planted: pages, feeds, data, files, errors, in both languages', async () => {
    const { secrets, staged, areas, sources } = await plantEverywhere();
    const app = createApp(site, { assets: assets() });
    const walk = await walkPublic(app, {
      starts: [
        '/',
        '/places',
        `/${PLACE}`,
        `/${PLACE}/garbage`,
        `/${PLACE}/garbage/source`,
        '/garbage/compare',
        ...[`/${PLACE}/data`, '/data', `/${PLACE}/facilities`, '/facilities', `/${PLACE}/childcare`],
        ...[`/${PLACE}/elections`, `/${PLACE}/elections/all`],
        ...[
          '/facilities/map/10/907/400.json?kind=aed',
          '/ogc',
          '/api/3/action/package_search',
          '/catalog.jsonld',
          '/data.json',
        ],
        liveHref([{ topic: `collection/${PLACE}`, version: 0 }]).replace('/live', '/live.json'),
      ],
      secrets,
      values: {
        code: [PLACE],
        area: areas,
        id: [staged, PERSON.id, '1'],
        sha256: sources,
        token: ['leak-token'],
        file: ['1.json', '1.csv', '1.ics', '1.atom', 'aed.csv', 'aed.json', 'aed.geojson', 'catalog.ttl'],
        dataset: ['aed'],
        n: ['0'],
        number: ['1'],
        action: ['package_list', 'status_show'],
        collection: [`${PLACE}-aed`],
        feature: ['0'],
        kind: ['job', 'event'],
        election: ['1'],
      },
    });
    expect(walk.leaks).toEqual([]);
    expect(walk.answers[200]).toBeGreaterThan(60);
    // A route that shows nothing here has proved nothing: it leads on, or wants a token or a provider that isn't there.
    const open = walkRoutes(app).filter(({ method, actions }) => method === 'GET' && actions.length === 0);
    const hidden = open
      .map(({ path }) => path)
      .filter((path) => !path.includes('*') && !walk.shown.has(path));
    expect(hidden.filter((path) => !LEADS_ON.includes(path)).sort()).toEqual([]);
  });

  it('and so does the log of all these requests', () => {
    const log = JSON.stringify(lines);
    expect(lines.length).toBeGreaterThan(100);
    for (const text of [PERSON.id, PERSON.mail, NAME, PHONE, STAFF_MAIL, HELD_BACK])
      expect(log).not.toContain(text);
  });
});

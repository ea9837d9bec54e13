/** A leaked name, planted wherever a town's data can hold it, and gone everywhere after one purge. */
import { PLACE, publishTown, testSite, townFiles } from '@tomoni/collection/testing';
import { append, purge, purgeRecords, replayPurge } from '@tomoni/platform/history';
import { createApp } from '@tomoni/platform/http';
import { openDrop, original, receive, stage } from '@tomoni/platform/intake';
import type { Actor } from '@tomoni/platform/permissions';
import { find } from '@tomoni/platform/search';
import { appendEvent, transaction } from '@tomoni/platform/storage';
import { grepDatabase, testDatabase } from '@tomoni/platform/testing';
import { zipSync } from 'fflate';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { homes, modules } from './modules.ts';

const NAME = '漏洩 太郎';
const OTHER = '131016';

const { db } = await testDatabase();
const site = { ...testSite(db), modules: [...homes, ...modules] };
const app = createApp(site);
const operator: Actor = { kind: 'operator' };
const hidden = { 'remarks.csv': `ID,注意事項\n1,連絡は${NAME}まで\n` };

const { staged: published } = await publishTown(site, {
  ...hidden,
  'area_days.csv': `地名,センター,燃やすごみ,プラスチック,古紙・布,有害ごみ\n漏洩太郎宅前,北,火 金,水,木2 木4 *1,木1\n`,
  'target.csv': `label,name,notice,furigana\n有害ごみ,乾電池（${NAME}）,漏洩　太郎に渡す,ろ\n燃やすごみ,割り箸,,わ\n`,
});
const leaking = await sql<{ sha256: string }>`
  select sha256 from intake.uploads where staged = ${published.id} and name in ('area_days.csv', 'remarks.csv')`.execute(
  db,
);

/** Everything that waits, is on its way, or was written down about it. */
async function plantMore(): Promise<void> {
  const zip = {
    name: 'town.zip',
    bytes: zipSync(Object.fromEntries(townFiles(hidden).map((one) => [one.name, one.bytes]))),
  };
  await stage(site, { owner: PLACE, actor: 'u1', files: [zip] });
  await stage(site, { owner: OTHER, actor: 'u1', files: townFiles(hidden) });
  const { drop } = await openDrop(site, {
    ...{ owner: PLACE, actor: 'u1' },
    files: [{ name: 'half.csv', size: 1000, modified: null }],
  });
  const half = Buffer.from(`担当,${NAME}`);
  await receive(
    db,
    { drop: drop?.id ?? '', n: 0, offset: 0 },
    (async function* () {
      yield half;
    })(),
  );
  await sql`
    insert into collection.day_change (place, kind, date, note, made_by_user)
    values (${PLACE}, 'cancelled', '2026-11-25', ${`雪のため。${NAME}`}, 'u1')`.execute(db);
  await sql`
    insert into intake.remembered (owner, kind, question, value, at)
    values (${PLACE}, 'collection.calendar', 'contact', ${NAME}, now())`.execute(db);
  await sql`
    insert into workflow.items (owner, workflow, ref, state, version, authors, since, last_move, last_actor)
    values (${PLACE}, 'trial.thing', ${NAME}, 'draft', 1, '{}', now(), 'start', 'u1')`.execute(db);
  await sql`insert into owners.coverage (owner, ref, place) values (${PLACE}, ${NAME}, ${PLACE})`.execute(db);
  await transaction(db, async (trx) => {
    const entry = { owner: PLACE, ref: 'collection.calendar/1', actor: operator, at: site.now() };
    await append(trx, {
      ...entry,
      action: 'collection.corrected',
      before: { maker: NAME },
      note: `${NAME}の件`,
    });
    await appendEvent(trx, { kind: 'trial.told', ref: PLACE, data: { text: NAME } });
  });
}
await plantMore();

async function publicTexts(): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select area_id as id from collection.area where place = ${PLACE}`.execute(db);
  const base = `/${PLACE}/garbage`;
  const areas = rows.flatMap(({ id }) =>
    ['', '.json', '.csv', '.ics', '.atom'].map((end) => `${base}/${id}${end}`),
  );
  const paths = [`/${PLACE}`, base, `${base}/source`, `${base}/sorting?q=乾電池`, ...areas];
  return Promise.all(
    paths.map(async (path) => `${path}\n${await (await app.request(`http://localhost${path}`)).text()}`),
  );
}

function shows(texts: readonly string[]): string[] {
  return texts.filter((text) => /漏洩[\s　]*太郎/.test(text)).map((text) => text.split('\n')[0] ?? '');
}

describe('a purge of the whole site', () => {
  it('has something to do: the name shows in public and stands in many tables', async () => {
    expect(shows(await publicTexts()).length).toBeGreaterThan(3);
    const tables = (await grepDatabase(db, '漏洩')).map((found) => found.split(':')[0]);
    expect(tables).toEqual(
      expect.arrayContaining([
        ...['collection.area', 'collection.calendar', 'collection.day_change', 'history.entries'],
        ...['intake.chunks', 'intake.remembered', 'intake.staged', 'owners.coverage', 'platform.outbox'],
        ...['search.entries', 'workflow.items'],
      ]),
    );
    expect(leaking.rows.length).toBe(2);
  });

  it('removes it from every table and every public page, and says where it was', async () => {
    const input = { owner: PLACE, text: NAME, reason: '氏名の誤掲載', actor: operator };
    const result = await purge(site, input);
    expect(Object.keys(result.places).sort()).toEqual(
      ['collection', 'history', 'intake', 'outbox', 'owners', 'search', 'workflow'].sort(),
    );
    expect(result).toMatchObject({ unsearched: [], unreached: [] });
    for (const { sha256 } of leaking.rows) expect(await original(db, PLACE, sha256)).toBeNull();
    expect((await find(db, { owner: PLACE, q: '漏洩' })).total).toBe(0);
    // At once, although this process keeps calendars that it has read.
    expect(shows(await publicTexts())).toEqual([]);
  });

  it('serves no file that was removed, although another owner has uploaded the same bytes', async () => {
    const answers = leaking.rows.map(({ sha256 }) =>
      app.request(`http://localhost/${PLACE}/garbage/source/${sha256}`),
    );
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([404, 404]);
    const others = leaking.rows.map(({ sha256 }) => original(db, OTHER, sha256));
    expect((await Promise.all(others)).filter((file) => file !== null)).toHaveLength(1);
  });

  it('leaves the same words of another owner alone, and nothing else', async () => {
    const left = await grepDatabase(db, '漏洩');
    const { rows } = await sql<{
      owner: string;
    }>`select distinct owner from intake.staged where payload is not null`.execute(db);
    expect(rows).toEqual([{ owner: OTHER }]);
    expect(left.map((found) => found.split(':')[0])).toEqual(['intake.chunks', 'intake.staged']);
    await purge(site, { owner: OTHER, text: NAME, reason: '同じ理由', actor: operator });
    expect(await grepDatabase(db, '漏洩')).toEqual([]);
  });

  it('leaves a record without the name, which removes it again from an older copy', async () => {
    const records = await purgeRecords(db);
    expect(new Map(records.map(({ owner, reason }) => [owner, reason]))).toEqual(
      new Map([
        [PLACE, '氏名の誤掲載'],
        [OTHER, '同じ理由'],
      ]),
    );
    await publishTown(site, hidden);
    expect((await grepDatabase(db, '漏洩')).length).toBeGreaterThan(1);
    for (const record of records) await replayPurge(site, record);
    expect(await grepDatabase(db, '漏洩')).toEqual([]);
  });
});

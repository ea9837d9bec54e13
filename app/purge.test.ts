/** A leaked name, planted wherever a town's data can hold it, and gone everywhere after one purge. */
import { PLACE, publishTown, testSite } from '@tomoni/collection/testing';
import { purge, purgeRecords } from '@tomoni/platform/history';
import { find } from '@tomoni/platform/search';
import { testDatabase } from '@tomoni/platform/testing';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { homes } from './modules.ts';

const NAME = '漏洩 太郎';

const { db, pool } = await testDatabase();
const base = testSite(db);
const site = { ...base, modules: [...homes, ...base.modules] };

/** Every table of the database as text, so that no column can be forgotten; which of them hold the name. */
async function tablesWith(text: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`.execute(db);
  const found: string[] = [];
  for (const { name } of rows) {
    const bytes = Buffer.from(text, 'utf8').toString('hex');
    const holds = await pool.query(
      `select 1 from ${name} t where t::text like $1 or t::text like $2 limit 1`,
      [`%${text}%`, `%${bytes}%`],
    );
    if (holds.rows.length > 0) found.push(name);
  }
  return found;
}

it('removes a name from versions, originals, search and history, and leaves a record that says so', async () => {
  await publishTown(site, {
    'remarks.csv': `ID,注意事項\n1,連絡は${NAME}まで\n`,
    'target.csv': `label,name,notice,furigana\n有害ごみ,乾電池（${NAME}）,${NAME}に渡す,か\n`,
  });
  const before = await tablesWith(NAME);
  expect(before).toEqual(expect.arrayContaining(['collection.calendar', 'search.entries']));
  const { places } = await purge(site, {
    owner: PLACE,
    text: NAME,
    reason: '氏名の誤掲載',
    actor: { kind: 'operator' },
  });
  expect(Object.values(places).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(1);
  expect(await tablesWith(NAME)).toEqual([]);
  expect((await find(db, { owner: PLACE, q: '漏洩' })).total).toBe(0);
  const records = await purgeRecords(db);
  expect(JSON.stringify(records)).toContain('氏名の誤掲載');
  expect(JSON.stringify(records)).not.toContain('太郎');
});

import { sql } from 'kysely';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { testDatabase } from '../testing/index.ts';
import { openPool } from './pool.ts';
import { statement } from './prepared.ts';
import { slowLog } from './slow.ts';

const lines: { fields: Record<string, unknown>; message: string }[] = [];
const write = (fields: Record<string, unknown>, message: string) => void lines.push({ fields, message });
const log = { info: write, warn: write, error: write };
const base = await testDatabase({ owners: [] });
const { host, port, user, database } = base.pool.options;
const { db, pool } = openPool({ host, port, user, database } as never, log, 40);
afterAll(() => pool.end());
beforeEach(() => {
  lines.length = 0;
});

it('logs what takes long, with its text and without any value', async () => {
  const name = '漏洩 太郎';
  await sql`select pg_sleep(0.06), ${name}::text`.execute(db);
  await pool.query(`select pg_sleep(0.06), '漏洩 太郎', 0312345678, $$漏洩 太郎$$`);
  await statement('select pg_sleep(0.06), $1::text')(db, [name]);
  await sql`select ${name}::text`.execute(db);
  expect(lines.map(({ message }) => message)).toEqual(Array(3).fill('A slow statement'));
  expect(lines.map(({ fields }) => fields.statement)).toEqual([
    'select pg_sleep(0.06), $1::text',
    "select pg_sleep(0.06), '…', …, '…'",
    'select pg_sleep(0.06), $1::text',
  ]);
  expect(JSON.stringify(lines)).not.toContain('漏洩');
});

it('is bounded in lines and in length', () => {
  const slow = slowLog(log, 10);
  for (let n = 0; n < 100; n += 1) slow(`select ${'x, '.repeat(1_000)}`, 50);
  expect(lines).toHaveLength(20);
  expect(String(lines[0]?.fields.statement).length).toBeLessThan(510);
});

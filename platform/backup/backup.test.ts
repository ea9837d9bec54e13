import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { append, historyHome } from '../history/index.ts';
import { jobsHome } from '../jobs/index.ts';
import { appendEvent, lockMigrations, migrate, transaction } from '../storage/index.ts';
import { contentsOf, seededRandom, testDatabase } from '../testing/index.ts';
import { readBackup } from './index.ts';
import { fillOdd, oddBefore, oddTables } from './testing/odd-tables.ts';
import { backupBytes, clear, inChunks, restoreBytes } from './testing/trial.ts';

const from = await testDatabase({ owners: [jobsHome, oddTables] });
const to = await testDatabase({ owners: [] });
const modules = [jobsHome, oddTables];
await fillOdd(from.db, 20_000);
for (const name of ['trial.one', 'trial.two']) {
  await sql`select jobs.create_queue(${name}, '{"policy": "short", "retryLimit": 3}')`.execute(from.db);
}
await sql`
  insert into jobs.job (name, data, policy, state) values
    ('trial.one', '{"a": 1}', 'standard', 'active'), ('trial.two', null, 'short', 'created')`.execute(
  from.db,
);

beforeEach(() => clear(to.db));

describe('a backup that is restored', () => {
  it('is the same in every table, sequence and partition', async () => {
    const bytes = await backupBytes(from.pool);
    const restored = await restoreBytes(to.pool, bytes, modules);
    const contents = await contentsOf(to.db);
    expect(contents).toEqual(await contentsOf(from.db));
    expect(contents['odd.parent']).toMatch(/^20000 rows/);
    expect(contents['sequence odd.ticket']).toBe('9007199254740993');
    expect(Object.keys(contents).filter((name) => name.startsWith('jobs.j'))).toHaveLength(3);
    expect(restored.rows['odd.parent']).toBe(20_000);
    expect(restored.migrated).toEqual([]);
  });

  it('goes on: ids, foreign keys, triggers, generated columns, unique jobs', async () => {
    await restoreBytes(to.pool, await backupBytes(from.pool), modules);
    const { rows } = await sql<{ id: number; twice: string }>`
      insert into odd.parent (name) values ('ab') returning id, twice`.execute(to.db);
    expect(rows).toEqual([{ id: 20_001, twice: 'abab' }]);
    expect((await sql`select from odd.log`.execute(to.db)).rows).toHaveLength(20_001);
    await expect(sql`insert into odd.child (parent) values (0)`.execute(to.db)).rejects.toThrow(
      'foreign key',
    );
    await expect(
      sql`insert into jobs.job (name, policy) values ('trial.two', 'short')`.execute(to.db),
    ).rejects.toThrow('unique');
    const definitions = sql<{ text: string }>`
      select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as text from pg_constraint
      where connamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace) order by 1`;
    expect((await definitions.execute(to.db)).rows).toEqual((await definitions.execute(from.db)).rows);
  });

  it('has the queues of jobs also where no job waits', async () => {
    const alone = await testDatabase({ owners: [jobsHome] });
    await sql`select jobs.create_queue('trial.quiet', '{}')`.execute(alone.db);
    await restoreBytes(to.pool, await backupBytes(alone.pool), [jobsHome]);
    expect(await contentsOf(to.db)).toEqual(await contentsOf(alone.db));
    await sql`insert into jobs.job (name) values ('trial.quiet')`.execute(to.db);
  });

  it('shows one moment, however much is written meanwhile', async () => {
    let moment = {};
    const writes: Promise<void>[] = [];
    const change = () =>
      transaction(from.db, async (trx) => {
        await sql`insert into odd.parent (name) values ('later')`.execute(trx);
        await sql`delete from odd.parts where n = (select max(n) from odd.parts)`.execute(trx);
        await appendEvent(trx, { kind: 'trial.told', ref: 'a' });
      });
    const bytes = await backupBytes(from.pool, {
      async begun(snapshot) {
        moment = await from.db
          .transaction()
          .setIsolationLevel('repeatable read')
          .execute(async (trx) => {
            await sql`set transaction snapshot ${sql.lit(snapshot)}`.execute(trx);
            return contentsOf(trx);
          });
      },
      progress: () => void writes.push(change()),
    });
    await Promise.all(writes);
    expect(writes.length).toBeGreaterThan(10);
    await restoreBytes(to.pool, bytes, modules);
    const withoutSequences = (contents: object) =>
      Object.entries(contents).filter(([name]) => !name.startsWith('sequence'));
    expect(withoutSequences(await contentsOf(to.db))).toEqual(withoutSequences(moment));
    expect(await contentsOf(from.db)).not.toMatchObject(Object.fromEntries(withoutSequences(moment)));
  });

  it('waits for migrations that run, since what they rewrite would look empty', async () => {
    let done: Promise<Buffer> | null = null;
    await transaction(from.db, async (trx) => {
      await lockMigrations(trx);
      await sql`alter table odd.log alter column n type bigint`.execute(trx);
      done = backupBytes(from.pool);
      await expect.poll(waitingForLocks, { timeout: 10_000 }).toBeGreaterThan(0);
    });
    const { rows } = await readBackup('b.tar', inChunks((await done) ?? Buffer.alloc(0)));
    expect(rows['odd.log']).toBe((await sql`select from odd.log`.execute(from.db)).rows.length);
    expect(rows['odd.log']).toBeGreaterThanOrEqual(20_000);
  });

  it('lets a site of the same release start meanwhile', async () => {
    let ran: string[] | null = null;
    await backupBytes(from.pool, {
      begun: async () => {
        ran = await migrate(from.db, modules);
      },
    });
    expect(ran).toEqual([]);
  });

  it('leaves the tables of other programs out, also those that call one `migrations`', async () => {
    const other = await testDatabase({ owners: [jobsHome] });
    await sql`create table public.migrations (id int primary key, timestamp bigint, name text)`.execute(
      other.db,
    );
    await sql`create table public.secrets (name text)`.execute(other.db);
    const { manifest } = await readBackup('b.tar', inChunks(await backupBytes(other.pool)));
    expect(Object.keys(manifest.migrations).sort()).toEqual(['jobs', 'platform']);
    expect(manifest.tables.filter(({ schema }) => schema === 'public')).toEqual([]);
  });

  it('of an older release gets the tables of that release, its rows, then what is new', async () => {
    const older = [jobsHome, oddBefore];
    await migrate(to.db, older);
    await fillOdd(to.db, 50);
    const bytes = await backupBytes(to.pool);
    await clear(to.db);
    const restored = await restoreBytes(to.pool, bytes, modules);
    expect(restored.migrated).toEqual(['odd/0002-shout']);
    const { rows } = await sql`
      select count(*)::int as n from odd.parent where shout = upper(name)`.execute(to.db);
    expect(rows).toEqual([{ n: 50 }]);
  });

  it('has whole rows in each part, and sums and tables that standard programs read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tomoni-backup-'));
    try {
      writeFileSync(join(folder, 'b.tar'), await backupBytes(from.pool));
      execFileSync('tar', ['xf', 'b.tar'], { cwd: folder });
      execFileSync('sh', ['-c', 'sha256sum --check --quiet --strict SHA256SUMS'], {
        cwd: join(folder, 'tomoni-backup'),
      });
      const parts = execFileSync('ls', ['data/odd.parent'], { cwd: join(folder, 'tomoni-backup') });
      const names = parts.toString().trim().split('\n');
      expect(names.length).toBeGreaterThan(2);
      const texts = names.map((name) =>
        gunzipSync(readFileSync(join(folder, 'tomoni-backup/data/odd.parent', name))).toString(),
      );
      for (const text of texts) expect(text.endsWith('\n')).toBe(true);
      expect(texts.join('').split('\n').length - 1).toBeGreaterThanOrEqual(20_000);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

async function waitingForLocks(): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(from.db);
  return rows[0]?.n ?? 0;
}

describe('a file that is not as it was written', () => {
  const whole = backupBytes(from.pool);
  const refused = async (bytes: Buffer) => {
    const code = (promise: Promise<unknown>) =>
      promise.then(
        () => 'taken',
        (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
      );
    const checked = await code(readBackup('b.tar', inChunks(bytes)));
    const restored = await code(restoreBytes(to.pool, bytes, modules));
    expect(await contentsOf(to.db)).toEqual({});
    return { checked, restored };
  };
  const both = (code: string) => ({ checked: code, restored: code });

  it('cut off anywhere leaves the place empty', async () => {
    const bytes = await whole;
    const random = seededRandom(3);
    for (const length of [
      600,
      bytes.length - 1024,
      ...Array.from({ length: 6 }, () => random.integer(600, bytes.length - 2048)),
    ]) {
      expect((await refused(bytes.subarray(0, length))).checked, `${length}`).toMatch(
        /^backup\.(cut-off|not-a-backup)$/,
      );
    }
  });

  it('with any byte changed is refused', async () => {
    const bytes = await whole;
    const random = seededRandom(5);
    let damaged = 0;
    for (let n = 0; n < 60; n += 1) {
      const copy = Buffer.from(bytes);
      const at = random.integer(0, bytes.length - 1025);
      copy[at] = (copy[at] ?? 0) ^ (1 << random.integer(0, 7));
      const checked = await readBackup('b.tar', inChunks(copy)).then(
        () => 'taken',
        (error: Error & { code?: string }) => error.code,
      );
      // Bytes that fill a block mean nothing.
      if (checked === 'taken') expect(isPadding(bytes, at), `byte ${at}`).toBe(true);
      else damaged += 1;
    }
    expect(damaged).toBeGreaterThan(50);
    const copy = Buffer.from(bytes);
    const at = bytes.indexOf('odd.parent/000002') + 700;
    copy[at] = (copy[at] ?? 0) ^ 1;
    expect(await refused(copy)).toEqual({ checked: 'backup.damaged', restored: 'backup.damaged' });
  });

  it('that is no backup is refused', async () => {
    expect(await refused(Buffer.from('PK\x03\x04'.repeat(500)))).toEqual(both('backup.not-a-backup'));
    expect(await refused(Buffer.alloc(0))).toEqual(both('backup.not-a-backup'));
  });
});

/** Whether a byte lies in the zeros after a file's end. */
function isPadding(bytes: Buffer, at: number): boolean {
  return bytes[at] === 0 && bytes.subarray(at, at - (at % 512) + 512).every((byte) => byte === 0);
}

describe('a place or a release that does not fit', () => {
  it('is refused where a site is already, which stays as it is', async () => {
    const bytes = await backupBytes(from.pool);
    await migrate(to.db, [historyHome]);
    const entry = { owner: '992020', ref: 'a', actor: { kind: 'operator' } as const, action: 'trial.done' };
    await transaction(to.db, (trx) => append(trx, { ...entry, at: new Date() }));
    const before = await contentsOf(to.db);
    await expect(restoreBytes(to.pool, bytes, [...modules, historyHome])).rejects.toMatchObject({
      code: 'backup.site-not-empty',
      text: { en: expect.stringContaining('history, platform') },
    });
    expect(await contentsOf(to.db)).toEqual(before);
  });

  it('is refused when the backup is of a newer release', async () => {
    const bytes = await backupBytes(from.pool);
    await expect(restoreBytes(to.pool, bytes, [jobsHome, oddBefore])).rejects.toMatchObject({
      code: 'backup.newer',
      text: { en: expect.stringContaining('odd/0002-shout') },
    });
    expect(await contentsOf(to.db)).toEqual({});
  });

  it('is refused when a module is not here, unless its data may be left behind', async () => {
    const bytes = await backupBytes(from.pool);
    await expect(restoreBytes(to.pool, bytes, [jobsHome])).rejects.toMatchObject({
      code: 'backup.unknown-module',
    });
    const restored = await restoreBytes(to.pool, bytes, [jobsHome], { without: ['odd'] });
    expect(restored.rows['odd.parent']).toBeGreaterThan(0);
    const names = Object.keys(await contentsOf(to.db));
    expect(names.some((name) => name.startsWith('odd.'))).toBe(false);
    expect(names).toContain('jobs.queue');
  });

  it('is refused when a migration was changed after it was released', async () => {
    const bytes = await backupBytes(from.pool);
    const changed = { ...oddTables.migrations };
    changed['0002-shout'] = {
      up: async (db) => void (await sql`alter table odd.parent add column cry text`.execute(db)),
    };
    await expect(
      restoreBytes(to.pool, bytes, [jobsHome, { ...oddTables, migrations: changed }]),
    ).rejects.toMatchObject({ code: 'backup.other-tables' });
    expect(await contentsOf(to.db)).toEqual({});
  });

  it('a database without a site makes no backup', async () => {
    await expect(backupBytes(to.pool)).rejects.toMatchObject({ code: 'backup.no-site' });
  });
});

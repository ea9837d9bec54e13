/** A whole site, backed up while it is worked on, and what becomes of it when it is restored. */
import { PLACE, publishTown, testSite } from '@tomoni/collection/testing';
import { put, remove } from '@tomoni/platform/attachments';
import { type Removal, removalsOf, restoreBackup, writeBackup } from '@tomoni/platform/backup';
import { append, purge } from '@tomoni/platform/history';
import { createApp } from '@tomoni/platform/http';
import { defineJob, sendJob, startJobs } from '@tomoni/platform/jobs';
import { listMail, queueMail } from '@tomoni/platform/mail';
import type { Site } from '@tomoni/platform/manifest';
import { type Notice, notify, subscribe, subscriberOf } from '@tomoni/platform/notices';
import type { Actor } from '@tomoni/platform/permissions';
import { transaction } from '@tomoni/platform/storage';
import { contentsOf, grepDatabase, testDatabase } from '@tomoni/platform/testing';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { homes, modules } from './modules.ts';
import { plantPerson } from './planted-person.ts';

const NAME = '漏洩 太郎';
const PERSON = { id: 'gone-person-0001', mail: 'gone.person@example.jp' };
const operator: Actor = { kind: 'operator' };
const all = [...homes, ...modules];
const { db, pool } = await testDatabase();
const to = await testDatabase({ owners: [] });
const site: Site = { ...testSite(db, () => new Date()), modules: all };

await publishTown(site, { 'remarks.csv': `ID,注意事項\n1,連絡は${NAME}まで\n` });
await plantPerson(site, PERSON);
await sql`
  insert into accounts.invitation (token_hash, email, lang, appointments, expires_at)
  values ('x', 'hanako@example.jp', 'ja', '[]', now() + interval '7 days')`.execute(db);
await queueMail(db, { to: 'hanako@example.jp', subject: 'サインインのリンク', text: 'https://x.example/1' });
const reader = await transaction(db, async (trx) => {
  const kind = 'collection.reminder';
  const wish = {
    kind,
    owner: PLACE,
    ref: 'a1',
    parts: null,
    hour: null,
    consent: '2026-11',
    lang: 'ja' as const,
  };
  const subscriber = await subscriberOf(trx, { channel: 'mail', address: 'taro@example.jp', lang: 'ja' });
  const subscription = await subscribe(trx, subscriber, wish, site.now());
  const soon: Notice = {
    ...{
      to: { subscription },
      kind,
      owner: PLACE,
      ref: 'a1',
      data: {},
      key: 'now',
      at: site.now(),
      urgent: true,
    },
    expires: new Date(Date.now() + 7 * 86_400_000),
  };
  await notify(trx, soon);
  await notify(trx, { ...soon, key: 'later', at: new Date(Date.now() + 2 * 86_400_000) });
  return { subscriber: subscriber.id, subscription };
});
await transaction(db, (trx) =>
  append(trx, { owner: PLACE, ref: 'a', actor: operator, action: 'trial.done', at: site.now() }),
);

async function* pdf() {
  yield Buffer.from('%PDF-1.7\n%%EOF\n');
}
const attached = await put(db, {
  ...{ stream: pdf(), name: '名簿.pdf', owner: PLACE, ref: 'a', actor: null, now: site.now() },
  policy: { types: ['application/pdf'], maxBytes: 1000 },
});

async function backup(): Promise<Buffer> {
  const parts: Buffer[] = [];
  await writeBackup({
    ...{ pool, release: '0.1.0', place: 'here' },
    write: async (bytes) => void parts.push(Buffer.from(bytes)),
  });
  return Buffer.concat(parts);
}

function restore(bytes: Buffer, removals: readonly Removal[] = [], modules = all) {
  const { db: _, ...rest } = site;
  async function* source() {
    yield bytes;
  }
  return restoreBackup({
    ...{ pool: to.pool, file: 'b.tar', source: source(), place: 'there', removals },
    site: { ...rest, modules },
  });
}

beforeEach(clear);

async function clear(): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select nspname as name from pg_namespace
    where nspname not in ('information_schema', 'public') and nspname not like 'pg\\_%'`.execute(to.db);
  for (const { name } of rows) await sql`drop schema ${sql.id(name)} cascade`.execute(to.db);
}

describe('a restored site', () => {
  it('has every table of every home and module as it was, but what must not go on', async () => {
    const bytes = await backup();
    await restore(
      bytes,
      [],
      all.map(({ restore: hooks, ...one }) =>
        hooks?.partitions ? { ...one, restore: { partitions: hooks.partitions } } : one,
      ),
    );
    const [was, is] = [await contentsOf(db), await contentsOf(to.db)];
    expect(is).toEqual(was);
    const filled = Object.entries(was).filter(([, content]) => !/^(?:0 rows|never)/.test(content));
    expect(filled.length).toBeGreaterThan(50);
    expect(all.filter(({ name }) => was[`${name}.migrations`] === undefined)).toEqual([]);
  });

  it('sends no letter or notice again that may have been sent, and nobody is signed in', async () => {
    const { changed } = await restore(await backup());
    expect(changed).toMatchObject({
      mail: { lettersHeld: expect.any(Number) },
      notices: { noticesHeld: 1 },
      accounts: { sessionsEnded: 1, invitationsEnded: 1 },
    });
    const letters = await listMail(to.db);
    expect(letters.filter(({ sentAt, givenUpAt }) => sentAt === null && givenUpAt === null)).toEqual([]);
    expect(letters.find(({ to: address }) => address === 'hanako@example.jp')?.error).toContain('backup');
    const { rows } =
      await sql`select key, state from notices.delivery where subscription = ${reader.subscription} order by key`.execute(
        to.db,
      );
    expect(rows).toEqual([
      { key: 'later', state: 'waiting' },
      { key: 'now', state: 'dropped' },
    ]);
    for (const table of ['session', 'verification', 'invitation']) {
      expect((await sql`select from ${sql.id('accounts', table)}`.execute(to.db)).rows).toEqual([]);
    }
    expect((await sql`select from accounts.person`.execute(to.db)).rows).toHaveLength(1);
  });

  it('does a job that was in hand again, and what waited once', async () => {
    const done: string[] = [];
    const trial = defineJob<string>({
      name: 'trial.note',
      title: { ja: '試し', en: 'Trial' },
      read: String,
      retryAfter: 0,
      run: async ({ db: where }, word) => void done.push(`${where === db ? 'before' : 'after'} ${word}`),
    });
    const trialSite = { ...site, modules: [...all, { name: 'trial', migrations: {}, jobs: [trial] }] };
    const running = await startJobs(trialSite, { lookEveryMs: 20 });
    await sendJob(db, trial, 'one');
    await expect.poll(() => done).toEqual(['before one']);
    await running.stop();
    await sendJob(db, trial, 'waits');
    await sendJob(db, trial, 'in hand');
    await sql`
      update jobs.job set state = 'active', started_on = now(), output = '{"process": "one that is gone"}'
      where name = 'trial.note' and data = '"in hand"'`.execute(db);
    await restore(await backup());
    const again = await startJobs({ ...trialSite, db: to.db }, { lookEveryMs: 20, tendEveryMs: 50 });
    await expect
      .poll(() => done.slice(1).sort(), { timeout: 10_000 })
      .toEqual(['after in hand', 'after waits']);
    await again.stop();
  });
});

describe('what was removed after the backup', () => {
  it('stays removed: a purged name, an erased account, a reader who stopped', async () => {
    const older = await backup();
    const page = async (where: Site['db']) => {
      const app = createApp({ ...site, db: where });
      return (await app.request(`http://localhost/${PLACE}/garbage/source`)).text();
    };
    const purged = await purge(site, { owner: PLACE, text: NAME, reason: '氏名の誤掲載', actor: operator });
    expect(purged.unsearched).toEqual(['名簿.pdf']);
    await remove(db, attached.id);
    await all.find(({ name }) => name === 'accounts')?.removals?.replay(site, { person: PERSON.id });
    await sql`
      insert into notices.stop (subscriber, reader, kind, owner, ref, at)
      select id, encode(sha256(convert_to(nonce, 'UTF8')), 'hex'), 'collection.reminder', ${PLACE}, 'a1', now()
      from notices.subscriber where id = ${reader.subscriber}`.execute(db);
    const removals = await removalsOf(db, all);
    expect(removals.map(({ by }) => by).sort()).toEqual(['accounts', 'history', 'notices']);
    expect(JSON.stringify(removals)).not.toMatch(/漏洩|gone\.person|taro/);

    // Without the list it all comes back.
    expect((await restore(older)).removedAgain).toBe(0);
    expect((await grepDatabase(to.db, '漏洩')).length).toBeGreaterThan(0);
    expect((await grepDatabase(to.db, PERSON.mail)).length).toBeGreaterThan(0);

    await clear();
    const { removedAgain, unsearched } = await restore(older, removals);
    expect(removedAgain).toBe(3);
    // What was removed by hand is back, and named.
    expect(unsearched).toEqual([{ owner: PLACE, file: '名簿.pdf' }]);
    expect(await grepDatabase(to.db, '漏洩')).toEqual([]);
    // Invitations are ended by every restore.
    const left = (await grepDatabase(db, PERSON.mail)).filter(
      (one) => !one.startsWith('accounts.invitation'),
    );
    expect(await grepDatabase(to.db, PERSON.mail)).toEqual(left);
    expect(await page(to.db)).not.toContain('漏洩');
    const { rows } =
      await sql`select state from notices.subscription where id = ${reader.subscription}`.execute(to.db);
    expect(rows).toEqual([{ state: 'stopped' }]);
    expect((await removalsOf(to.db, all)).map(({ id }) => id).sort()).toEqual(
      removals.map(({ id }) => id).sort(),
    );
  });
});
